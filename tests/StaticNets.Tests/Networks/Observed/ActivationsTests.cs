using System.Text.RegularExpressions;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Tests.Networks.Observed;

/// <summary>What <c>Activations</c> returns: layers by number and name, shapes, rows, and messages.</summary>
public sealed partial class ActivationsTests
{
    private static readonly float[] _rows = new float[3 * ObservedImages.InputLength];

    [Fact]
    public void ListsTheLayersOfTheSummary()
    {
        Activations<float> activations = new ObservedImages(seed: 1).Activations(_rows);
        Match[] layers = [.. Layer().Matches(ObservedImages.Summary).Where(row => row.Groups["kind"].Value != "Input")];
        Assert.Equal(13, activations.Count);
        Assert.Equal(layers.Select(row => row.Groups["name"].Value), activations.Select(layer => layer.Name));
        Assert.Equal(layers.Select(row => row.Groups["shape"].Value), activations.Select(layer => string.Join('×', layer.Shape)));
        Assert.All(activations, layer => Assert.Equal(3 * layer.Length, layer.Values.Length));
        Assert.All(activations, layer => Assert.Same(layer, activations[layer.Name]));
        Assert.Equal(3, activations.Rows);
        Assert.Equal(5, activations[^1].Length);
        Assert.StartsWith(
            "conv2d [24, 32, 6], max_pooling2d [12, 16, 6], conv2d_1 [10, 14, 32], ",
            activations.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void HasAViewOfEachShape()
    {
        LayerActivation<float> layer = new ObservedLayer(seed: 1).Activations([1, 2, 3, 4])["dense"];
        Assert.Equal([2, 3], layer.Tensor.Lengths.ToArray());
        Assert.Equal(layer.Values[5], layer.Tensor[1, 2]);
        Assert.Equal(layer.Values[3..], layer.Row(1));
        Assert.Equal("dense [3]", layer.ToString());
        LayerActivation<float> image = new ObservedImages(seed: 1).Activations(_rows)["conv2d"];
        Assert.Equal(image.Values[(((((2 * 24) + 5) * 32) + 7) * 6) + 4], image.Tensor[2, 5, 7, 4]);
    }

    [Fact]
    public void OfNoRowsAreEmpty()
    {
        Activations<float> activations = new ObservedLayer(seed: 1).Activations([]);
        Assert.Equal(0, activations.Rows);
        Assert.True(activations["dense"].Values.IsEmpty);
        Assert.Equal([0, 3], activations["dense"].Tensor.Lengths.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => activations["dense"].Row(0).Length);
    }

    [Fact]
    public void MissingLayersAreNamed()
    {
        Activations<float> activations = new ObservedClasses(seed: 1).Activations(new float[12]);
        Refused<KeyNotFoundException>(
            "ObservedClasses has no layer 'dense_2'. Did you mean 'dense_1'? The layers are dropout, flatten, gaussian_noise, dense, dense_1.",
            () => activations["dense_2"]
        );
        Refused<KeyNotFoundException>("ObservedClasses has no layer 'softmax'. The layers are dropout,", () => activations["softmax"]);
        Refused<KeyNotFoundException>("ObservedClasses has no layer 'Dense'. Did you mean 'dense'?", () => activations["Dense"]);
        Assert.Throws<ArgumentNullException>(() => activations[null!]);
        Assert.Throws<IndexOutOfRangeException>(() => activations[5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => activations[0].Row(1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => activations[0].Row(-1).Length);
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        ObservedLayer layer = new(seed: 1);
        Refused<ArgumentException>(
            "The input holds 3 values, which is no whole number of rows of 2.",
            () => layer.Activations(Hidden(new float[3]))
        );
        ObservedSteps steps = new(seed: 1);
        Refused<ArgumentException>("no whole number of sequences of 4 steps", () => steps.Activations(Hidden(new double[13]), steps: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => steps.Activations(new double[12], steps: 0));
        ObservedTwins twins = new(seed: 1);
        Refused<ArgumentException>("The input 'right' holds 2 rows", () => twins.Activations(new double[6], new double[12]));
        ObservedWords words = new(seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => words.Activations(Hidden([0, 1, 2, 9]), new float[5]));
        ObservedIndices indices = new(seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => indices.Activations(Hidden([0, -1]), steps: 2));
    }

    /// <summary>One sequence of 300 million steps has more outputs than an array can have.</summary>
    [Fact]
    public void ResultsLongerThanAnArrayAreRefused()
    {
        ActivationDescription[] layers = [new("dense", [Steps.Any, 8], offset: 0, stepOffset: 0)];
        Unreached engine = new(NetworkInside.Engine<float>(new ObservedLayer(seed: 1)), layers);
        Refused<ArgumentException>(
            "ObservedLayer.Activations: the outputs of all layers for one row are 2400000000 values, more than an array can have.",
            () => engine.Compute([], 300_000_000)
        );
    }

    /// <summary>Returns the same array: the analyzer reports wrong arguments only where the call shows them.</summary>
    private static T[] Hidden<T>(T[] values) => values;

    private static void Refused<TException>(string message, Func<object> action)
        where TException : Exception => Assert.Contains(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<name>\w+) \((?<kind>\w+)\) +\((?<shape>[\d×]+)\)", RegexOptions.Multiline)]
    private static partial Regex Layer();

    private sealed class Unreached(NetworkEngine<float> network, ActivationDescription[] layers) : ActivationEngine<float>(network, layers)
    {
        public override void Forward(ref float x, ref float y, nuint count) => Assert.Fail("Nothing is computed.");
    }
}
