using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Draws valid networks: stacks and graphs of all layers, with inputs of rank 1 to 3, and every loss or none.</summary>
internal static class RandomNetworks
{
    private static readonly string[] _names =
    [
        "stem",
        "head",
        "Left",
        "right_2",
        "b1",
        "x",
        "kernel",
        "rows",
        "S",
        "class",
        "my_long_name",
    ];

    // Lengths below, at and above 2, 4, 8 and 16, which are the numbers of elements that vectors of 128 to 512 bits can have.
    public static readonly int[] Lengths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33];

    // Added to the seed for another attempt; large, so that no other network has that seed.
    private const int NextAttempt = 100_000_000;

    // Added to the seed for the algorithm of convolutions, which has draws of its own.
    private const int AlgorithmSeed = 50_000_000;

    // The same for liquid state machines.
    private const int LiquidSeed = 60_000_000;

    /// <param name="forGradients">
    /// Whether the gradient of the network will be checked: the network then computes in double, has a loss, and no layer has a constant
    /// output.
    /// </param>
    /// <param name="mayBeOfIndices">Whether some networks have indices as their input.</param>
    /// <param name="addMore">Adds blocks or custom layers to some networks; null for none.</param>
    public static RandomNetwork Draw(int seed, bool forGradients, bool mayBeOfIndices = false, Action<RandomNetwork>? addMore = null)
    {
        RandomNetwork network = Draw(seed, forGradients, mayBeOfIndices, addMore, new Random(seed));
        for (int attempt = 1; forGradients && network.Layers.Any(IsConstant); attempt++)
        {
            network = Draw(seed, forGradients, mayBeOfIndices, addMore, new Random(seed + (attempt * NextAttempt)));
        }

        return network;
    }

    private static RandomNetwork Draw(int seed, bool forGradients, bool mayBeOfIndices, Action<RandomNetwork>? addMore, Random random)
    {
        long[] shape = DrawShape(random);
        RandomNetwork network = (mayBeOfIndices ? RandomIndices.Begin(seed) : null) ?? new(seed, new RandomNode(shape));
        network.Loss = forGradients || random.Next(4) > 0 ? "Loss." + Pick(random, RandomPieces.Losses) : null;
        network.Precision = forGradients || random.Next(2) > 0 ? "StaticNets.Precision.Double" : null;
        network.Convolution = new Random(seed + AlgorithmSeed).Next(4) == 0 ? "Algorithm.Direct" : null;
        int layers = random.Next(1, 7);
        Random units = new(seed);
        Random normalizations = new(~seed);
        Random rearrangements = new(seed);
        for (int i = 0; i < layers; i++)
        {
            AddLayer(network, random);
            if (units.Next(6) == 0)
            {
                RandomUnits.AddLayer(network, units, forGradients);
            }

            if (normalizations.Next(6) == 0)
            {
                RandomNormalizations.AddLayer(network, normalizations);
            }

            if (rearrangements.Next(network.Last.Shape.Length == 3 ? 2 : 4) == 0)
            {
                RandomRearrangements.AddLayer(network, rearrangements);
            }
        }

        Random liquids = new(seed + LiquidSeed);
        if (!forGradients && RandomSequences.CanAddLiquid(network) && liquids.Next(2) == 0)
        {
            RandomSequences.AddLiquid(network, liquids);
        }

        addMore?.Invoke(network);
        Join(network, random);
        RandomFunctions.Replace(network, normalizations, forGradients);
        Finish(network, random);
        RandomFunctions.ReplaceLoss(network, normalizations);
        NameSome(network, random);
        return network;
    }

    /// <summary>
    /// Whether the output of a layer is constant, so that all gradients of the layers before it are zero: a softmax over one value gives 1,
    /// the normalisation of one value gives 0, and windows beyond the border of a small image give 0.
    /// </summary>
    private static bool IsConstant(RandomLayer layer) =>
        layer.IsBlind
        || layer.Shape[^1] == 1
            && (
                layer.Kind is "Softmax" or "LayerNormalization"
                || layer.Arguments.Any(IsSoftmax)
                || (layer.Properties.TryGetValue("Activation", out string? activation) && IsSoftmax(activation))
            );

    private static bool IsSoftmax(string activation) => activation is "Activation.Softmax" or "(Activation)4";

    public static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static RandomLayer AddDense(RandomNetwork network, Random random, RandomNode source, string? activation = null)
    {
        int units = Pick(random, Lengths);
        RandomLayer layer = network.Add("Dense", source, [units]);
        layer.Arguments.Add(random.Next(10) == 0 ? $"units: {units}" : units.ToString(CultureInfo.InvariantCulture));
        activation ??= random.Next(2) == 0 ? Pick(random, RandomPieces.Activations) : null;
        RandomPieces.AddKernelArguments(layer, random, activation);
        return layer;
    }

    public static RandomNode Flat(RandomNetwork network, RandomNode node) =>
        node.Shape.Length == 1 ? node : network.Add("Flatten", node, [Length(node.Shape)]);

    private static void AddLayer(RandomNetwork network, Random random)
    {
        RandomNode above = network.Nodes.Last();
        RandomNode source = random.Next(4) == 0 ? Pick(random, [.. network.Nodes]) : above;
        RandomNode[] equal = [.. network.Nodes.Where(node => node.Shape.SequenceEqual(source.Shape))];
        RandomNode[] similar = [.. network.Nodes.Where(node => CanConcatenate(node, source))];
        if (source.Shape.Length == 3 && random.Next(3) > 0)
        {
            RandomImages.AddLayer(network, random, source);
            return;
        }

        if (RandomSequences.CanRead(source) && random.Next(3) == 0)
        {
            RandomSequences.AddLayer(network, random, source);
            return;
        }

        if (source.Shape.Length == 2 && random.Next(2) == 0)
        {
            RandomSteps.AddLayer(network, random, source);
            return;
        }

        if (source.Shape.Length == 1 && random.Next(8) == 0)
        {
            RandomSteps.AddRepetition(network, random, source);
            return;
        }

        switch (random.Next(15))
        {
            case 10 or 11:
                AddBatchNormalization(network, random, source);
                break;
            case 6:
                network.Add("Multiply", source, source.Shape, Some(random, equal));
                break;
            case 7:
                AddReshape(network, random, source);
                break;
            case 8:
                network.Add("GaussianNoise", source, source.Shape).Arguments.Add(Pick(random, ["0.1", "1", "1e-3"]));
                break;
            case 9:
                network.Add("LayerNormalization", source, source.Shape);
                break;
            case 12:
                RandomTerms.AddLayer(network, random, source);
                break;
            case 0:
                AddActivation(network, random, source);
                break;
            case 1:
                network.Add("Softmax", source, source.Shape);
                break;
            case 2:
                network.Add("Flatten", source, [Length(source.Shape)]);
                break;
            case 3:
                AddDropout(network, random, source);
                break;
            case 4:
                network.Add("Add", source, source.Shape, Some(random, equal));
                break;
            case 5:
                Concatenate(network, source, Some(random, similar));
                break;
            default:
                AddDense(network, random, Flat(network, source));
                break;
        }
    }

    private static void AddActivation(RandomNetwork network, Random random, RandomNode source)
    {
        int value = random.Next(RandomPieces.Activations.Length);
        RandomLayer layer = network.Add("Activation", source, source.Shape);
        layer.Arguments.Add(random.Next(10) == 0 ? $"(Activation){value}" : "Activation." + RandomPieces.Activations[value]);
    }

    private static void AddBatchNormalization(RandomNetwork network, Random random, RandomNode source)
    {
        RandomLayer layer = network.Add("BatchNormalization", source, source.Shape);
        (string Name, string[] Values)[] arguments =
        [
            ("Epsilon", ["1e-5", "0.1"]),
            ("Momentum", ["0", "0.9", "1"]),
            ("Frozen", ["true", "false"]),
        ];
        foreach ((string name, string[] values) in arguments.Where(_ => random.Next(4) == 0))
        {
            layer.Properties[name] = Pick(random, values);
        }

        // An activation follows half of the batch normalisations, to test that the generator fuses it into the normalisation.
        if (random.Next(2) == 0)
        {
            AddActivation(network, random, layer);
        }
    }

    /// <summary>Adds a reshape to two axes or to an image.</summary>
    private static void AddReshape(RandomNetwork network, Random random, RandomNode source)
    {
        long length = Length(source.Shape);
        long first = Divisor(random, length);
        long second = Divisor(random, length / first);
        long[] shape = random.Next(2) == 0 ? [first, length / first] : [first, second, length / first / second];
        RandomLayer layer = network.Add("Reshape", source, shape);
        layer.Arguments.AddRange(shape.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
    }

    private static long Divisor(Random random, long number) =>
        Pick(random, [.. Enumerable.Range(1, (int)number).Where(divisor => number % divisor == 0)]);

    private static void AddDropout(RandomNetwork network, Random random, RandomNode source)
    {
        RandomLayer layer = network.Add("Dropout", source, source.Shape);
        layer.Arguments.Add(Pick(random, ["0", "0.1", "0.5", "0.999", "1e-9", "1.0 / 3"]));
    }

    private static void Concatenate(RandomNetwork network, RandomNode source, params RandomNode[] others)
    {
        long last = source.Shape[^1] + others.Sum(other => other.Shape[^1]);
        network.Add("Concatenate", source, [.. source.Shape[..^1], last], others);
    }

    private static bool CanConcatenate(RandomNode a, RandomNode b) =>
        a.Shape.Length == b.Shape.Length && a.Shape[..^1].SequenceEqual(b.Shape[..^1]);

    /// <summary>Adds layers such that the last layer depends on every layer that no other layer reads.</summary>
    private static void Join(RandomNetwork network, Random random)
    {
        while (network.Layers.SkipLast(1).FirstOrDefault(layer => layer.Readers == 0) is { } unread)
        {
            RandomNode last = network.Last;
            if (last.Shape.SequenceEqual(unread.Shape) && random.Next(2) == 0)
            {
                network.Add("Add", last, last.Shape, unread);
            }
            else if (CanConcatenate(last, unread))
            {
                Concatenate(network, last, unread);
            }
            else
            {
                // The flattened value is now the last layer, and the next iteration can join it with the other layer.
                Flat(network, unread.Shape.Length > 1 ? unread : last);
            }
        }
    }

    /// <summary>Adds the output layer that the loss needs.</summary>
    private static void Finish(RandomNetwork network, Random random)
    {
        switch (network.Loss)
        {
            case "Loss.Logistic" or "Loss.Hinge":
                AddDense(network, random, Flat(network, network.Last), "Linear");
                break;
            case "Loss.Perceptron":
                network.Add("Activation", network.Last, network.Last.Shape).Arguments.Add("Activation.Heaviside");
                break;
            case "Loss.BinaryCrossEntropy" when random.Next(2) == 0:
                network.Add("Activation", network.Last, network.Last.Shape).Arguments.Add("Activation.Sigmoid");
                break;
            case "Loss.BinaryCrossEntropy":
                AddDense(network, random, Flat(network, network.Last), "Sigmoid");
                break;
            case "Loss.CategoricalCrossEntropy" or "Loss.SparseCategoricalCrossEntropy":
                RandomNode last = random.Next(2) == 0 ? network.Last : Flat(network, network.Last);
                if (last.Shape[^1] > 1 && (last.Shape.Length == 3 || random.Next(2) == 0))
                {
                    network.Add("Softmax", last, last.Shape);
                }
                else if (last.Shape.Length == 2)
                {
                    RandomSequences.AddDense(network, random, last, units: 3, "Softmax");
                }
                else
                {
                    RandomLayer dense = network.Add("Dense", Flat(network, last), [3]);
                    dense.Arguments.Add("3");
                    dense.Properties["Activation"] = "Activation.Softmax";
                }

                break;
        }

        if (network.Loss is not null && random.Next(6) == 0 && network.Last.Shape.Length == 1)
        {
            network.Add("Flatten", network.Last, network.Last.Shape);
        }
    }

    private static void NameSome(RandomNetwork network, Random random)
    {
        string[] names = [.. _names];
        random.Shuffle(names);
        int used = 0;
        foreach (RandomLayer layer in network.Layers.Where(_ => random.Next(3) == 0))
        {
            layer.Name = used < names.Length ? names[used++] : null;
        }
    }

    private static RandomNode[] Some(Random random, RandomNode[] nodes)
    {
        RandomNode[] drawn = new RandomNode[random.Next(1, 3)];
        return [.. drawn.Select(_ => Pick(random, nodes))];
    }

    private static long[] DrawShape(Random random) =>
        random.Next(7) switch
        {
            0 => [Pick(random, Lengths)],
            1 or 6 => [random.Next(1, 5), random.Next(1, 10)],
            2 => [random.Next(1, 4), random.Next(1, 3), Pick(random, Lengths)],
            _ => [random.Next(1, 7), random.Next(1, 7), random.Next(1, 5)],
        };

    private static long Length(long[] shape) => shape.Aggregate(1L, (product, axis) => product * axis);
}
