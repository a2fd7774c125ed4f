using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Draws layers that read a sequence, <c>[steps, features]</c>.</summary>
internal static class RandomSequences
{
    // Each step of a recurrent layer makes the network one layer deeper. With more steps, some value would always be near a kink of its
    // activation, where difference quotients are wrong.
    private const int MostSteps = 9;

    private static readonly string[] _rates = ["0", "0.2", "0.5"];
    private static readonly string[] _headLengths = ["1", "2", "3", "5", "8", "9"];
    private static readonly int[] _widths = [1, 2, 3, 8, 9];
    private static readonly string[] _merges = ["Concat", "Sum", "Multiply", "Average"];

    /// <summary>Whether the layers drawn here can read the node.</summary>
    public static bool CanRead(RandomNode source) => source.Shape.Length == 2 && source.Shape[0] is > 1 and <= MostSteps;

    public static void AddLayer(RandomNetwork network, Random random, RandomNode source)
    {
        switch (random.Next(8))
        {
            case 0:
                string? activation = random.Next(2) == 0 ? RandomNetworks.Pick(random, RandomPieces.Activations) : null;
                AddDense(network, random, source, RandomNetworks.Pick(random, RandomNetworks.Lengths), activation);
                break;
            case 1 or 2:
                AddAttention(network, random, source);
                break;
            case 3:
                network.Add("PositionalEncoding", source, source.Shape);
                break;
            default:
                AddRecurrent(network, random, source);
                break;
        }
    }

