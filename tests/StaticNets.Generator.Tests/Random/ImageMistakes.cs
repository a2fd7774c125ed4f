using System.Globalization;
using static StaticNets.Generator.Tests.RandomDeclarations.Mistake;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Mistakes of layers that read images, and of batch normalisation.</summary>
internal static class ImageMistakes
{
    private static readonly string[] _notPositive = ["0", "-1", "int.MinValue"];
    private static readonly string[] _negative = ["-1", "int.MinValue"];
    private static readonly string[] _noShares = ["-1e-9", "1.001", "double.NaN", "double.PositiveInfinity"];
    private static readonly string[] _readers =
    [
        "Conv2D",
        "MaxPooling2D",
        "MinPooling2D",
        "AveragePooling2D",
        "GlobalMaxPooling2D",
        "GlobalAveragePooling2D",
    ];

    private static readonly string[] _strides = ["StrideHeight", "StrideWidth"];
    private static readonly string[] _dilations = ["DilationHeight", "DilationWidth"];

    public static IReadOnlyList<Mistake> All { get; } =
    [
        OnLayer("SNET1001", "kernel", IsConvolution, (_, layer, random) => Spoil(layer, 1, random)),
        OnLayer("SNET1001", "window", IsPooling, (_, layer, random) => Spoil(layer, 0, random)),
        OnLayer("SNET1001", "strides", HasWindow, (_, layer, random) => SpoilAxis(layer, "Strides", _strides, random)),
        OnLayer("SNET1001", "dilation", HasWindow, (_, layer, random) => SpoilAxis(layer, "Dilation", _dilations, random)),
        OnLayer("SNET1001", "groups", IsConvolution, (_, layer, random) => Spoil(layer, "Groups", random)),
        new("SNET1006", "image", AppendReader),
        new("SNET1009", "filters", AppendLarge),
        OnLayer("SNET1010", "padding", HasWindow, (_, layer, _) => layer.Properties["Padding"] = "(Padding)7"),
        OnLayer("SNET1011", "padding", HasPad, (_, layer, random) => layer.Properties["Padding"] = RandomPadding(random)),
        OnLayer("SNET1013", "window", HasWindow, PlantLargeWindow),
        OnLayer("SNET1013", "dilation", IsConvolution, PlantDilation),
        OnLayer("SNET1014", "channels", IsConvolution, PlantGroups),
        OnLayer("SNET1014", "filters", HasSeveralChannels, PlantFilters),
        OnLayer("SNET2007", "pad", HasWindow, (_, layer, random) => SetPad(layer, RandomNetworks.Pick(random, _negative))),
        OnLayer("SNET2007", "output padding", IsTransposed, PlantOutputPadding),
        OnLayer("SNET2007", "pad of transposed", IsTransposed, (_, layer, random) => SetPad(layer, Text(1000 + random.Next(9)))),
        OnLayer("SNET1001", "multiplier", IsDepthwise, (_, layer, random) => Spoil(layer, "Multiplier", random)),
        OnLayer(
            "SNET2007",
            "momentum",
            (_, layer) => layer.Kind == "BatchNormalization",
            (_, layer, random) => layer.Properties["Momentum"] = RandomNetworks.Pick(random, _noShares)
        ),
    ];

    private static bool IsConvolution(RandomNetwork network, RandomLayer layer) => layer.Kind == "Conv2D";

    private static bool IsTransposed(RandomNetwork network, RandomLayer layer) => layer.Kind == "Conv2DTranspose";

    private static bool IsDepthwise(RandomNetwork network, RandomLayer layer) => layer.Kind is "DepthwiseConv2D" or "SeparableConv2D";

    private static bool HasWindow(RandomNetwork network, RandomLayer layer) => IsConvolution(network, layer) || IsPooling(network, layer);

    private static bool IsPooling(RandomNetwork network, RandomLayer layer) =>
        layer.Kind is "MaxPooling2D" or "MinPooling2D" or "AveragePooling2D";

    private static bool HasPad(RandomNetwork network, RandomLayer layer) => layer.Properties.ContainsKey("Pad");

    private static bool HasSeveralChannels(RandomNetwork network, RandomLayer layer) =>
        IsConvolution(network, layer) && layer.Source.Shape[2] > 1;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string RandomPadding(Random random) => "Padding." + RandomNetworks.Pick(random, ["Same", "Valid"]);

