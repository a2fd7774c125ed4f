using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Adds layers that read images, with all of their arguments.</summary>
internal static class RandomImages
{
    // Images are small, because difference quotients need several evaluations of the loss for each weight, and each comparison of two
    // pixels gives the loss another kink.
    private const long MostElements = 120;

    private static readonly string[] _poolings = ["MaxPooling2D", "MinPooling2D", "AveragePooling2D"];

    private static readonly string[] _globalPoolings = ["GlobalMaxPooling2D", "GlobalAveragePooling2D"];

    public static void AddLayer(RandomNetwork network, Random random, RandomNode source)
    {
        switch (random.Next(7))
        {
            case 0:
                network.Add(RandomNetworks.Pick(random, _globalPoolings), source, [source.Shape[2]]);
                break;
            case 1 or 2:
                AddPooling(network, random, source);
                break;
            default:
                AddConvolution(network, random, source);
                break;
        }
    }

    private static void AddConvolution(RandomNetwork network, Random random, RandomNode source)
    {
        RandomWindow window = RandomWindow.OfConvolution(random, source.Shape);
        long groups = random.Next(3) == 0 ? RandomNetworks.Pick(random, Divisors(source.Shape[2])) : 1;
        long pixels = window.Rows * window.Columns;
        long[] possible = [.. RandomNetworks.Lengths.Select(length => length * groups).Where(filters => filters * pixels <= MostElements)];
        long filters = possible.Length == 0 ? groups : RandomNetworks.Pick(random, possible);
        RandomLayer layer = network.Add("Conv2D", source, [window.Rows, window.Columns, filters]);
        layer.IsBlind = window.IsBlind;
        layer.Arguments.Add(Text(filters));
        window.Write(layer, random, "kernel");
        if (groups > 1 || random.Next(5) == 0)
        {
            layer.Properties["Groups"] = Text(groups);
        }

        RandomPieces.AddKernelArguments(layer, random, random.Next(2) == 0 ? RandomNetworks.Pick(random, RandomPieces.Activations) : null);
    }

    private static void AddPooling(RandomNetwork network, Random random, RandomNode source)
    {
        RandomWindow window = RandomWindow.OfPooling(random, source.Shape);
        RandomLayer layer = network.Add(RandomNetworks.Pick(random, _poolings), source, [window.Rows, window.Columns, source.Shape[2]]);
        window.Write(layer, random, "window");
    }

    /// <summary>Returns the divisors of a number of channels, which are its possible numbers of groups.</summary>
    public static long[] Divisors(long number) =>
        [.. Enumerable.Range(1, (int)number).Where(divisor => number % divisor == 0).Select(divisor => (long)divisor)];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
