using System.Globalization;
using static StaticNets.Generator.Tests.RandomDeclarations.Mistake;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Mistakes of layers that read the steps of a sequence.</summary>
internal static class StepMistakes
{
    private static readonly string[] _readers =
    [
        "Conv1D",
        "MaxPooling1D",
        "AveragePooling1D",
        "GlobalMaxPooling1D",
        "GlobalAveragePooling1D",
        "LastStep",
        "MultiHeadAttention",
        "PositionalEncoding",
        "LiquidState",
        .. RandomPieces.Recurrent,
    ];

    public static IReadOnlyList<Mistake> All { get; } =
    [
        OnLayer("SNET1001", "kernel over steps", IsConvolution, (_, layer, random) => layer.Arguments[1] = NotPositive(random)),
        OnLayer("SNET1001", "window over steps", IsPooling, (_, layer, random) => layer.Arguments[0] = NotPositive(random)),
        OnLayer(
            "SNET1001",
            "repetitions",
            (_, layer) => layer.Kind == "RepeatVector",
            (_, layer, random) => layer.Arguments[0] = NotPositive(random)
        ),
        new("SNET1006", "steps of an image", (network, random) => network.Last.Shape.Length == 3 && AppendReader(network, random)),
        OnLayer("SNET1010", "causal pooling", IsPooling, (_, layer, _) => SetPadding(layer, "Padding.Causal")),
        OnLayer("SNET1013", "window over steps", HasWindow, PlantLongWindow),
        OnLayer(
            "SNET1014",
            "features",
            IsConvolution,
            (_, layer, random) => layer.Properties["Groups"] = Text(layer.Source.Shape[1] + random.Next(1, 9))
        ),
        OnLayer("SNET1001", "heads", IsAttention, (_, layer, random) => layer.Arguments[0] = NotPositive(random)),
        OnLayer("SNET1011", "window over all steps", IsAttention, PlantWindow),
        OnLayer("SNET1204", "heads", IsAttention, PlantHeads),
        OnLayer(
            "SNET2007",
            "window of attention",
            IsAttention,
            (_, layer, random) => layer.Properties["Window"] = Text(-1 - random.Next(9))
        ),
        new("SNET1201", "no steps", AppendReaderOfRow),
        Always("SNET1205", "the last state", AppendReaderOfState),
    ];

    private static bool IsConvolution(RandomNetwork network, RandomLayer layer) => layer.Kind == "Conv1D";

    private static bool IsPooling(RandomNetwork network, RandomLayer layer) => layer.Kind is "MaxPooling1D" or "AveragePooling1D";

    private static bool IsAttention(RandomNetwork network, RandomLayer layer) => layer.Kind == "MultiHeadAttention";

    private static void PlantWindow(RandomNetwork network, RandomLayer layer, Random random)
    {
        layer.Properties.Remove("Causal");
        layer.Properties["Window"] = Text(random.Next(1, 9));
    }

    /// <summary>Lets the heads share the features, of which there are too few or not a multiple.</summary>
    private static void PlantHeads(RandomNetwork network, RandomLayer layer, Random random)
    {
        layer.Arguments.Clear();
        layer.Arguments.Add(Text(layer.Source.Shape[1] + random.Next(1, 9)));
    }

    private static bool HasWindow(RandomNetwork network, RandomLayer layer) => IsConvolution(network, layer) || IsPooling(network, layer);

    private static string NotPositive(Random random) => RandomNetworks.Pick(random, ["0", "-1", "int.MinValue"]);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void SetPadding(RandomLayer layer, string padding)
    {
        layer.Properties.Remove("Pad");
        RemoveSides(layer);
        layer.Properties["Padding"] = padding;
    }

    private static void SetPad(RandomLayer layer, string pad)
    {
        layer.Properties.Remove("Padding");
        layer.Properties["Pad"] = pad;
    }

    /// <summary>Makes the window one step longer than the padded sequence.</summary>
    private static void PlantLongWindow(RandomNetwork network, RandomLayer layer, Random random)
    {
        int pad = int.Parse(layer.Properties.GetValueOrDefault("Pad", "0"), CultureInfo.InvariantCulture);
        layer.Properties.Remove("Padding");
        RemoveSides(layer);
        layer.Arguments[layer.Kind == "Conv1D" ? 1 : 0] = Text(layer.Source.Shape[0] + (2 * pad) + 1);
    }

    /// <summary>Removes the padding of each side, which would be a second mistake or mend the planted one.</summary>
    private static void RemoveSides(RandomLayer layer)
    {
        layer.Properties.Remove("PadBefore");
        layer.Properties.Remove("PadAfter");
    }

    private static bool AppendReader(RandomNetwork network, Random random)
    {
        RandomLayer layer = network.Add(RandomNetworks.Pick(random, _readers), network.Last, [1]);
        layer.Arguments.AddRange(
            layer.Kind switch
            {
                "Conv1D" => ["3", "1"],
                "MaxPooling1D" or "AveragePooling1D" or "MultiHeadAttention" or "LiquidState" => ["1"],
                _ when RandomPieces.IsRecurrent(layer) => ["1"],
                _ => [],
            }
        );
        return true;
    }

    /// <summary>Appends a layer that reads steps to a row of numbers that no recurrent layer wrote.</summary>
    private static bool AppendReaderOfRow(RandomNetwork network, Random random)
    {
        RandomNetworks.AddDense(network, random, RandomNetworks.Flat(network, network.Last), "Linear");
        return AppendReader(network, random);
    }

    /// <summary>Appends a recurrent layer that gives only its last state, sometimes a dropout, and a layer that reads steps.</summary>
    private static void AppendReaderOfState(RandomNetwork network, Random random)
    {
        RandomNode source = network.Last;
        if (source.Shape.Length != 2)
        {
            RandomNode row = RandomNetworks.Flat(network, source);
            RandomLayer steps = network.Add("Reshape", row, [row.Shape[0], 1]);
            steps.Arguments.AddRange([Text(row.Shape[0]), "1"]);
            source = steps;
        }

        RandomLayer recurrent = network.Add(RandomNetworks.Pick(random, RandomPieces.Recurrent), source, [3]);
        bool hasMemory = recurrent.Kind == "NeuralTuring";
        recurrent.Arguments.Add(hasMemory ? "1" : "3");
        if (hasMemory)
        {
            recurrent.Properties["Width"] = "2";
        }

        if (random.Next(2) == 0)
        {
            network.Add("Dropout", network.Last, [3]).Arguments.Add("0.1");
        }

        AppendReader(network, random);
    }
}
