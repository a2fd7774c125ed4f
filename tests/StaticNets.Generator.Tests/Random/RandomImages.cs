using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Adds layers that read images, with all of their arguments.</summary>
internal static class RandomImages
{
    // Images are small, because difference quotients need several evaluations of the loss for each weight, and each comparison of two
    // pixels gives the loss another kink.
    private const long MostElements = 120;

    private static readonly string[] _poolings = ["MaxPooling2D", "MinPooling2D", "AveragePooling2D"];

    private static readonly string[] _globalPoolings = ["GlobalMaxPooling2D", "GlobalMinPooling2D", "GlobalAveragePooling2D"];

    /// <summary>The layers with kernels over images.</summary>
    public static readonly string[] Convolutions = ["Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Conv2DTranspose"];

    public static void AddLayer(RandomNetwork network, Random random, RandomNode source)
    {
        switch (random.Next(9))
        {
            case 7:
                AddDepthwise(network, random, source);
                break;
            case 8:
                AddConvolution(network, random, source, "Conv2DTranspose", RandomWindow.OfTransposed(random, source.Shape, MostElements));
                break;
            case 0:
                network.Add(RandomNetworks.Pick(random, _globalPoolings), source, [source.Shape[2]]);
                break;
            case 1 or 2:
                AddPooling(network, random, source);
                break;
            default:
                AddConvolution(network, random, source, "Conv2D", RandomWindow.OfConvolution(random, source.Shape));
                break;
        }
    }

    private static void AddConvolution(RandomNetwork network, Random random, RandomNode source, string kind, RandomWindow window)
    {
        long groups = DrawGroups(random, source.Shape[2]);
        long pixels = window.Rows * window.Columns;
        long[] possible = [.. RandomNetworks.Lengths.Select(length => length * groups).Where(filters => filters * pixels <= MostElements)];
        long filters = possible.Length == 0 ? groups : RandomNetworks.Pick(random, possible);
        RandomLayer layer = network.Add(kind, source, [window.Rows, window.Columns, filters]);
        layer.IsBlind = window.IsBlind;
        layer.Arguments.Add(Text(filters));
        window.Write(layer, random, "kernel");
        if (groups > 1 || random.Next(5) == 0)
        {
            layer.Properties["Groups"] = Text(groups);
        }

        RandomPieces.AddKernelArguments(layer, random, random.Next(2) == 0 ? RandomNetworks.Pick(random, RandomPieces.Activations) : null);
    }

    /// <summary>Adds a depthwise or a separable convolution.</summary>
    private static void AddDepthwise(RandomNetwork network, Random random, RandomNode source)
    {
        RandomWindow window = RandomWindow.OfConvolution(random, source.Shape);
        bool isSeparable = random.Next(2) == 0;
        long pixels = window.Rows * window.Columns;
        long multiplier = source.Shape[2] * pixels <= MostElements / 3 ? random.Next(1, 4) : 1;
        long[] possible = [.. RandomNetworks.Lengths.Where(filters => filters * pixels <= MostElements)];
        long filters =
            !isSeparable ? source.Shape[2] * multiplier
            : possible.Length == 0 ? 1
            : RandomNetworks.Pick(random, possible);
        string kind = isSeparable ? "SeparableConv2D" : "DepthwiseConv2D";
        RandomLayer layer = network.Add(kind, source, [window.Rows, window.Columns, filters]);
        layer.IsBlind = window.IsBlind;
        if (isSeparable)
        {
            layer.Arguments.Add(Text(filters));
        }

        window.Write(layer, random, "kernel");
        if (multiplier > 1 || random.Next(5) == 0)
        {
            layer.Properties["Multiplier"] = Text(multiplier);
        }

        RandomPieces.AddKernelArguments(layer, random, random.Next(2) == 0 ? RandomNetworks.Pick(random, RandomPieces.Activations) : null);
    }

    private static void AddPooling(RandomNetwork network, Random random, RandomNode source)
    {
        RandomWindow window = RandomWindow.OfPooling(random, source.Shape);
        RandomLayer layer = network.Add(RandomNetworks.Pick(random, _poolings), source, [window.Rows, window.Columns, source.Shape[2]]);
        window.Write(layer, random, "window");
        if (layer.Kind == "AveragePooling2D" && random.Next(3) == 0)
        {
            layer.Properties["CountPadding"] = "true";
        }
    }

    /// <summary>
    /// Draws the number of groups of a convolution. Half of the convolutions have one, and half of the others a group for each channel,
    /// because only many narrow groups are computed side by side.
    /// </summary>
    public static long DrawGroups(Random random, long channels) =>
        random.Next(2) == 0 ? 1
        : random.Next(2) == 0 ? channels
        : RandomNetworks.Pick(random, Divisors(channels));

    /// <summary>Returns the divisors of a number of channels, which are its possible numbers of groups.</summary>
    public static long[] Divisors(long number) =>
        [.. Enumerable.Range(1, (int)number).Where(divisor => number % divisor == 0).Select(divisor => (long)divisor)];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
