namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Draws layers that add terms to the loss.</summary>
internal static class RandomTerms
{
    private static readonly string[] _weights = ["0.5", "1e-3", "2", "1.0 / 64"];

    /// <summary>Adds a sample of normal distributions if the number of features is even, or penalties.</summary>
    public static void AddLayer(RandomNetwork network, Random random, RandomNode source)
    {
        if (source.Shape[^1] % 2 == 0 && random.Next(3) > 0)
        {
            RandomLayer sampling = network.Add("Sampling", source, [.. source.Shape[..^1], source.Shape[^1] / 2]);
            if (random.Next(2) == 0)
            {
                sampling.Properties["Beta"] = RandomNetworks.Pick(random, [.. _weights, "0"]);
            }

            return;
        }

        if (random.Next(2) == 0)
        {
            source = network.Add("Activation", source, source.Shape);
            ((RandomLayer)source).Arguments.Add("Activation." + RandomNetworks.Pick(random, ["Sigmoid", "HardSigmoid", "Softmax"]));
            AddTarget(network, random, source);
            return;
        }

        RandomLayer penalty = network.Add("ActivityRegularization", source, source.Shape);
        string[] names = random.Next(3) == 0 ? ["L1", "L2"] : [random.Next(2) == 0 ? "L1" : "L2"];
        foreach (string name in names)
        {
            penalty.Properties[name] = RandomNetworks.Pick(random, _weights);
        }
    }

    /// <summary>Whether another layer pulls the mean activities of a layer to a target.</summary>
    public static bool HasTarget(RandomNetwork network, RandomLayer layer) =>
        network.Layers.Any(other => other.Source == layer && other.Properties.ContainsKey("Target"));

    /// <summary>Appends a sampling that reads an odd number of values.</summary>
    public static void AppendOddSampling(RandomNetwork network, Random random)
    {
        RandomLayer dense = network.Add("Dense", RandomNetworks.Flat(network, network.Last), [5]);
        dense.Arguments.Add("5");
        network.Add("Sampling", dense, [2]);
    }

    /// <summary>Appends a target of values that may lie outside of 0 and 1.</summary>
    public static void AppendTarget(RandomNetwork network, Random random)
    {
        RandomLayer dense = network.Add("Dense", RandomNetworks.Flat(network, network.Last), [5]);
        dense.Arguments.Add("5");
        AddTarget(network, random, dense);
    }

    private static void AddTarget(RandomNetwork network, Random random, RandomNode source)
    {
        RandomLayer target = network.Add("ActivityRegularization", source, source.Shape);
        target.Properties["Target"] = RandomNetworks.Pick(random, ["0.05", "0.5", "1.0 / 3"]);
        if (random.Next(2) == 0)
        {
            target.Properties["TargetWeight"] = RandomNetworks.Pick(random, _weights);
        }
    }
}
