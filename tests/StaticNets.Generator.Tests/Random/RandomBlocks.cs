using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Adds uses of blocks to random networks.</summary>
internal static class RandomBlocks
{
    private const int OneIn = 4;
    private const int LargestSize = 9;

    /// <summary>The file that declares the blocks.</summary>
    public const string Path = "Blocks.cs";

    /// <summary>The blocks, which all random networks of a compilation can use.</summary>
    public const string Source = """
        using StaticNets;

        /// <summary>Two dense layers.</summary>
        [Dense("units", Activation = Activation.Tanh)]
        [Dense("2 * units")]
        public sealed class TwiceAttribute(int units) : BlockAttribute
        {
            /// <summary>For other blocks.</summary>
            public TwiceAttribute(string units)
                : this(0) { }

            /// <summary>Outputs of the first layer.</summary>
            public int Units { get; } = units;
        }

        /// <summary>Keeps every shape.</summary>
        [Activation(Activation.Sigmoid)]
        [Multiply("input")]
        public sealed class GatedAttribute : BlockAttribute;

        /// <summary>A shortcut around two convolutions.</summary>
        [Conv2D("filters", "kernel", Padding = Padding.Same, Activation = Activation.Swish)]
        [Conv2D("filters", 1, Name = "mix")]
        [Add("input")]
        public sealed class ShortcutAttribute(int filters, int kernel = 3) : BlockAttribute
        {
            /// <summary>Channels of the input.</summary>
            public int Filters { get; } = filters;

            /// <summary>Rows and columns of the kernel.</summary>
            public int Kernel { get; } = kernel;
        }

        /// <summary>Blocks in a block, and two branches.</summary>
        [Twice("units + 1", Name = "left")]
        [Gated(Repeat = 2, From = "left")]
        [Dense("(units + 1) * 4 / 2", From = "input")]
        [Add("gated")]
        [Concatenate("left")]
        public sealed class ForkAttribute(int units) : BlockAttribute
        {
            /// <summary>A size.</summary>
            public int Units { get; } = units;
        }
        """;

    /// <summary>
    /// Adds a block below the last layer of some networks. The numbers come from a generator of their own, so that the networks of all
    /// other seeds are the same as without this class.
    /// </summary>
    /// <param name="isSimple">Whether only blocks are drawn for which it is known which arguments are wrong.</param>
    public static void Add(RandomNetwork network, int seed, bool isSimple)
    {
        Random random = new(~(3 * seed));
        if (random.Next(OneIn) > 0 || network.Layers.Count == 0)
        {
            return;
        }

        RandomNode source = random.Next(3) == 0 ? RandomNetworks.Pick(random, [.. network.Nodes]) : network.Nodes.Last();
        long[] shape = source.Shape;
        int size = random.Next(1, LargestSize);
        RandomLayer block = (shape.Length, random.Next(3)) switch
        {
            (3, 0 or 1) when !isSimple => Of("Shortcut", shape, shape[2]),
            (1, 0) when !isSimple => Of("Fork", [4 * (size + 1)], size),
            (1, 0 or 1) => Of("Twice", [2 * size], size),
            _ => Of("Gated", shape),
        };
        if (block.Kind == "Shortcut" && random.Next(2) == 0)
        {
            block.Arguments.Add("kernel: 1");
        }

        if (random.Next(3) == 0)
        {
            block.Properties["Repeat"] = random.Next(1, 4).ToString(CultureInfo.InvariantCulture);
        }

        RandomLayer Of(string kind, long[] output, params long[] arguments)
        {
            RandomLayer layer = network.Add(kind, source, output);
            layer.Arguments.AddRange(arguments.Select(argument => argument.ToString(CultureInfo.InvariantCulture)));
            return layer;
        }
    }

    /// <summary>Whether a layer is a use of a block.</summary>
    public static bool IsBlock(RandomLayer layer) => layer.Kind is "Twice" or "Gated" or "Shortcut" or "Fork";
}
