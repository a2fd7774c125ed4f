using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>
/// Draws scales, constants and radial basis units. They have random numbers of their own, so that the other layers of a seed are the same
/// with and without them.
/// </summary>
internal static class RandomUnits
{
    // With more features, the share of the nearest unit would often be 1 up to rounding, where difference quotients are zero.
    private const int MostFeaturesForGradients = 5;

    private static readonly string[] _factors = ["0.5", "-2", "1.0 / 3", "3"];
    private static readonly string[] _numbers = ["0.25", "-1", "1e-3", "2", "0.7"];

    /// <param name="forGradients">Whether the gradient of the network will be checked.</param>
    public static void AddLayer(RandomNetwork network, Random random, bool forGradients)
    {
        RandomNode source = network.Layers.Count > 0 ? network.Last : network.Input;
        switch (random.Next(3))
        {
            case 0:
                AddScale(network, random, source);
                break;
            case 1 when source.Shape.Length == 1:
                AddConstant(network, random, source);
                break;
            case 2 when CanRead(source) && !(forGradients && source.Shape[^1] > MostFeaturesForGradients):
                AddRadialBasis(network, random, source, forGradients);
                break;
        }
    }

    private static bool CanRead(RandomNode source) => source.Shape.Length == 1 || RandomSequences.CanRead(source);

    private static void AddScale(RandomNetwork network, Random random, RandomNode source)
    {
        RandomLayer layer = network.Add("Scale", source, source.Shape);
        switch (random.Next(3))
        {
            case 0:
                layer.Arguments.Add(RandomNetworks.Pick(random, _factors));
                layer.Properties["Offset"] = RandomNetworks.Pick(random, _numbers);
                break;
            case 1:
                layer.Properties[RandomNetworks.Pick(random, ["L1", "L2"])] = "0.01";
                break;
        }
    }

    /// <summary>Adds a constant and a layer that joins it with the node.</summary>
    private static void AddConstant(RandomNetwork network, Random random, RandomNode source)
    {
        RandomLayer layer = network.AddConstant(source.Shape);
        layer.Arguments.AddRange(Enumerable.Range(0, (int)source.Shape[0]).Select(_ => RandomNetworks.Pick(random, _numbers)));
        if (random.Next(2) == 0)
        {
            layer.Properties["Learned"] = "true";
            if (random.Next(2) == 0)
            {
                layer.Properties["L2"] = "1e-3";
            }
        }

        network.Add(RandomNetworks.Pick(random, ["Add", "Multiply"]), layer, source.Shape, source);
    }

    private static void AddRadialBasis(RandomNetwork network, Random random, RandomNode source, bool forGradients)
    {
        bool isNormalized = forGradients || random.Next(2) == 0;
        int units = RandomNetworks.Pick(random, [.. RandomNetworks.Lengths.Where(length => length > 1 || !isNormalized)]);
        RandomLayer layer = network.Add("RadialBasis", source, [.. source.Shape[..^1], units]);
        layer.Arguments.Add(units.ToString(CultureInfo.InvariantCulture));
        if (isNormalized)
        {
            layer.Properties["Normalized"] = "true";
        }

        if (source.Shape.Length == 2)
        {
            layer.Properties["PerStep"] = "true";
        }

        if (random.Next(2) == 0)
        {
            layer.Properties["Gamma"] = RandomNetworks.Pick(random, ["0.5", "2", "1e-2"]);
        }

        if (random.Next(4) == 0)
        {
            layer.Properties["Frozen"] = "true";
        }
    }
}
