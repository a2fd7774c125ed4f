using System.Numerics.Tensors;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7)]
[Embedding(5, 3)]
[Lstm(6)]
[Dense(2)]
public sealed partial class EmbeddedLstm : ILearnIndices<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Embedding(9, 17)]
[Flatten]
[Dense(4)]
public sealed partial class EmbeddedWords : ILearnIndices<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3)]
[Embedding(6, 4)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class EmbeddedGrid : ILearnIndices<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Embedding(4, 5)]
[Flatten]
[Dense(2)]
public sealed partial class EmbeddedOnce : ILearnIndices<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Embedding(6, 2, Name = "narrow")]
[Embedding(7, 9, Name = "wide", From = "input")]
[Concatenate("narrow")]
[SimpleRnn(4)]
public sealed partial class EmbeddedTwice : ILearnIndices<double>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Embedding(8, 4)]
[Gru(5, ReturnSequences = true)]
[Dense(3, PerStep = true, Activation = Activation.Softmax)]
public sealed partial class EmbeddedTags : ILearnIndexedClasses<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Embedding(3, 2)]
[Flatten]
internal sealed partial class TableAlone;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4)]
[Embedding(30, 20, Initializer = Initializer.Constant, InitializerValue = 0.25, Frozen = true)]
[Flatten]
[Dense(1)]
internal sealed partial class FrozenTable;

[Network]
[Input(2)]
[Embedding(100, 100)]
internal sealed partial class LargeTable;

public sealed class EmbeddingTests() : RecurrentTests<EmbeddedLstm>("EmbeddedLstm")
{
    [Fact]
    public void StepsEqualTheSequence()
    {
        EmbeddedLstm network = Initial();
        EmbeddedLstm.State state = network.NewState();
        StepsMatch(7, state.Reset, (x, y) => network.Step(state, [(int)x[0]], y));
    }

    /// <summary>The loss is the mean of y² over rows and outputs, so each place adds 2y / (rows · outputs) to its row of the table.</summary>
    [Fact]
    public void GradientOfARowIsTheSumOverItsPlaces()
    {
        TableAlone network = new();
        network.Parameters.Set("embedding/embeddings", [1, 2, 3, 4, 5, 6]);
        Gradients<double> gradients = new();
        double loss = network.Gradient([2, 0, 2, 2, 0, 0, 0, 2], new double[16], gradients);
        double[] table = new double[6];
        gradients.Parameters["embedding/embeddings"].FlattenTo(table);
        Assert.Equal(4 * (1 + 4 + 25 + 36) / 16.0, loss, 12);
        Assert.Equal([4 * 2 * 1 / 16.0, 4 * 2 * 2 / 16.0, 0, 0, 4 * 2 * 5 / 16.0, 4 * 2 * 6 / 16.0], table);
        Assert.All(gradients.Input.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void InitialValuesAreThoseOfKeras()
    {
        double[] values = Array.ConvertAll(Flat(new LargeTable(seed: 3).Parameters["embedding/embeddings"]), value => (double)value);
        Assert.All(values, value => Assert.InRange(value, -0.05, 0.05));

        // U(−b, b) has the variance b²/3. The mean of 10 000 squares has the relative deviation √(4/5 / 10 000) = 0.9 %.
        double variance = values.Sum(value => value * value) / values.Length;
        Assert.InRange(variance, 0.955 * 0.05 * 0.05 / 3, 1.045 * 0.05 * 0.05 / 3);
    }

    [Fact]
    public void AFrozenTableStays()
    {
        FrozenTable network = new();
        float before = network.Parameters["dense/kernel"][0, 0];
        network.TrainStep([1, 2, 3, 4], [1], new Adam(0.1));
        Assert.All(Flat(network.Parameters["embedding/embeddings"]), value => Assert.Equal(0.25f, value));
        Assert.NotEqual(before, network.Parameters["dense/kernel"][0, 0]);
    }

    private static float[] Flat(ReadOnlyTensorSpan<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}

public sealed class EmbeddingOfWordsTests() : RecurrentTests<EmbeddedWords>("EmbeddedWords");

public sealed class EmbeddingOfGridTests() : RecurrentTests<EmbeddedGrid>("EmbeddedGrid");

public sealed class EmbeddingOfOneIndexTests() : RecurrentTests<EmbeddedOnce>("EmbeddedOnce");

public sealed class TwoEmbeddingsTests() : RecurrentTests<EmbeddedTwice>("EmbeddedTwice");

public sealed class EmbeddingOfTagsTests() : RecurrentTests<EmbeddedTags>("EmbeddedTags");
