using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>
/// Draws layers that rearrange elements, enlarge images, normalise responses, or join two layers. They have random numbers of their own, so
/// that the other layers of a seed do not depend on their numbers.
/// </summary>
internal static class RandomRearrangements
{
    // Images are small for the same reason as in RandomImages.
    private const long MostElements = 120;

    private static readonly string[] _merges = ["Subtract", "Average", "Maximum", "Minimum"];

    private static readonly string[] _interpolations = ["Interpolation.Nearest", "Interpolation.Bilinear"];

    public static void AddLayer(RandomNetwork network, Random random)
    {
        RandomNode source = network.Layers.Count > 0 ? network.Last : network.Input;
        if (source == network.Input && network.IsOfIndices)
        {
            return;
        }

        switch (random.Next(source.Shape.Length == 3 ? 10 : 4))
        {
            case 0:
                AddSlice(network, random, source);
                break;
            case 1:
                AddPermutation(network, random, source);
                break;
            case 2:
                AddMerge(network, random, source);
                break;
            case 3:
                AddResponse(network, random, source);
                break;
            case 4:
                AddSides(network, random, source, "Cropping2D");
                break;
            case 5:
                AddSides(network, random, source, "ZeroPadding2D");
                break;
            case 6 or 7:
                AddUpSampling(network, random, source);
                break;
            case 8:
                AddShuffle(network, random, source);
                break;
            case 9:
                RandomLayer layer = network.Add("SpatialDropout2D", source, source.Shape);
                layer.Arguments.Add(RandomNetworks.Pick(random, ["0", "0.1", "0.5", "1e-9"]));
                break;
        }
    }

    private static void AddSlice(RandomNetwork network, Random random, RandomNode source)
    {
        int axis = random.Next(source.Shape.Length);
        int length = (int)source.Shape[axis];
        int start = random.Next(length);
        int end = random.Next(2) == 0 ? length : random.Next(start + 1, length + 1);
        RandomLayer layer = network.Add("Slice", source, [.. source.Shape.Select((size, i) => i == axis ? end - start : size)]);
        layer.Arguments.Add(Text(random.Next(4) == 0 ? axis - source.Shape.Length : axis));
        layer.Arguments.Add(Text(random.Next(4) == 0 ? start - length : start));
        if (end < length || random.Next(2) == 0)
        {
            layer.Arguments.Add(Text(end < length && random.Next(4) == 0 ? end - length : end));
        }
    }

    private static void AddPermutation(RandomNetwork network, Random random, RandomNode source)
    {
        int[] order = [.. Enumerable.Range(0, source.Shape.Length)];
        random.Shuffle(order);
        RandomLayer layer = network.Add("Permute", source, [.. order.Select(axis => source.Shape[axis])]);
        layer.Arguments.AddRange(order.Select(axis => Text(axis)));
    }

    /// <summary>Joins the last layer with one or two others of the same shape, if there are some.</summary>
    private static void AddMerge(RandomNetwork network, Random random, RandomNode source)
    {
        RandomNode[] equal = [.. network.Nodes.Where(node => node != source && node.Shape.SequenceEqual(source.Shape))];
        if (equal.Length == 0)
        {
            return;
        }

        string kind = RandomNetworks.Pick(random, _merges);
        RandomNode[] others = new RandomNode[kind == "Subtract" ? 1 : random.Next(1, 3)];
        network.Add(kind, source, source.Shape, [.. others.Select(_ => RandomNetworks.Pick(random, equal))]);
    }

    private static void AddResponse(RandomNetwork network, Random random, RandomNode source)
    {
        RandomLayer layer = network.Add("LocalResponseNormalization", source, source.Shape);
        layer.Arguments.Add(Text(random.Next(1, 7)));
        (string Name, string[] Values)[] arguments = [("Alpha", ["0.5", "1e-3"]), ("Beta", ["0.5", "1.5"]), ("K", ["2", "0.5"])];
        foreach ((string name, string[] values) in arguments.Where(_ => random.Next(3) == 0))
        {
            layer.Properties[name] = RandomNetworks.Pick(random, values);
        }
    }

    private static void AddSides(RandomNetwork network, Random random, RandomNode source, string kind)
    {
        bool crops = kind == "Cropping2D";
        (int height, int width) = ((int)source.Shape[0], (int)source.Shape[1]);
        int all = Side(Math.Min(height, width));
        int[] sides = random.Next(3) switch
        {
            0 => [all, all, all, all],
            1 when Side(height) is var rows && Side(width) is var columns => [rows, rows, columns, columns],
            _ => [Side(height), Side(height), Side(width), Side(width)],
        };
        int sign = crops ? -1 : 1;
        long[] shape = [height + (sign * (sides[0] + sides[1])), width + (sign * (sides[2] + sides[3])), source.Shape[2]];
        if (shape.Aggregate(1L, (product, axis) => product * axis) > MostElements)
        {
            return;
        }

        RandomLayer layer = network.Add(kind, source, shape);
        layer.Arguments.AddRange(
            sides.Distinct().Count() == 1 && random.Next(3) == 0 ? [Text(sides[0])]
            : sides[0] == sides[1] && sides[2] == sides[3] && random.Next(2) == 0 ? [Text(sides[0]), Text(sides[2])]
            : [$"top: {sides[0]}", $"bottom: {sides[1]}", $"left: {sides[2]}", $"right: {sides[3]}"]
        );

        // Half of a cropped axis must remain, so that both sides together remove less than all of it.
        int Side(int length) => random.Next(crops ? ((length - 1) / 2) + 1 : 3);
    }

    private static void AddUpSampling(RandomNetwork network, Random random, RandomNode source)
    {
        (int down, int across) = (random.Next(1, 4), random.Next(1, 4));
        across = random.Next(2) == 0 ? down : across;
        if (source.Shape.Aggregate((long)down * across, (product, axis) => product * axis) > MostElements)
        {
            return;
        }

        RandomLayer layer = network.Add("UpSampling2D", source, [down * source.Shape[0], across * source.Shape[1], source.Shape[2]]);
        layer.Arguments.AddRange(down == across && random.Next(2) == 0 ? [Text(down)] : [Text(down), Text(across)]);
        if (random.Next(3) > 0)
        {
            layer.Properties["Interpolation"] = RandomNetworks.Pick(random, _interpolations);
        }
    }

    private static void AddShuffle(RandomNetwork network, Random random, RandomNode source)
    {
        int[] factors = [.. Enumerable.Range(1, 3).Where(factor => source.Shape[2] % (factor * factor) == 0)];
        int factor = RandomNetworks.Pick(random, factors);
        long channels = source.Shape[2] / (factor * factor);
        network.Add("PixelShuffle", source, [factor * source.Shape[0], factor * source.Shape[1], channels]).Arguments.Add(Text(factor));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
