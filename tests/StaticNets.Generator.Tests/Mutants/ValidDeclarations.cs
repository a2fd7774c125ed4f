using System.Globalization;
using StaticNets.Generator.Tests.RandomDeclarations;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>Valid declarations that together contain every argument of every attribute, including rarely used ones.</summary>
internal static class ValidDeclarations
{
    public const int Count = 235;

    // The beginning of the shortest run of seeds between 2 000 000 and 2 100 000 whose declarations hold every argument.
    private const int FirstSeed = 2_078_530;

    private static readonly (string Name, string Value)[] _ofKernels =
    [
        ("L1", "0.01"),
        ("L2", "1e-3"),
        ("ElasticNet", "0.1"),
        ("MaxNorm", "1.5"),
        ("DropConnect", "0.3"),
    ];

    private static readonly Dictionary<string, (string Name, string Value)[]> _numbers = new()
    {
        ["LeakyRelu"] = [("Alpha", "0.3")],
        ["Elu"] = [("Alpha", "0.3")],
        ["HardSigmoid"] = [("Alpha", "0.3"), ("Beta", "0.4")],
        ["HardTanh"] = [("Minimum", "-0.5"), ("Maximum", "0.5")],
    };

    public static IReadOnlyList<RandomNetwork> All { get; } = [.. Enumerable.Range(FirstSeed, Count).Select(Draw)];

    private static RandomNetwork Draw(int seed)
    {
        RandomNetwork network = RandomNetworks.Draw(
            seed,
            forGradients: false,
            mayBeOfIndices: true,
            addMore: drawn => RandomBlocks.Add(drawn, seed, isSimple: true)
        );
        Random random = new(seed);
        int named = 0;
        foreach (RandomLayer layer in network.Layers)
        {
            if (layer.Name is null && random.Next(3) == 0)
            {
                layer.Name = $"part_{++named}";
            }

            AddArguments(layer, random);
        }

        // A third of the layers name the node that they read, and all layers of kinds that are rare. The automatic names are numbered over all layers without a name of their own,
        // so they are known only after the loop above has drawn all names.
        foreach (RandomLayer layer in network.Layers.Where(layer => layer.Kind != "Constant" && (IsRare(layer) || random.Next(3) == 0)))
        {
            layer.WrongFrom = $"\"{network.NameOf(layer.Source)}\"";
        }

        return network;
    }

    private static bool IsRare(RandomLayer layer) =>
        layer.Kind.EndsWith("1D", StringComparison.Ordinal)
        || layer.Kind
            is "PRelu"
                or "RmsNormalization"
                or "GroupNormalization"
                or "InstanceNormalization"
                or "LastStep"
                or "RepeatVector"
                or "Embedding"
                or "MultiHeadAttention"
                or "PositionalEncoding"
                or "LiquidState"
        || layer.Kind is "Slice" or "Permute" or "Cropping2D" or "ZeroPadding2D" or "UpSampling2D" or "PixelShuffle" or "SpatialDropout2D"
        || layer.Kind is "Subtract" or "Average" or "Maximum" or "Minimum" or "LocalResponseNormalization"
        || RandomBlocks.IsBlock(layer);

