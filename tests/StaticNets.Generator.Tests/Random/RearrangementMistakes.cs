using System.Globalization;
using static StaticNets.Generator.Tests.RandomDeclarations.Mistake;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Mistakes of layers that rearrange elements, enlarge images, or join two layers: SNET1601 to SNET1605.</summary>
internal static class RearrangementMistakes
{
    public static IReadOnlyList<Mistake> All { get; } =
    [
        Always("SNET1601", "axis", (network, random) => Append(network, "Slice", Text(network.Last.Shape.Length + random.Next(3)), "0")),
        Always("SNET1601", "start", (network, random) => Append(network, "Slice", "0", Text(network.Last.Shape[0] + random.Next(3)))),
        Always("SNET1601", "end", (network, random) => Append(network, "Slice", "0", "0", Text(network.Last.Shape[0] + random.Next(1, 4)))),
        Always("SNET1601", "nothing", (network, _) => Append(network, "Slice", "-1", "0", "0")),
        Always("SNET1602", "missing axis", (network, _) => Append(network, "Permute", [.. Axes(network).Skip(1)])),
        Always("SNET1602", "unknown axis", (network, _) => Append(network, "Permute", [.. Axes(network).SkipLast(1), "7"])),
        new("SNET1603", "cropping", (network, random) => OnImage(network, "Cropping2D", Text(Math.Min(network.Last.Shape[0], 9)))),
        new("SNET1604", "factor", (network, random) => OnImage(network, "PixelShuffle", Text(network.Last.Shape[^1] + random.Next(1, 9)))),
        Always("SNET1605", "one layer", (network, _) => Append(network, "Subtract")),
        new("SNET1001", "factor", (network, random) => OnImage(network, "PixelShuffle", NotPositive(random))),
        new("SNET1001", "size", (network, random) => OnImage(network, "UpSampling2D", NotPositive(random))),
        Always("SNET1001", "window of channels", (network, random) => Append(network, "LocalResponseNormalization", NotPositive(random))),
        new("SNET1009", "enlarged image", (network, _) => OnImage(network, "UpSampling2D", "50000")),
        new("SNET1010", "interpolation", (network, _) => OnImage(network, "UpSampling2D", "2", "Interpolation = (Interpolation)7")),
        new("SNET2004", "channels", (network, _) => OnImage(network, "SpatialDropout2D", "1.5")),
        new("SNET2007", "padding", (network, _) => OnImage(network, "ZeroPadding2D", "1", "-1")),
        new("SNET2007", "negative cropping", (network, _) => OnImage(network, "Cropping2D", "-1")),
        Always("SNET2007", "alpha", (network, _) => Append(network, "LocalResponseNormalization", "3", "Alpha = 0")),
    ];

    private static IEnumerable<string> Axes(RandomNetwork network) =>
        Enumerable.Range(0, network.Last.Shape.Length).Select(axis => Text(axis));

    private static string NotPositive(Random random) => RandomNetworks.Pick(random, ["0", "-1", "int.MinValue"]);

    /// <summary>Appends a layer; without a loss, no other rule asks for another last layer.</summary>
    private static void Append(RandomNetwork network, string kind, params string[] arguments)
    {
        network.Loss = null;
        network.Add(kind, network.Last, network.Last.Shape).Arguments.AddRange(arguments);
    }

    private static bool OnImage(RandomNetwork network, string kind, params string[] arguments)
    {
        if (network.Last.Shape.Length == 3)
        {
            Append(network, kind, arguments);
        }

        return network.Last.Shape.Length == 3;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
