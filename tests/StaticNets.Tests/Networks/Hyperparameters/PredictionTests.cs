namespace StaticNets.Tests.Networks.Hyperparameters;

[Network(Activations = true)]
[Input(Steps.Any, 3)]
[Dense(4, PerStep = true)]
[BatchNormalization(Epsilon = 1e-3)]
[SimpleRnn(3, ReturnSequences = true)]
[BatchNormalization(Epsilon = 1e-3)]
internal sealed partial class VariedSteps;

[Network(Activations = true)]
[Input(Steps.Any, 3)]
[Dense(4, PerStep = true)]
[BatchNormalization(Epsilon = 0.5)]
[SimpleRnn(3, ReturnSequences = true)]
[BatchNormalization(Epsilon = 0.25)]
internal sealed partial class ConstantSteps;

[Network]
[Input(4)]
[Dense(4)]
[BatchNormalization(Epsilon = 1e-3)]
[Activation(Activation.Tanh)]
[BatchNormalization(Epsilon = 1e-3)]
internal sealed partial class NormalizedPart;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4)]
[BatchNormalization(Epsilon = 0.5)]
[Use<NormalizedPart>(Name = "encoder")]
[Dense(2)]
internal sealed partial class WithNormalizedPart;

/// <summary>Predictions follow a changed ε, also where it has been folded into weights, and no other hyperparameter.</summary>
public sealed class PredictionTests
{
    private static readonly float[] _x = [.. Enumerable.Range(0, 24).Select(i => MathF.Sin(i))];

    /// <summary>The first normalisation is folded into the weights of the dense layer, the second is computed.</summary>
    [Fact]
    public void FoldedWeightsAreComputedAgain()
    {
        VariedChain network = new(3);
        ConstantChain constant = new(3);
        float[] before = Of(network.Predict);
        Assert.NotEqual(before, Of(constant.Predict));
        network.BatchNormalization.Epsilon = 0.1;
        float[] between = Of(network.Predict);
        Assert.NotEqual(before, between);
        network.BatchNormalization1.Epsilon = 0.2;
        Assert.NotEqual(between, Of(network.Predict));
        Assert.Equal(Of(constant.Predict), Of(network.Predict));
        network.BatchNormalization.Epsilon = 1e-3;
        network.BatchNormalization1.Epsilon = 1e-3;
        Assert.Equal(before, Of(network.Predict));

        static float[] Of(Predict predict)
        {
            float[] y = new float[4];
            predict(_x, y);
            return y;
        }
    }

    [Fact]
    public void OtherHyperparametersDoNotConcernPredictions()
    {
        VariedChain network = new(3);
        float[] before = new float[4];
        network.Predict(_x, before);
        network.Dropout.Rate = 0.5;
        network.GaussianNoise.Deviation = 3;
        network.Dense.DropConnect = 0.5;
        network.Dense.MaxNorm = 1e-3;
        network.Dense.L2 = 1;
        float[] after = new float[4];
        network.Predict(_x, after);
        Assert.Equal(before, after);
    }

    /// <summary>Sequences, single time steps and the outputs of all layers.</summary>
    [Fact]
    public void StepsAndActivationsFollow()
    {
        VariedSteps network = new(3);
        ConstantSteps constant = new(3);
        float[] before = OfVaried();
        network.BatchNormalization.Epsilon = 0.5;
        network.BatchNormalization1.Epsilon = 0.25;
        float[] after = OfVaried();
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First, pair.Second));
        float[] y = new float[24];
        constant.Predict(_x, y, 8);
        float[] step = new float[3];
        constant.Step(constant.NewState(), _x.AsSpan(0, 3), step);
        float[] last = [.. constant.Activations(_x, 8)["batch_normalization_1"].Values];
        Assert.Equal([.. y, .. step, .. last], after);

        float[] OfVaried()
        {
            float[] all = new float[24];
            network.Predict(_x, all, 8);
            float[] one = new float[3];
            network.Step(network.NewState(), _x.AsSpan(0, 3), one);
            return [.. all, .. one, .. network.Activations(_x, 8)["batch_normalization_1"].Values];
        }
    }

    /// <summary>A part has no hyperparameters of its own: it computes with those of the network around it.</summary>
    [Fact]
    public void PartsFollow()
    {
        WithNormalizedPart network = new(3);
        Assert.Equal(
            ["batch_normalization/Epsilon", "encoder/batch_normalization/Epsilon", "encoder/batch_normalization_1/Epsilon"],
            network.Hyperparameters.Names
        );
        float[] before = new float[24];
        network.Encoder.Predict(_x, before);
        network.BatchNormalization.Epsilon = 2;
        float[] same = new float[24];
        network.Encoder.Predict(_x, same);
        Assert.Equal(before, same);
        network.Hyperparameters["encoder/batch_normalization/Epsilon"] = 0.1;
        network.Hyperparameters["encoder/batch_normalization_1/Epsilon"] = 0.2;
        NormalizedPart alone = new(1);
        alone.BatchNormalization.Epsilon = 0.1;
        alone.BatchNormalization1.Epsilon = 0.2;
        MemoryStream weights = new();
        network.Save(weights);
        alone.Parameters.Edit(edit =>
        {
            foreach (string tensor in (string[])["dense/kernel", "dense/bias"])
            {
                network.Parameters["encoder/" + tensor].CopyTo(edit[tensor]);
            }
        });
        float[] expected = new float[24];
        alone.Predict(_x, expected);
        network.Encoder.Predict(_x, same);
        Assert.Equal(expected, same);
        Assert.NotEqual(before, same);
    }

    private delegate void Predict(ReadOnlySpan<float> x, Span<float> y);
}