    private static void AddArguments(RandomLayer layer, Random random)
    {
        switch (layer.Kind)
        {
            case "Dense":
                AddKernelArguments(layer, random);
                Add("Weights", "WeightFormat.Default");
                Add("PerStep", "false");
                break;
            case "Embedding":
                foreach ((string name, string value) in _ofKernels.Where(one => one.Name is "L1" or "L2" or "ElasticNet"))
                {
                    Add(name, value);
                }

                if (layer.Properties.ContainsKey("ElasticNet"))
                {
                    Add("ElasticNetAlpha", "0.25");
                }

                bool isNormal = random.Next(2) == 0;
                layer.Properties["Initializer"] = isNormal ? "Initializer.Normal" : "Initializer.Constant";
                layer.Properties["InitializerValue"] = isNormal ? "0.1" : "0.5";
                break;
            case "Conv1D" or "Conv2D" or "DepthwiseConv2D" or "SeparableConv2D" or "Conv2DTranspose":
                if (
                    layer.Kind == "Conv1D"
                        ? random.Next(3) == 0
                        : layer.Kind is "SeparableConv2D" or "Conv2DTranspose" && random.Next(2) == 0
                )
                {
                    SetActivation(layer, random);
                }

                AddKernelArguments(layer, random);
                break;
            case not null when RandomPieces.IsRecurrent(layer):
                if (RandomPieces.HasGates(layer))
                {
                    Add("RecurrentActivation", "Activation.Sigmoid");
                }

                if (layer.Kind == "NeuralTuring")
                {
                    Add("Controller", "TuringController.Lstm");
                    Add("MaxShift", "1");
                }

                if (random.Next(4) > 0)
                {
                    SetActivation(layer, random);
                }

                AddKernelArguments(layer, random);
                if (layer.Properties.ContainsKey("BiasInitializer"))
                {
                    layer.Properties["UseBias"] = "true";
                }
                else
                {
                    Add("UseBias", "false");
                }

                Add("ReturnSequences", layer.Shape.Length == 2 ? "true" : "false");
                Add("Bidirectional", "false");
                Add("Dropout", "0.2");
                Add("RecurrentDropout", "0.2");
                if (layer.Properties.GetValueOrDefault("Bidirectional") != "true")
                {
                    Add("GoBackwards", "false");
                }

                break;
            case "MultiHeadAttention":
                AddKernelArguments(layer, random);
                layer.Properties["UseBias"] = layer.Properties.ContainsKey("BiasInitializer") ? "true" : "false";
                Add("ValueDimension", "3");
                if (layer.Properties.ContainsKey("Causal"))
                {
                    Add("Window", "2");
                }

                break;
            case "Activation":
                AddNumbers(layer, layer.Arguments[0]);
                break;
            case "LayerNormalization" or "RmsNormalization" or "GroupNormalization" or "InstanceNormalization":
                Add("Epsilon", "1e-3");
                break;
            case "PRelu":
                Add("InitialValue", "0.5");
                break;
            case "RadialBasis":
                Add("Gamma", "0.5");
                Add("L2", "0.01");
                Add("Inputs", layer.Source.Shape[^1].ToString(CultureInfo.InvariantCulture));
                layer.Properties["Initializer"] = random.Next(2) == 0 ? "Initializer.Normal" : "Initializer.Constant";
                layer.Properties["InitializerValue"] = "0.5";
                break;
            case "BatchNormalization":
                Add("Epsilon", "1e-3");
                Add("Momentum", "0.9");
                break;
        }

        if (HasWindows(layer))
        {
            AddAxes(layer, random);
            bool saysPadding = layer.Properties.Keys.Any(property => property.StartsWith("Pad", StringComparison.Ordinal));
            string[] defaults =
                saysPadding ? []
                : random.Next(2) == 0 ? ["Pad", "0"]
                : ["Padding", "Padding.Valid"];
            if (defaults is [string name, string value])
            {
                Add(name, value);
            }
        }

        if (layer.Kind == "Conv1D" || RandomImages.Convolutions.Contains(layer.Kind))
        {
            AddUnlessBothAxes("Strides", "Stride");
            AddUnlessBothAxes("Dilation", "Dilation");
        }

        if (layer.Kind is "Conv1D" or "Conv2D" or "Conv2DTranspose")
        {
            Add("Groups", "1");
        }

        void AddUnlessBothAxes(string name, string axis)
        {
            if (!layer.Properties.ContainsKey(axis + "Height") || !layer.Properties.ContainsKey(axis + "Width"))
            {
                Add(name, "1");
            }
        }

        void Add(string name, string value)
        {
            if (random.Next(2) == 0)
            {
                layer.Properties.TryAdd(name, value);
            }
        }
    }

    /// <summary>Chooses an activation that has numbers.</summary>
    private static void SetActivation(RandomLayer layer, Random random)
    {
        foreach (string number in _numbers.SelectMany(function => function.Value).Select(number => number.Name))
        {
            layer.Properties.Remove(number);
        }

        layer.Properties["Activation"] = "Activation." + RandomNetworks.Pick(random, [.. _numbers.Keys]);
    }

