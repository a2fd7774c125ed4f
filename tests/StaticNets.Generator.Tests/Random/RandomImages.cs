using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Draws networks of small images: convolutions, pooling and batch normalisation with all their arguments, shortcuts, and squared errors.</summary>
internal static class RandomImages
{
    private static readonly int[] _channels = [1, 2, 3, 4, 6];
    private static readonly string[] _activations = ["Linear", "Relu", "Tanh", "Swish"];
    private static readonly string[] _poolings = ["MaxPooling2D", "MinPooling2D", "AveragePooling2D"];

    public static RandomNetwork Draw(int seed)
    {
        Random random = new(seed);
        RandomNetwork network = new(seed, new RandomNode([random.Next(3, 7), random.Next(3, 7), Pick(random, _channels)]))
        {
            Loss = "Loss.MeanSquaredError",
            Precision = "StaticNets.Precision.Double",
        };
        int layers = random.Next(2, 6);
        while (network.Layers.Count < layers)
        {
            AddLayer(network, random);
        }

        if (random.Next(3) > 0)
        {
            Finish(network, random);
        }

        for (int i = 0; i < network.Layers.Count; i++)
        {
            network.Layers[i].Name = "layer" + i;
        }

        return network;
    }

    private static void AddLayer(RandomNetwork network, Random random)
    {
        RandomNode above = network.Nodes.Last();
        switch (random.Next(8))
        {
            case 0:
                network.Add("BatchNormalization", above, above.Shape);
                break;
            case 1:
                network.Add("Activation", above, above.Shape).Arguments.Add("Activation." + Pick(random, _activations));
                break;
            case 2:
                AddShortcut(network, random, above);
                break;
            case 3 or 4:
                AddWindow(network, random, above, isConvolution: false);
                break;
            default:
                AddWindow(network, random, above, isConvolution: true);
                break;
        }
    }

    /// <summary>The image as it was some layers before, added or put beside.</summary>
    private static void AddShortcut(RandomNetwork network, Random random, RandomNode above)
    {
        RandomNode[] equal = [.. network.Nodes.Where(node => node != above && node.Shape.SequenceEqual(above.Shape))];
        if (equal.Length > 0 && random.Next(2) == 0)
        {
            network.Add("Add", above, above.Shape, Pick(random, equal));
        }
        else if (equal.Length > 0)
        {
            network.Add("Concatenate", above, [.. above.Shape[..^1], 2 * above.Shape[^1]], Pick(random, equal));
        }
    }

    /// <summary>A convolution or a pooling; nothing where its window is larger than the image.</summary>
    private static void AddWindow(RandomNetwork network, Random random, RandomNode above, bool isConvolution)
    {
        int[] window = [random.Next(1, 4), random.Next(1, 4)];
        int stride = random.Next(3) == 0 ? random.Next(1, 4) : 0;
        int dilation = isConvolution && random.Next(4) == 0 ? 2 : 1;
        bool same = random.Next(3) == 0;
        int pad = same || random.Next(2) == 0 ? 0 : random.Next(0, isConvolution ? 3 : (window.Min() / 2) + 1);
        long[] size = new long[2];
        for (int axis = 0; axis < 2; axis++)
        {
            int step =
                stride > 0 ? stride
                : isConvolution ? 1
                : window[axis];
            long rest = above.Shape[axis] + (2 * pad) - (dilation * (window[axis] - 1)) - 1;
            size[axis] =
                same ? (above.Shape[axis] + step - 1) / step
                : rest < 0 ? 0
                : (rest / step) + 1;
        }

        if (size.Contains(0))
        {
            return;
        }

        int channels = (int)above.Shape[2];
        int groups =
            isConvolution && random.Next(3) == 0 ? Pick(random, [.. Enumerable.Range(1, channels).Where(n => channels % n == 0)]) : 1;
        int filters = isConvolution ? groups * Pick(random, [1, 2, 3]) : channels;
        RandomLayer layer = network.Add(isConvolution ? "Conv2D" : Pick(random, _poolings), above, [.. size, filters]);
        layer.Arguments.AddRange(
            ((int[])[.. isConvolution ? (int[])[filters] : [], .. window]).Select(value => value.ToString(CultureInfo.InvariantCulture))
        );
        Set("Strides", stride, 0);
        Set("Dilation", dilation, 1);
        Set("Groups", groups, 1);
        Set("Pad", pad, 0);
        if (same)
        {
            layer.Properties["Padding"] = "Padding.Same";
        }

        if (isConvolution)
        {
            layer.Properties["Activation"] = "Activation." + Pick(random, _activations);
        }

        void Set(string property, int value, int usual)
        {
            if (value != usual)
            {
                layer.Properties[property] = value.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    private static void Finish(RandomNetwork network, Random random)
    {
        RandomNode last = network.Last;
        RandomNode flat =
            random.Next(2) == 0
                ? network.Add("Flatten", last, [last.Shape.Aggregate((product, axis) => product * axis)])
                : network.Add(random.Next(2) == 0 ? "GlobalAveragePooling2D" : "GlobalMaxPooling2D", last, [last.Shape[2]]);
        network.Add("Dense", flat, [2]).Arguments.Add("2");
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
