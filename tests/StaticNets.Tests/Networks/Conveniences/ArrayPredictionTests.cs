namespace StaticNets.Tests.Networks.Conveniences;

/// <summary>The predictions that return arrays and classes, against those that write to spans.</summary>
public sealed partial class ArrayPredictionTests
{
    [Fact]
    public void AnArrayHoldsWhatTheSpanReceives()
    {
        float[] x = Numbers(5 * 3);
        SoftNet network = new(seed: 1);
        float[] y = new float[5 * 4];
        network.Predict(x, y);
        Assert.Equal(y, network.Predict(x));
        Assert.Empty(network.Predict([]));
        Assert.Throws<ArgumentException>(() => network.Predict(Numbers(4)));
    }

    [Fact]
    public void TheLargestOutputIsTheClass()
    {
        float[] x = Numbers(50 * 3);
        SoftNet network = new(seed: 1);
        int[] expected = [.. network.Predict(x).Chunk(4).Select(row => Array.IndexOf(row, row.Max()))];
        Assert.Equal(expected, network.PredictClasses(x));
        Assert.True(expected.Distinct().Count() > 1);
        for (int row = 0; row < 50; row++)
        {
            Assert.Equal(expected[row], network.PredictClass(x.AsSpan(row * 3, 3)));
        }

        var error = Assert.Throws<ArgumentException>(() => network.PredictClass(x));
        Assert.Contains("has 3 values, but 150 were given", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A sigmoid decides at one half, a hinge loss at zero.</summary>
    [Fact]
    public void ASingleOutputDecidesByItsThreshold()
    {
        float[] x = Numbers(40 * 3);
        SigmoidNet sigmoid = new(seed: 1);
        Assert.Equal(sigmoid.Predict(x).Select(y => y > 0.5f ? 1 : 0), sigmoid.PredictClasses(x));
        HingeNet hinge = new(seed: 1);
        Assert.Equal(hinge.Predict(x).Select(y => y > 0 ? 1 : 0), hinge.PredictClasses(x));
        Assert.Contains(hinge.Predict(x), y => y is > 0 and < 0.5f);
        Assert.Equal(2, hinge.PredictClasses(x).Distinct().Count());
        InferenceNet inference = new(seed: 1);
        Assert.Equal(inference.Predict(x).Select(y => y > 0.5f ? 1 : 0), inference.PredictClasses(x));
    }

    [Fact]
    public void IndicesHaveClassesToo()
    {
        int[] x = [0, 1, 2, 3, 4, 0];
        WordNet network = new(seed: 1);
        float[] y = new float[2 * 3];
        network.Predict(x, y);
        Assert.Equal(y, network.Predict(x));
        Assert.Equal(y.Chunk(3).Select(row => Array.IndexOf(row, row.Max())), network.PredictClasses(x));
        x[2] = 9;
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(x));
    }

    /// <summary>Rows of these networks have no class: a quantity, several decisions, several steps.</summary>
    [Theory]
    [InlineData(typeof(QuantityNet))]
    [InlineData(typeof(LabelNet))]
    [InlineData(typeof(StepNet))]
    public void OnlyClassifiersOfRowsHaveTheMethod(Type network)
    {
        Assert.Null(network.GetMethod("PredictClass"));
        Assert.Null(network.GetMethod("PredictClasses"));
        Assert.NotNull(network.GetMethod("Predict", [typeof(ReadOnlySpan<float>)]));
    }

    [Fact]
    public void ANaNHasNoClass()
    {
        SigmoidNet network = new(seed: 1);
        var error = Assert.Throws<ArgumentException>(() => network.PredictClasses([0, float.NaN, 0]));
        Assert.Contains("NaN", error.Message, StringComparison.Ordinal);
    }

    private static float[] Numbers(int count)
    {
        NormalSampler normal = new(new Xoshiro256StarStar(5));
        return [.. Enumerable.Range(0, count).Select(_ => (float)normal.Next())];
    }

    [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
    [Input(3)]
    [Dense(4, Activation = Activation.Softmax)]
    private sealed partial class SoftNet;

    [Network(Loss = Loss.BinaryCrossEntropy)]
    [Input(3)]
    [Dense(1, Activation = Activation.Sigmoid)]
    private sealed partial class SigmoidNet;

    [Network(Loss = Loss.Hinge)]
    [Input(3)]
    [Dense(1)]
    private sealed partial class HingeNet;

    [Network]
    [Input(3)]
    [Dense(1, Activation = Activation.Sigmoid)]
    private sealed partial class InferenceNet;

    [Network(Loss = Loss.MeanSquaredError)]
    [Input(3)]
    [Dense(1)]
    private sealed partial class QuantityNet;

    [Network(Loss = Loss.BinaryCrossEntropy)]
    [Input(3)]
    [Dense(2, Activation = Activation.Sigmoid)]
    private sealed partial class LabelNet;

    [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
    [Input(4, 3)]
    [Dense(2, Activation = Activation.Softmax, PerStep = true)]
    private sealed partial class StepNet;

    [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
    [Input(3)]
    [Embedding(5, 2)]
    [Flatten]
    [Dense(3, Activation = Activation.Softmax)]
    private sealed partial class WordNet;
}
