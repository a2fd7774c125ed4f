using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Draws networks that begin with an embedding, so that their input is indices.</summary>
internal static class RandomIndices
{
    private const int OneIn = 8;

    /// <summary>
    /// Returns a network whose input is indices, with an embedding as its first layer; <see langword="null"/> for most seeds. The numbers
    /// come from a generator of their own, so that the networks of all other seeds are the same as without this class.
    /// </summary>
    public static RandomNetwork? Begin(int seed)
    {
        Random random = new(~seed);
        if (random.Next(OneIn) > 0)
        {
            return null;
        }

        long[] shape = random.Next(3) == 0 ? [random.Next(1, 4), random.Next(1, 4)] : [random.Next(1, 10)];
        RandomNetwork network = new(seed, new RandomNode(shape)) { IsOfIndices = true };
        int vocabulary = random.Next(2, 12);
        int features = RandomNetworks.Pick(random, RandomNetworks.Lengths);
        RandomLayer layer = network.Add("Embedding", network.Input, [.. shape, features]);
        layer.Arguments.AddRange([vocabulary.ToString(CultureInfo.InvariantCulture), features.ToString(CultureInfo.InvariantCulture)]);
        if (random.Next(4) == 0)
        {
            layer.Properties["Initializer"] = "Initializer." + RandomNetworks.Pick(random, RandomPieces.Initializers);
        }

        (string Name, string Value) = RandomNetworks.Pick(
            random,
            [("L1", "0.01"), ("L2", "1e-3"), ("ElasticNet", "0.1"), ("Frozen", "true")]
        );
        if (random.Next(2) == 0)
        {
            layer.Properties[Name] = Value;
        }

        return network;
    }

    /// <summary>Makes valid indices of any numbers.</summary>
    public static int[] Of(RandomNetwork network, ReadOnlySpan<double> x)
    {
        int vocabulary = int.Parse(network.Layers[0].Arguments[0], CultureInfo.InvariantCulture);
        return Array.ConvertAll(x.ToArray(), value => (int)(Math.Abs(value) * 1000) % vocabulary);
    }
}
