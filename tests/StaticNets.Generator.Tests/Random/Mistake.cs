namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>A way to spoil a valid declaration in exactly one place.</summary>
/// <param name="Id">The only diagnostic that must be reported.</param>
/// <param name="Title">Title for the failure message.</param>
/// <param name="Plant">Changes the network; returns false if it has no place for this mistake.</param>
internal sealed record Mistake(string Id, string Title, Func<RandomNetwork, Random, bool> Plant)
{
    /// <summary>Creates a mistake that can be made in every network.</summary>
    public static Mistake Always(string id, string title, Action<RandomNetwork, Random> plant) =>
        new(
            id,
            title,
            (network, random) =>
            {
                plant(network, random);
                return true;
            }
        );

    /// <summary>Creates a mistake that needs a layer of some kind.</summary>
    public static Mistake OnLayer(
        string id,
        string title,
        Func<RandomNetwork, RandomLayer, bool> suits,
        Action<RandomNetwork, RandomLayer, Random> plant
    ) =>
        new(
            id,
            title,
            (network, random) =>
            {
                RandomLayer[] layers = [.. network.Layers.Where(layer => suits(network, layer))];
                if (layers.Length > 0)
                {
                    plant(network, RandomNetworks.Pick(random, layers), random);
                }

                return layers.Length > 0;
            }
        );
}
