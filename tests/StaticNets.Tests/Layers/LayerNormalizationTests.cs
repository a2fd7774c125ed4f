using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[LayerNormalization]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class Normalised : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(15)]
[Reshape(3, 5)]
[LayerNormalization(Epsilon = 1e-5)]
[Flatten]
[Dense(3)]
public sealed partial class NormalisedRows : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(60)]
[Reshape(3, 4, 5)]
[LayerNormalization(Axis = 0)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class LayerNormalisedAll : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(42)]
[Reshape(2, 3, 7)]
[LayerNormalization(Axis = -2, Epsilon = 1e-5)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class LayerNormalisedLines : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(18)]
[Reshape(2, 9)]
[LayerNormalization(Axis = 0, Frozen = true)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class LayerNormalisedFrozen : ILearnTargets<double>;

/// <summary>
/// Rows that are not whole vectors, shorter than a cache line, beside a frozen layer: the parts that training moves are not one range.
/// </summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 1)]
[LayerNormalization(Axis = 0)]
[LayerNormalization(Axis = 0)]
[Flatten]
[Dense(2, Frozen = true)]
[Dense(3)]
[LayerNormalization]
public sealed partial class LayerNormalisedParts : ILearnTargets<float>;

public sealed class LayerNormalizationTests() : PieceTests<Normalised>("Normalised");

public sealed class LayerNormalizationOfRowsTests() : PieceTests<NormalisedRows>("NormalisedRows");

public sealed class LayerNormalizationOfImagesTests() : PieceTests<LayerNormalisedAll>("LayerNormalisedAll", "normalizations_float64")
{
    [Fact]
    public void ElementsAreSavedInOrder()
    {
        LayerNormalisedAll network = new(seed: 1);
        double[] numbers = [.. Enumerable.Range(0, 60).Select(i => 1.0 + i)];
        network.Parameters.Set("layer_normalization/gamma", numbers);
        using TemporaryFolder folder = new();
        network.Save(folder.File("a.safetensors"));
        LayerNormalisedAll loaded = new(seed: 2);
        loaded.LoadWeights(folder.File("a.safetensors"));
        double[] found = new double[60];
        loaded.Parameters["layer_normalization/gamma"].FlattenTo(found);
        Assert.Equal(numbers, found);
        Assert.Equal(50, loaded.Parameters["layer_normalization/gamma"][2, 1, 4]);
    }
}

public sealed class LayerNormalizationOfLinesTests() : PieceTests<LayerNormalisedLines>("LayerNormalisedLines", "normalizations_float64");

public sealed class FrozenLayerNormalizationTests() : PieceTests<LayerNormalisedFrozen>("LayerNormalisedFrozen", "normalizations_float64")
{
    [Fact]
    public void StepsMoveEachWeightOnce()
    {
        LayerNormalisedParts network = new(seed: 1);
        float[] x = [.. Enumerable.Range(0, 15).Select(i => (float)Math.Sin(i))];
        float[] y = [.. Enumerable.Range(0, 15).Select(i => (float)Math.Cos(i))];
        Gradients<float> gradients = new();
        network.Gradient(x, y, gradients);
        Dictionary<string, float[]> expected = network.Parameters.Names.ToDictionary(
            name => name,
            name =>
                Flat(network.Parameters[name])
                    .Zip(Flat(gradients.Parameters[name]), (w, g) => name.StartsWith("dense/", StringComparison.Ordinal) ? w : w - g)
                    .ToArray()
        );
        network.TrainStep(x, y, new Sgd(1));
        foreach ((string name, float[] values) in expected)
        {
            // A multiply-add instead of a difference; the numbers are below 2.
            Assert.All(values.Zip(Flat(network.Parameters[name])), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        }
    }

    private static float[] Flat(System.Numerics.Tensors.ReadOnlyTensorSpan<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
