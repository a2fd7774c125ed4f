namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Adds networks as parts to random networks: once, twice with weights of their own, or twice with shared weights.</summary>
internal static class RandomParts
{
    private const int OneIn = 4;
    private const string Gate = "Gate";
    private const string Wider = "Wider";

    /// <summary>
    /// Adds up to two uses of a part to some networks. The random numbers are others than those of the rest of the network, which is the same
    /// with and without parts.
    /// </summary>
    public static void AddTo(RandomNetwork network)
    {
        Random random = new((7 * network.Seed) + 1);
        if (random.Next(OneIn) > 0 || !network.Nodes.Any())
        {
            return;
        }

        RandomNode source = RandomNetworks.Pick(random, [.. network.Nodes]);
        bool isWider = source.Shape.Length == 1 && random.Next(2) == 0;
        long[] shape = isWider ? [source.Shape[0] + 2] : source.Shape;
        string? shared = random.Next(2) == 0 ? "twin" : null;
        bool isFrozen = random.Next(4) == 0;
        RandomLayer first = Use(source);
        if (random.Next(3) > 0)
        {
            Use(isWider || random.Next(2) == 0 ? source : first);
        }

        RandomLayer Use(RandomNode node)
        {
            RandomLayer use = network.Add(isWider ? Wider : Gate, node, shape);
            use.Attribute = $"Use<{Namespace(network)}.{use.Kind}>";
            use.Name = shared;
            if (isFrozen)
            {
                use.Properties["Frozen"] = "true";
            }

            return use;
        }
    }

    /// <summary>Returns the text of the classes of the parts, or nothing for a network without parts.</summary>
    public static string ClassesOf(RandomNetwork network)
    {
        if (network.Layers.Find(layer => layer.Attribute is not null) is not { } use)
        {
            return "";
        }

        string part = network.Precision is { } precision ? $"[Network(Precision = {precision})]" : "[Network]";
        string input = string.Join(", ", use.Source.Shape);
        string wider = $"[Dense(3, Activation = Activation.Tanh)]\n    [Use<Inner>]\n    [Dense({use.Shape[0]})]";
        string gate = "[Scale]\n    [Activation(Activation.Sigmoid)]\n    [Multiply(\"input\")]";
        return $$"""
            namespace {{Namespace(network)}}
            {
                {{part}}
                [Input(3)]
                [Scale]
                [Activation(Activation.Swish)]
                internal sealed partial class Inner;

                {{part}}
                [Input({{input}})]
                {{(use.Kind == Wider ? wider : gate)}}
                internal sealed partial class {{use.Kind}};
            }


            """.ReplaceLineEndings("\n");
    }

    private static string Namespace(RandomNetwork network) => "PartsOf" + network.Name;
}