    private static void Spoil(RandomLayer layer, string property, Random random) =>
        layer.Properties[property] = RandomNetworks.Pick(random, _notPositive);

    /// <summary>Spoils the value for both axes, or that for one of them.</summary>
    private static void SpoilAxis(RandomLayer layer, string both, string[] axes, Random random)
    {
        foreach (string property in axes.Append(both))
        {
            layer.Properties.Remove(property);
        }

        Spoil(layer, RandomNetworks.Pick(random, [both, .. axes]), random);
    }

    /// <summary>Spoils the value of a constructor argument; the name of the parameter before it, if any, stays.</summary>
    private static void Spoil(RandomLayer layer, int argument, Random random)
    {
        string[] parts = layer.Arguments[argument].Split(": ");
        layer.Arguments[argument] = string.Join(": ", [.. parts[..^1], RandomNetworks.Pick(random, _notPositive)]);
    }

    private static void SetPad(RandomLayer layer, string pad)
    {
        RemovePlacing(layer);
        layer.Properties["Pad"] = pad;
    }

    /// <summary>Removes what says where the windows lie: padding, dilation, and the number that is rounded up.</summary>
    private static void RemovePlacing(RandomLayer layer)
    {
        string[] placing = [.. layer.Properties.Keys.Where(name => name.StartsWith("Pad", StringComparison.Ordinal) || IsDilation(name))];
        foreach (string property in placing)
        {
            layer.Properties.Remove(property);
        }
    }

    private static bool IsDilation(string property) => property.StartsWith("Dilation", StringComparison.Ordinal);

    private static bool AppendReader(RandomNetwork network, Random random)
    {
        if (network.Last.Shape.Length == 3)
        {
            return false;
        }

        RandomLayer layer = network.Add(RandomNetworks.Pick(random, _readers), network.Last, [1, 1, 1]);
        layer.Arguments.AddRange(
            layer.Kind[..6] switch
            {
                "Global" => [],
                "Conv2D" => ["3", "1"],
                _ => ["1"],
            }
        );
        return true;
    }

    private static bool AppendLarge(RandomNetwork network, Random random)
    {
        network.Loss = null;
        if (network.Last.Shape.Length == 3)
        {
            network.Add("Conv2D", network.Last, [1, 1, 1]).Arguments.AddRange([Text(2_000_000_000 - random.Next(100)), "1"]);
        }

        return network.Last.Shape.Length == 3;
    }

    /// <summary>Makes the window one pixel larger than the image, in height, width or both.</summary>
    private static void PlantLargeWindow(RandomNetwork network, RandomLayer layer, Random random)
    {
        RemovePlacing(layer);
        long[] large = [.. layer.Source.Shape.Take(2).Select(length => length + 1)];
        layer.Arguments.RemoveRange(layer.Kind == "Conv2D" ? 1 : 0, layer.Arguments.Count - (layer.Kind == "Conv2D" ? 1 : 0));
        layer.Arguments.AddRange(
            random.Next(3) switch
            {
                0 => [Text(large[0]), "1"],
                1 => ["1", Text(large[1])],
                _ => [Text(Math.Max(large[0], large[1]))],
            }
        );
    }

    private static void PlantDilation(RandomNetwork network, RandomLayer layer, Random random)
    {
        RemovePlacing(layer);
        layer.Arguments.RemoveRange(1, layer.Arguments.Count - 1);
        layer.Arguments.Add("2");
        layer.Properties["Dilation"] = Text(Math.Min(layer.Source.Shape[0], layer.Source.Shape[1]) + random.Next(3));
    }

    private static void PlantOutputPadding(RandomNetwork network, RandomLayer layer, Random random)
    {
        layer.Properties.Remove("Padding");
        (RandomPlacing down, RandomPlacing across) = RandomPlacing.Axes(layer.Properties);
        layer.Properties["OutputPadding"] = Text(Math.Min(down.Stride ?? 1, across.Stride ?? 1) + random.Next(3));
    }

    private static void PlantGroups(RandomNetwork network, RandomLayer layer, Random random) =>
        layer.Properties["Groups"] = Text(layer.Source.Shape[2] + random.Next(1, 9));

    private static void PlantFilters(RandomNetwork network, RandomLayer layer, Random random)
    {
        long channels = layer.Source.Shape[2];
        layer.Properties["Groups"] = Text(channels);
        layer.Arguments[0] = Text((channels * random.Next(0, 3)) + 1);
    }
}