    /// <summary>
    /// Adds an attention without biases: that of the keys does not change the output, so its gradient is a rounding error. A window of one
    /// step is not drawn either, because queries and keys would have no gradient.
    /// </summary>
    private static void AddAttention(RandomNetwork network, Random random, RandomNode source)
    {
        int heads = random.Next(1, 5);
        RandomLayer layer = network.Add("MultiHeadAttention", source, source.Shape);
        layer.Arguments.Add(heads.ToString(CultureInfo.InvariantCulture));
        if (source.Shape[1] % heads != 0 || random.Next(2) == 0)
        {
            layer.Arguments.Add(RandomNetworks.Pick(random, _headLengths));
        }

        RandomPieces.AddKernelArguments(layer, random, activation: null);
        layer.Properties.Remove("BiasInitializer");
        layer.Properties["UseBias"] = "false";
        if (random.Next(2) == 0)
        {
            layer.Properties["ValueDimension"] = RandomNetworks.Pick(random, _headLengths);
        }

        if (random.Next(3) > 0)
        {
            layer.Properties["Causal"] = "true";
            if (random.Next(3) > 0)
            {
                layer.Properties["Window"] = random.Next(2, 5).ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>Adds a dense layer for each step.</summary>
    public static void AddDense(RandomNetwork network, Random random, RandomNode source, int units, string? activation)
    {
        RandomLayer layer = network.Add("Dense", source, [source.Shape[0], units]);
        layer.Arguments.Add(units.ToString(CultureInfo.InvariantCulture));
        RandomPieces.AddKernelArguments(layer, random, activation);
        layer.Properties["PerStep"] = "true";
    }

    /// <summary>Whether a liquid state machine can read the input of a network.</summary>
    public static bool CanAddLiquid(RandomNetwork network) => !network.IsOfIndices && CanRead(network.Input);

    /// <summary>
    /// Adds a liquid state machine. It reads the input of the network, because nothing before it could learn.
    /// </summary>
    public static void AddLiquid(RandomNetwork network, Random random)
    {
        int units = RandomNetworks.Pick(random, RandomNetworks.Lengths);
        bool returnsSequences = random.Next(2) == 0;
        RandomLayer layer = network.Add("LiquidState", network.Input, returnsSequences ? [network.Input.Shape[0], units] : [units]);
        layer.Arguments.Add(units.ToString(CultureInfo.InvariantCulture));
        (string Name, string Value)[] arguments =
        [
            ("Leak", "0.3"),
            ("Threshold", "0.5"),
            ("TraceDecay", "0.8"),
            ("InputDeviation", "0.7"),
            ("RecurrentDeviation", "0.2"),
            ("Inputs", network.Input.Shape[1].ToString(CultureInfo.InvariantCulture)),
        ];
        foreach ((string name, string value) in arguments.Where(_ => random.Next(2) == 0))
        {
            layer.Properties[name] = value;
        }

        if (returnsSequences)
        {
            layer.Properties["ReturnSequences"] = "true";
        }
    }

    private static void AddRecurrent(RandomNetwork network, Random random, RandomNode source)
    {
        int units = RandomNetworks.Pick(random, RandomNetworks.Lengths);
        string? merge = random.Next(4) == 0 ? RandomNetworks.Pick(random, _merges) : null;
        bool returnsSequences = random.Next(2) == 0;
        string kind = RandomNetworks.Pick(random, RandomPieces.Recurrent);
        int width = kind == "NeuralTuring" ? RandomNetworks.Pick(random, _widths) : 0;
        int outputs = (units + width) * (merge == "Concat" ? 2 : 1);
        RandomLayer layer = network.Add(kind, source, returnsSequences ? [source.Shape[0], outputs] : [outputs]);
        layer.Arguments.Add(units.ToString(CultureInfo.InvariantCulture));
        if (width > 0)
        {
            AddMemory(layer, random, width);
        }

        string? activation = random.Next(2) == 0 ? RandomNetworks.Pick(random, RandomPieces.Activations) : null;
        RandomPieces.AddKernelArguments(layer, random, activation);
        if (returnsSequences)
        {
            layer.Properties["ReturnSequences"] = "true";
        }

        AddDirections(layer, random, merge);
        if (!layer.Properties.ContainsKey("BiasInitializer") && random.Next(3) == 0)
        {
            layer.Properties["UseBias"] = "false";
        }

        if (random.Next(3) == 0)
        {
            layer.Properties["RecurrentInitializer"] = "Initializer." + RandomNetworks.Pick(random, RandomPieces.Initializers);
        }

        if (RandomPieces.HasGates(layer) && random.Next(3) == 0)
        {
            layer.Properties["RecurrentActivation"] = "Activation." + RandomNetworks.Pick(random, RandomPieces.Gates);
        }

        (string Kind, string Flag)[] flags = [("Lstm", "UnitForgetBias"), ("NeuralTuring", "UnitForgetBias"), ("Gru", "ResetAfter")];
        foreach ((_, string flag) in flags.Where(flag => flag.Kind == layer.Kind && RandomPieces.HasGates(layer) && random.Next(2) == 0))
        {
            layer.Properties[flag] = "false";
        }

        foreach (string name in (string[])["Dropout", "RecurrentDropout"])
        {
            if (random.Next(4) == 0)
            {
                layer.Properties[name] = RandomNetworks.Pick(random, _rates);
            }
        }
    }

    /// <summary>Adds the size of a neural Turing machine's memory, and sometimes a dense controller.</summary>
    private static void AddMemory(RandomLayer layer, Random random, int width)
    {
        int maxShift = random.Next(1, 3);
        layer.Properties["Width"] = width.ToString(CultureInfo.InvariantCulture);
        layer.Properties["Slots"] = ((2 * maxShift) + 1 + random.Next(9)).ToString(CultureInfo.InvariantCulture);
        if (maxShift > 1 || random.Next(2) == 0)
        {
            layer.Properties["MaxShift"] = maxShift.ToString(CultureInfo.InvariantCulture);
        }

        if (random.Next(2) == 0)
        {
            layer.Properties["Controller"] = "TuringController." + RandomNetworks.Pick(random, ["Lstm", "Dense", "Dense"]);
        }
    }

    private static void AddDirections(RandomLayer layer, Random random, string? merge)
    {
        if (merge is not null)
        {
            layer.Properties["Bidirectional"] = "true";
            if (merge != "Concat" || random.Next(2) == 0)
            {
                layer.Properties["Merge"] = "Merge." + merge;
            }
        }
        else if (random.Next(6) == 0)
        {
            layer.Properties["GoBackwards"] = "true";
        }
    }
}