    private static void AddNumbers(RandomLayer layer, string? activation)
    {
        foreach ((string name, string value) in _numbers.GetValueOrDefault(activation?.Split('.')[^1] ?? "", []))
        {
            layer.Properties.TryAdd(name, value);
        }
    }

    /// <summary>Adds what the declaration says already, for single axes and sides.</summary>
    private static void AddAxes(RandomLayer layer, Random random)
    {
        bool isOverSteps = layer.Kind.EndsWith("1D", StringComparison.Ordinal);
        if (!layer.Properties.ContainsKey("Padding"))
        {
            string[] sides = isOverSteps ? ["PadBefore", "PadAfter"] : ["PadTop", "PadBottom", "PadLeft", "PadRight"];
            string[] missing = [.. sides.Where(side => !layer.Properties.ContainsKey(side))];
            random.Shuffle(missing);
            foreach (string side in missing.Take(Math.Min(3, missing.Length - 1)))
            {
                layer.Properties[side] = layer.Properties.GetValueOrDefault("Pad", "0");
            }
        }

        if (!isOverSteps)
        {
            bool isPooling = layer.Kind.EndsWith("Pooling2D", StringComparison.Ordinal);
            AddAxis("Stride", layer.Properties.GetValueOrDefault("Strides", isPooling ? "" : "1"));
            AddAxis("Dilation", layer.Properties.GetValueOrDefault("Dilation", "1"));
        }

        void AddAxis(string name, string value)
        {
            string[] axes = [name + "Height", name + "Width"];
            if (value.Length > 0 && !axes.Any(layer.Properties.ContainsKey) && random.Next(3) > 0)
            {
                layer.Properties[axes[random.Next(2)]] = value;
            }
        }
    }

    private static bool HasWindows(RandomLayer layer) =>
        layer.Kind
            is "Conv1D"
                or "Conv2D"
                or "DepthwiseConv2D"
                or "SeparableConv2D"
                or "Conv2DTranspose"
                or "MaxPooling1D"
                or "AveragePooling1D"
                or "MaxPooling2D"
                or "MinPooling2D"
                or "AveragePooling2D";

    private static void AddKernelArguments(RandomLayer layer, Random random)
    {
        // Other layers with kernels are rare, so each has more of the arguments: together they must have all.
        bool isCommon = layer.Kind is "Dense" or "Conv1D" or "Conv2D";
        int rarity = isCommon ? 4 : 2;
        bool decidesLater = RandomPieces.IsRecurrent(layer) || layer.Kind == "MultiHeadAttention";
        bool hasBias = decidesLater || layer.Properties.GetValueOrDefault("UseBias") != "false";
        foreach ((string name, string value) in _ofKernels.Where(_ => random.Next(rarity) == 0))
        {
            layer.Properties.TryAdd(name, value);
        }

        if (layer.Properties.ContainsKey("ElasticNet") && (random.Next(2) == 0 || !isCommon))
        {
            layer.Properties["ElasticNetAlpha"] = "0.25";
        }

        if (random.Next(3) == 0)
        {
            layer.Properties.TryAdd("Inputs", layer.Source.Shape[^1].ToString(CultureInfo.InvariantCulture));
        }

        foreach (string tensor in (string[])(RandomPieces.IsRecurrent(layer) ? ["Kernel", "Recurrent", "Bias"] : ["Kernel", "Bias"]))
        {
            if (random.Next(3) == 0 && (hasBias || tensor != "Bias"))
            {
                bool isNormal = random.Next(2) == 0;
                layer.Properties[tensor + "Initializer"] = isNormal ? "Initializer.Normal" : "Initializer.Constant";
                layer.Properties[tensor + "InitializerValue"] = isNormal ? "0.1" : "0.5";
            }
        }

        AddNumbers(layer, layer.Properties.GetValueOrDefault("Activation"));
    }
}
