using static StaticNets.Generator.Tests.RandomDeclarations.Mistake;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Mistakes of layers that read indices.</summary>
internal static class IndexMistakes
{
    private const int Features = 3;

    public static IReadOnlyList<Mistake> All { get; } =
    [
        Always("SNET1020", "an embedding of numbers", (network, _) => AddEmbedding(network, network.Last)),
        new("SNET1020", "numbers of indices", AppendEmbeddingOfInput),
    ];

    private static RandomLayer AddEmbedding(RandomNetwork network, RandomNode source)
    {
        RandomLayer layer = network.Add("Embedding", source, [.. source.Shape, Features]);
        layer.Arguments.AddRange(["10", "3"]);
        return layer;
    }

    /// <summary>Joins the output with an embedding of the input, which makes indices of the numbers that one layer reads.</summary>
    private static bool AppendEmbeddingOfInput(RandomNetwork network, Random random)
    {
        if (network.Input.Readers != 1)
        {
            return false;
        }

        RandomNode numbers = RandomNetworks.Flat(network, network.Last);
        RandomNode looked = RandomNetworks.Flat(network, AddEmbedding(network, network.Input));
        network.Add("Concatenate", looked, [looked.Shape[0] + numbers.Shape[0]], numbers);
        return true;
    }
}
