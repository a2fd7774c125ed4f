using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>
/// Draws normalisations of each sample and learned slopes. They have random numbers of their own, so that the other layers of a seed are
/// the same with and without them.
/// </summary>
internal static class RandomNormalizations
{
    private static readonly string[] _epsilons = ["1e-5", "0.1", "1e-2"];

    public static void AddLayer(RandomNetwork network, Random random)
    {
        RandomNode source = network.Layers.Count > 0 ? network.Last : network.Input;
        if (source == network.Input && network.IsOfIndices)
        {
            return;
        }

        switch (random.Next(5))
        {
            case 0:
                AddSlopes(network, random, source);
                break;
            case 1 when source.Shape.Length > 1 && Count(source) > source.Shape[^1]:
                AddEpsilon(network.Add("InstanceNormalization", source, source.Shape), random);
                break;
            case 2 when Groups(source) is { Length: > 0 } groups:
                RandomLayer layer = network.Add("GroupNormalization", source, source.Shape);
                layer.Arguments.Add(Text(RandomNetworks.Pick(random, groups)));
                AddEpsilon(layer, random);
                break;
            case 3 or 4 when source.Shape[^1] > 1:
                string kind = random.Next(2) == 0 ? "RmsNormalization" : "LayerNormalization";
                AddAxes(network.Add(kind, source, source.Shape), random);
                break;
        }
    }

    private static void AddSlopes(RandomNetwork network, Random random, RandomNode source)
    {
        RandomLayer layer = network.Add("PRelu", source, source.Shape);
        if (random.Next(2) == 0)
        {
            layer.Properties["Shared"] = "true";
        }

        if (random.Next(2) == 0)
        {
            layer.Properties["InitialValue"] = RandomNetworks.Pick(random, ["0.5", "-0.3", "0"]);
        }
    }

    private static void AddAxes(RandomLayer layer, Random random)
    {
        AddEpsilon(layer, random);
        int rank = layer.Shape.Length;
        if (random.Next(2) == 0)
        {
            layer.Properties["Axis"] = Text(random.Next(-rank, rank));
        }
    }

    private static void AddEpsilon(RandomLayer layer, Random random)
    {
        if (random.Next(2) == 0)
        {
            layer.Properties["Epsilon"] = RandomNetworks.Pick(random, _epsilons);
        }

        if (random.Next(5) == 0)
        {
            layer.Properties["Frozen"] = "true";
        }
    }

    /// <summary>Returns the numbers of groups that have several elements each: alone in its group, a number is its own mean.</summary>
    private static long[] Groups(RandomNode source) => [.. RandomImages.Divisors(source.Shape[^1]).Where(groups => Count(source) > groups)];

    private static long Count(RandomNode source) => source.Shape.Aggregate(1L, (product, axis) => product * axis);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
