using System.Globalization;
using static StaticNets.Generator.Tests.RandomDeclarations.Mistake;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Mistakes of sizes, shapes, values and losses: SNET1001 to SNET1012 and SNET2004 to SNET2010.</summary>
internal static class ShapeMistakes
{
    private static readonly string[] _notPositive = ["0", "-1", "int.MinValue"];

    // int.MinValue is Steps.Any, which has a diagnostic of its own.
    private static readonly string[] _noSizes = ["0", "-1"];
    private static readonly string[] _notAboveZero = ["0", "-1e-9", "double.NaN", "double.PositiveInfinity"];
    private static readonly string[] _negative = ["-1", "-1e-9", "double.NaN", "double.PositiveInfinity"];
    private static readonly string[] _penalties = ["L1", "L2", "ElasticNet"];
    private static readonly string[] _withoutAlpha = ["Relu", "Tanh", "Gelu", "Softmax", "Linear"];
    private static readonly string[] _noRates = ["1", "1.5", "-0.1", "double.NaN", "double.PositiveInfinity"];
    private static readonly string[] _ofClasses = ["CategoricalCrossEntropy", "SparseCategoricalCrossEntropy"];
    private static readonly string[] _crossEntropies = ["BinaryCrossEntropy", .. _ofClasses];

    public static IReadOnlyList<Mistake> All { get; } =
    [
        OnLayer(
            "SNET1001",
            "units or filters",
            HasKernel,
            (_, layer, random) => layer.Arguments[0] = RandomNetworks.Pick(random, _notPositive)
        ),
        OnLayer(
            "SNET1001",
            "inputs",
            HasKernel,
            (_, layer, random) => layer.Properties["Inputs"] = RandomNetworks.Pick(random, _notPositive)
        ),
        Always("SNET1001", "input", (network, random) => network.InputText = $"Input(2, {RandomNetworks.Pick(random, _noSizes)})"),
        Always("SNET1001", "input without a size", (network, _) => network.InputText = "Input"),
        OnLayer(
            "SNET1002",
            "inputs",
            HasKernel,
            (_, layer, random) => layer.Properties["Inputs"] = Text(layer.Source.Shape[^1] + random.Next(1, 4))
        ),
        new("SNET1003", "add", (network, _) => Append(network, "Add", node => !node.Shape.SequenceEqual(network.Last.Shape))),
        new(
            "SNET1004",
            "concatenate",
            (network, _) => Append(network, "Concatenate", node => !AllButLast(node).SequenceEqual(AllButLast(network.Last)))
        ),
        Always("SNET1005", "reshape", AppendReshape),
        new("SNET1006", "dense", AppendDense),
        Always("SNET1007", "cross-entropy of a linear output", (network, random) => End(network, random, null, 3, _crossEntropies)),
        Always("SNET1007", "cross-entropy of a ReLU output", (network, random) => End(network, random, "Relu", 3, _crossEntropies)),
        Always(
            "SNET1007",
            "binary cross-entropy of softmax",
            (network, random) => End(network, random, "Softmax", 3, ["BinaryCrossEntropy"])
        ),
        Always("SNET1007", "cross-entropy of sigmoid", (network, random) => End(network, random, "Sigmoid", 3, _ofClasses)),
        Always("SNET1007", "softmax of one output", (network, random) => End(network, random, "Softmax", 1, _ofClasses)),
        Always("SNET1009", "activations", (network, _) => AppendLarge(network, 2_000_000_000)),
        Always("SNET1009", "parameters", (network, _) => AppendLarge(network, 60_000, 60_000)),
        Always("SNET1009", "input", EndWithLargeInput),
        OnLayer(
            "SNET2010",
            "weights of 16 bits",
            (network, layer) => layer.Kind == "Dense" && (network.IsDouble || network.Loss is not null),
            (_, layer, _) => layer.Properties["Weights"] = "WeightFormat.BFloat16"
        ),
        OnLayer("SNET1010", "activation", HasKernel, (_, layer, _) => layer.Properties["Activation"] = "(Activation)77"),
        OnLayer(
            "SNET1010",
            "activation layer",
            (_, layer) => layer.Kind == "Activation",
            (_, layer, _) => layer.Arguments[0] = "(Activation)(-1)"
        ),
        OnLayer("SNET1010", "initializer", HasKernel, (_, layer, _) => layer.Properties["KernelInitializer"] = "(Initializer)99"),
        Always("SNET1010", "loss", (network, _) => network.Loss = "(Loss)77"),
        Always("SNET1010", "precision", (network, _) => network.Precision = "(StaticNets.Precision)5"),
        Always("SNET1010", "convolution", (network, _) => network.Convolution = "(Algorithm)5"),
        OnLayer("SNET1011", "alpha", HasKernel, PlantAlpha),
        OnLayer("SNET1011", "mix", HasNoElasticNet, (_, layer, _) => layer.Properties["ElasticNetAlpha"] = "0.5"),
        OnLayer("SNET1011", "value", HasKernel, PlantInitializerValue),
        Always("SNET1012", "a step at the output", (network, _) => EndWithStep(network, "Huber")),
        Always("SNET1012", "a hidden step", PlantHiddenStep),
        OnLayer(
            "SNET2004",
            "weights",
            HasKernel,
            (_, layer, random) => layer.Properties["DropConnect"] = RandomNetworks.Pick(random, _noRates)
        ),
        OnLayer(
            "SNET2004",
            "rate",
            (_, layer) => layer.Kind == "Dropout",
            (_, layer, random) => layer.Arguments[0] = RandomNetworks.Pick(random, _noRates)
        ),
        OnLayer(
            "SNET2004",
            "dropped features or states",
            (_, layer) => RandomPieces.IsRecurrent(layer),
            (_, layer, random) =>
                layer.Properties[random.Next(2) == 0 ? "Dropout" : "RecurrentDropout"] = RandomNetworks.Pick(random, _noRates)
        ),
        OnLayer(
            "SNET1011",
            "merge of one direction",
            (_, layer) => RandomPieces.IsRecurrent(layer) && !layer.Properties.ContainsKey("Bidirectional"),
            (_, layer, _) => layer.Properties["Merge"] = "Merge.Sum"
        ),
        Always("SNET2005", "mean bias error", (network, _) => network.Loss = "Loss.MeanBiasError"),
        OnLayer(
            "SNET2007",
            "max-norm",
            HasKernel,
            (_, layer, random) => layer.Properties["MaxNorm"] = RandomNetworks.Pick(random, _notAboveZero)
        ),
        OnLayer("SNET2007", "penalty", HasKernel, PlantPenalty),
        OnLayer(
            "SNET2007",
            "noise",
            (_, layer) => layer.Kind == "GaussianNoise",
            (_, layer, random) => layer.Arguments[0] = RandomNetworks.Pick(random, _notAboveZero)
        ),
        OnLayer(
            "SNET2007",
            "weights of terms",
            (_, layer) => layer.Kind is "Sampling",
            (_, layer, random) => layer.Properties["Beta"] = RandomNetworks.Pick(random, _negative)
        ),
        OnLayer(
            "SNET2007",
            "target",
            (_, layer) => layer.Properties.ContainsKey("Target"),
            (_, layer, random) => layer.Properties["Target"] = RandomNetworks.Pick(random, ["0", "1", "-0.5", "2", "double.NaN"])
        ),
        OnLayer(
            "SNET1011",
            "weight of no target",
            (_, layer) => layer.Kind == "ActivityRegularization" && !layer.Properties.ContainsKey("Target"),
            (_, layer, _) => layer.Properties["TargetWeight"] = "0.5"
        ),
        Always("SNET1501", "odd number", RandomTerms.AppendOddSampling),
        Always("SNET1502", "target of other values", RandomTerms.AppendTarget),
        OnLayer(
            "SNET2007",
            "epsilon",
            (_, layer) => layer.Kind.EndsWith("Normalization", StringComparison.Ordinal) && layer.Kind != "LocalResponseNormalization",
            (_, layer, random) => layer.Properties["Epsilon"] = RandomNetworks.Pick(random, _notAboveZero)
        ),
        OnLayer(
            "SNET1620",
            "axis",
            (_, layer) => layer.Kind is "LayerNormalization" or "RmsNormalization",
            (_, layer, random) =>
                layer.Properties["Axis"] = Text(random.Next(2) == 0 ? layer.Shape.Length + random.Next(3) : -layer.Shape.Length - 1)
        ),
        OnLayer(
            "SNET1014",
            "groups of a normalisation",
            (_, layer) => layer.Kind == "GroupNormalization",
            (_, layer, _) => layer.Arguments[0] = Text(layer.Shape[^1] + 1)
        ),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool HasKernel(RandomNetwork network, RandomLayer layer) => RandomPieces.HasKernel(layer);

    private static IEnumerable<long> AllButLast(RandomNode node) => node.Shape.SkipLast(1);

    /// <summary>Appends a layer that joins the last layer with a node that does not fit.</summary>
    private static bool Append(RandomNetwork network, string kind, Func<RandomNode, bool> doesNotFit)
    {
        RandomNode? other = network.Nodes.FirstOrDefault(doesNotFit);
        if (other is not null)
        {
            network.Add(kind, network.Last, network.Last.Shape, other);
        }

        return other is not null;
    }

    private static bool AppendDense(RandomNetwork network, Random random)
    {
        if (network.Last.Shape.Length == 1)
        {
            return false;
        }

        network.Add("Dense", network.Last, [3]).Arguments.Add("3");
        return true;
    }

    private static void End(RandomNetwork network, Random random, string? activation, int units, string[] losses)
    {
        Smooth(network);
        RandomLayer layer = network.Add("Dense", RandomNetworks.Flat(network, network.Last), [units]);
        layer.Arguments.Add(Text(units));
        if (activation is not null)
        {
            layer.Properties["Activation"] = "Activation." + activation;
        }

        network.Loss = "Loss." + RandomNetworks.Pick(random, losses);
    }

    private static void AppendReshape(RandomNetwork network, Random random)
    {
        long wrong = network.Last.Shape.Aggregate(1L, (product, axis) => product * axis) + random.Next(1, 9);
        network.Add("Reshape", network.Last, [wrong]).Arguments.Add(Text(wrong));
    }

    private static bool HasNoElasticNet(RandomNetwork network, RandomLayer layer) =>
        HasKernel(network, layer) && !layer.Properties.ContainsKey("ElasticNet");

    private static void PlantAlpha(RandomNetwork network, RandomLayer layer, Random random)
    {
        layer.Properties["Activation"] = "Activation." + RandomNetworks.Pick(random, _withoutAlpha);
        foreach (string number in (string[])["Beta", "Minimum", "Maximum"])
        {
            layer.Properties.Remove(number);
        }

        layer.Properties["Alpha"] = "0.5";
    }

    private static void PlantInitializerValue(RandomNetwork network, RandomLayer layer, Random random)
    {
        string tensor = random.Next(2) == 0 ? "Kernel" : "Bias";
        layer.Properties[tensor + "Initializer"] = "Initializer." + RandomNetworks.Pick(random, ["Default", "Zeros", "HeUniform"]);
        layer.Properties[tensor + "InitializerValue"] = "0.5";
    }

    private static void PlantPenalty(RandomNetwork network, RandomLayer layer, Random random)
    {
        layer.Properties[RandomNetworks.Pick(random, _penalties)] = RandomNetworks.Pick(random, _negative);
    }

    /// <summary>
    /// Replaces the Heaviside at the end of a network with the perceptron loss, because a Heaviside before another layer would be a second
    /// mistake.
    /// </summary>
    private static void Smooth(RandomNetwork network)
    {
        foreach (RandomLayer layer in network.Layers.Where(layer => layer.Arguments.Contains("Activation.Heaviside")))
        {
            layer.Arguments[0] = "Activation.Relu";
        }
    }

    private static void EndWithStep(RandomNetwork network, string loss)
    {
        Smooth(network);
        network.Add("Activation", network.Last, network.Last.Shape).Arguments.Add("Activation.Heaviside");
        network.Loss = "Loss." + loss;
    }

    private static void PlantHiddenStep(RandomNetwork network, Random random)
    {
        EndWithStep(network, "MeanSquaredError");
        network.Add("Dense", RandomNetworks.Flat(network, network.Last), [3]).Arguments.Add("3");
    }

    private static void AppendLarge(RandomNetwork network, params long[] units)
    {
        network.Loss = null;
        foreach (long size in units)
        {
            network.Add("Dense", RandomNetworks.Flat(network, network.Last), [size]).Arguments.Add(Text(size));
        }
    }

    /// <summary>
    /// Declares an input that is too large. A softmax, which accepts any shape, replaces all layers, because their sizes would not fit.
    /// </summary>
    private static void EndWithLargeInput(RandomNetwork network, Random random)
    {
        network.InputText = $"Input(46341, {46341 + random.Next(1000)})";
        network.Layers.Clear();
        network.Loss = null;
        network.Add("Softmax", network.Input, network.Input.Shape);
    }
}
