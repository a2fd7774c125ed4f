using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.Convolutions;
using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Observed;

/// <summary>
/// <c>Activations</c> returns the output of each layer, also where predictions merge layers and training leaves an activation to the loss.
/// </summary>
public sealed class LayerValueTests
{
    // In double precision, two ways to compute a sum of a few dozen terms differ by a few units of 2^-53.
    private const double Tolerance = 1e-14;

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void AreThoseOfNaiveLoops(int rows)
    {
        ObservedImages network = new(seed: 3);
        Compare<float>(network, network.Parameters, network.Activations, rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void AreThoseOfNaiveLoopsInDouble(int rows)
    {
        ObservedDoubles network = new(seed: 4);
        Compare<double>(network, network.Parameters, network.Activations, rows);
    }

    /// <summary>The values follow the weights after each change of these, and a copy has its own.</summary>
    [Fact]
    public void FollowTheWeights()
    {
        ObservedDoubles network = new(seed: 4);
        ObservedDoubles copy = network.Clone();
        double[] x = Numbers(ObservedDoubles.InputLength, seed: 1);
        Activations<double> before = network.Activations(x);
        double[] held = before[^1].Values.ToArray();
        Randomize(network.Parameters, seed: 8);
        Compare<double>(network, network.Parameters, network.Activations, rows: 2);
        Assert.Equal(held, before[^1].Values);
        Assert.Equal(held, copy.Activations(x)[^1].Values);
    }

    [Fact]
    public void OfAClassifierEndWithItsProbabilities()
    {
        ObservedClasses network = new(seed: 2);
        float[] x = [.. Numbers(5 * ObservedClasses.InputLength, seed: 3).Select(value => (float)value)];
        Activations<float> activations = network.Activations(x);
        Assert.Equal(x, activations["dropout"].Values);
        Assert.Equal(x, activations["flatten"].Values);
        Assert.Equal(x, activations["gaussian_noise"].Values);
        Assert.Equal(network.Predict(x), activations["dense_1"].Values);
        Assert.Equal([3, 4], activations["dropout"].Shape);
        Assert.Equal([12], activations["flatten"].Shape);
    }

    [Fact]
    public void OfPartsAndBlocksHavePaths()
    {
        ObservedTwins network = new(seed: 5);
        const int rows = 3;
        double[] left = Numbers(rows * 6, seed: 1);
        double[] right = Numbers(rows * 6, seed: 2);
        Activations<double> activations = network.Activations(left, right);
        string[] names =
        [
            "twin/dense",
            "twin/dense_1",
            "twin",
            "twin_1/dense",
            "twin_1/dense_1",
            "twin_1",
            "shortcut/dense",
            "shortcut/dense_1",
            "shortcut/add",
            "shortcut",
            "both",
            "side",
            "main",
        ];
        Assert.Equal(names, activations.Select(layer => layer.Name));
        double[] ofLeft = new double[rows * 4];
        double[] ofRight = new double[rows * 4];
        network.Twin.Predict(left, ofLeft);
        network.Twin.Predict(right, ofRight);
        Near(ofLeft, activations["twin"]);
        Near(ofRight, activations["twin_1"]);
        Near(ofRight, activations["twin_1/dense_1"]);
        double[] side = new double[rows * 3];
        double[] main = new double[rows * 2];
        network.Predict(left, right, side, main);
        Near(side, activations["side"]);
        Near(main, activations["main"]);
        for (int row = 0; row < rows; row++)
        {
            double[] both = [.. activations["shortcut/add"].Row(row), .. activations["twin"].Row(row)];
            Assert.Equal(both, activations["both"].Row(row));
            Near(
                Naive(network.Parameters, "shortcut/dense", ofRight.AsSpan(row * 4, 4), Math.Tanh),
                activations["shortcut/dense"].Row(row)
            );
        }
    }

    [Fact]
    public void OfIndicesConstantsAndNarrowWeights()
    {
        ObservedWords network = new(seed: 6);
        int[] words = [8, 0, 3, 3, 1, 2, 3, 4];
        float[] numbers = [1, 2, 3, 4, 5, -1, -2, -3, -4, -5];
        Activations<float> activations = network.Activations(words, numbers);
        for (int i = 0; i < words.Length; i++)
        {
            float[] vector = [.. Enumerable.Range(0, 3).Select(j => network.Parameters["embedding/embeddings"][words[i], j])];
            Assert.Equal(vector, activations["embedding"].Values.Slice(i * 3, 3));
        }

        Assert.Equal(activations["embedding"].Values, activations["flatten"].Values);
        Assert.Equal([1, 2, 3, 4, 5, 1, 2, 3, 4, 5], activations["constant"].Values);
        for (int i = 0; i < numbers.Length; i++)
        {
            float sum = activations["dense"].Values[i] + activations["constant"].Values[i];
            Assert.Equal(sum, activations["add"].Values[i]);
            Assert.Equal(sum * numbers[i], activations["multiply"].Values[i]);
        }

        float[] y = new float[4];
        network.Predict(words, numbers, y);
        Assert.Equal(y, activations["dense_1"].Values);
    }

    /// <summary>Each layer has the numbers of a network that ends with it; those for any number of steps are the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void OfSequencesHaveEachStep(int rows)
    {
        ObservedSteps network = new(seed: 7);
        ObservedSevenSteps known = new();
        FirstOfSteps first = new();
        SecondOfSteps second = new();
        ThirdOfSteps third = new();
        foreach (
            ParameterSet<double> parameters in (ParameterSet<double>[])
                [known.Parameters, first.Parameters, second.Parameters, third.Parameters]
        )
        {
            foreach (string name in parameters.Names)
            {
                double[] values = new double[network.Parameters[name].FlattenedLength];
                network.Parameters[name].FlattenTo(values);
                parameters.Set(name, values);
            }
        }

        double[] x = Numbers(rows * 7 * 3, seed: 4);
        Activations<double> open = network.Activations(x, steps: 7);
        Activations<double> closed = known.Activations(x);
        string[] layers = ["lstm", "dense", "gru", "simple_rnn", "dense_1"];
        double[] y = new double[rows * 2];
        network.Predict(x, y, steps: 7);
        double[][] expected =
        [
            first.Predict(x),
            second.Predict(x),
            third.Predict(x),
            .. (double[][])[closed["simple_rnn"].Values.ToArray(), y],
        ];
        Assert.Equal(layers, open.Select(layer => layer.Name));
        Assert.Equal(layers, closed.Select(layer => layer.Name));
        Assert.Equal(["7 4", "7 5", "7 6", "2", "2"], open.Select(layer => string.Join(' ', layer.Shape)));
        for (int i = 0; i < layers.Length; i++)
        {
            Near(expected[i], open[i]);
            Near(expected[i], closed[i]);
            Assert.Equal(closed[i].Shape, open[i].Shape);
        }

        Assert.Equal(rows, network.Activations(x, steps: 1)["lstm"].Rows / 7);
        Assert.Equal([21 / 3, 5], network.Activations(x.AsSpan(0, 21), steps: 7)["dense"].Shape);
    }

    [Fact]
    public void OfSequencesOfIndices()
    {
        ObservedIndices network = new(seed: 8);
        int[] x = [5, 0, 2, 1, 1, 3];
        Activations<float> activations = network.Activations(x, steps: 3);
        float[] y = new float[2 * 3 * 4];
        network.Predict(x, y, steps: 3);
        Assert.Equal(y, activations["simple_rnn"].Values);
        Assert.Equal([3, 3], activations["embedding"].Shape);
        Assert.Equal(network.Parameters["embedding/embeddings"][1, 2], activations["embedding"].Tensor[1, 0, 2]);
    }

    [Fact]
    public void AreTheSameOnManyThreads()
    {
        ObservedImages network = new(seed: 3);
        float[][] inputs =
        [
            .. Enumerable.Range(0, 8).Select(i => Numbers(ObservedImages.InputLength, i).Select(value => (float)value).ToArray()),
        ];
        float[][] expected = [.. inputs.Select(x => network.Clone().Activations(x).SelectMany(layer => layer.Values.ToArray()).ToArray())];
        Parallel.For(
            0,
            200,
            i => Assert.Equal(expected[i % 8], network.Activations(inputs[i % 8]).SelectMany(layer => layer.Values.ToArray()))
        );
    }

    /// <summary>Compares all layers of a network of images with naive loops over random weights and moving statistics.</summary>
    private static void Compare<T>(ILearnTargets<T> network, ParameterSet<T> parameters, Activating<T> activate, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Randomize(parameters, seed: 6);
        Type type = network.GetType();
        NetworkDescription description = NetworkInside.Description(type);
        Assert.NotNull(NetworkInside.Folded(NetworkInside.Engine<T>(network)));
        RandomRows<T> data = new(description, rows, seed: 5);
        T[] block = NetworkInside.Engine<T>(network).Parameters.Span.ToArray();
        ReferenceImages reference = new(type, description.Tensors.Select(tensor => SizedImages.Values(tensor, block)), training: false);
        reference.Run(SizedImages.Widen<T>(data.X), SizedImages.Widen<T>(data.Targets), rows);

        Activations<T> activations = activate(data.X);
        double tolerance = SizedImages.Tolerance<T>(description, rows);
        Assert.Equal(reference.LayerOutputs.Length, activations.Count);
        for (int i = 0; i < activations.Count; i++)
        {
            double error = RelativeError.Of<double>(SizedImages.Widen(activations[i].Values), reference.LayerOutputs[i]);
            Assert.True(error <= tolerance, $"{activations[i].Name}: {error:E2} is more than {tolerance:E2}");
        }

        // Both are within the tolerance of the naive loops, so they are within twice the tolerance of each other.
        T[] y = new T[rows * description.OutputLength];
        network.Predict(data.X, y);
        Assert.True(RelativeError.Of<T>(activations[^1].Values, y) <= 2 * tolerance);
    }

    private static void Randomize<T>(ParameterSet<T> parameters, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        System.Random random = new(seed);
        foreach (string name in parameters.Names.Where(name => !name.EndsWith("kernel", StringComparison.Ordinal)))
        {
            // Variances and factors around 1, other numbers around 0.
            double least =
                name.EndsWith("variance", StringComparison.Ordinal) || name.EndsWith("gamma", StringComparison.Ordinal) ? 0.5 : -0.5;
            int length = (int)parameters[name].FlattenedLength;
            parameters.Set(name, [.. Enumerable.Range(0, length).Select(_ => T.CreateTruncating(least + random.NextDouble()))]);
        }
    }

    /// <summary>Returns the outputs of a dense layer for one row.</summary>
    private static double[] Naive(ParameterSet<double> parameters, string layer, ReadOnlySpan<double> x, Func<double, double> function)
    {
        double[] inputs = x.ToArray();
        int units = (int)parameters[layer + "/bias"].FlattenedLength;
        return
        [
            .. Enumerable
                .Range(0, units)
                .Select(j =>
                    function(
                        parameters[layer + "/bias"][j] + inputs.Select((value, i) => value * parameters[layer + "/kernel"][i, j]).Sum()
                    )
                ),
        ];
    }

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => DifferentiableNetwork.Normal(random))];
    }

    private static void Near(double[] expected, LayerActivation<double> layer) => Near(expected, layer.Values);

    private static void Near(double[] expected, ReadOnlySpan<double> actual) =>
        Assert.InRange(RelativeError.Of<double>(actual, expected), 0, Tolerance);

    private delegate Activations<T> Activating<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
