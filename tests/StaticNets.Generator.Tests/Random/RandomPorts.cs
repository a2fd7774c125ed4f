using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Gives random networks a second input and a second output.</summary>
internal static class RandomPorts
{
    private const int OneIn = 5;
    private const int LongestSide = 6;

    /// <summary>Name of the first input if there are two.</summary>
    public const string Main = "main";

    /// <summary>Name of the second input.</summary>
    public const string Side = "side";

    /// <summary>Name of the layer that computes the second output.</summary>
    public const string Head = "second_head";

    /// <summary>
    /// Adds an input and a layer that reads it to some networks. The random numbers are others than those of the rest of the network, which
    /// is the same with and without it.
    /// </summary>
    public static void AddInput(RandomNetwork network)
    {
        Random random = new((11 * network.Seed) + 3);
        if (random.Next(OneIn) == 0 && !network.IsOfIndices && !TakesClasses(network))
        {
            network.Side = new RandomNode([random.Next(1, LongestSide)]);
            int units = random.Next(1, LongestSide);
            network.Add("Dense", network.Side, [units]).Arguments.Add(units.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Adds an output, computed by a layer of its own, to a finished network; its loss is the squared error.</summary>
    public static void AddOutput(RandomNetwork network)
    {
        Random random = new((13 * network.Seed) + 5);
        RandomNode[] rows = [.. network.Nodes.Where(node => node.Shape.Length == 1)];
        bool takesClasses = TakesClasses(network);
        if (random.Next(OneIn) > 0 || rows.Length == 0 || takesClasses || network.IsOfIndices)
        {
            return;
        }

        network.MainOutput = network.Last;
        int units = random.Next(1, LongestSide);
        RandomLayer head = network.Add("Dense", RandomNetworks.Pick(random, rows), [units]);
        head.Arguments.Add(units.ToString(CultureInfo.InvariantCulture));
        head.Name = Head;
        network.WeightOfHead = random.Next(2) == 0 ? 0.5 : 1;
    }

    private static bool TakesClasses(RandomNetwork network) =>
        network.Loss is "Loss.SparseCategoricalCrossEntropy" or "Loss.NegativeLogLikelihood";
}
