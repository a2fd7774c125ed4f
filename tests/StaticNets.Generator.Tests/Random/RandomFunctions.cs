namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>
/// Gives some layers another activation, with numbers of its own. It draws from random numbers of its own, so that everything else of a
/// seed is the same with and without it.
/// </summary>
internal static class RandomFunctions
{
    private static readonly (string Function, string[] Numbers)[] _bounded =
    [
        ("Softsign", []),
        ("HardTanh", []),
        ("HardTanh", ["Minimum=-0.5"]),
        ("HardTanh", ["Minimum=-0.75", "Maximum=1.5"]),
        ("HardSigmoid", ["Alpha=0.2", "Beta=0.4"]),
        ("HardSigmoid", ["Beta=0.25"]),
    ];

    private static readonly (string Function, string[] Numbers)[] _functions =
    [
        .. _bounded,
        ("Celu", []),
        ("Celu", ["Alpha=0.5"]),
        ("GeluTanh", []),
        ("LogSoftmax", []),
    ];

    // It jumps at its threshold, where difference quotients are wrong.
    private static readonly (string Function, string[] Numbers)[] _withJumps =
    [
        .. _functions,
        ("ThresholdedRelu", []),
        ("ThresholdedRelu", ["Alpha=0.25"]),
    ];

    /// <summary>Replaces some activations.</summary>
    /// <param name="forGradients">Whether the gradient of the network will be checked.</param>
    public static void Replace(RandomNetwork network, Random random, bool forGradients)
    {
        foreach (RandomLayer layer in network.Layers.Where(layer => !RandomTerms.HasTarget(network, layer)))
        {
            bool isOwn = layer.Kind == "Activation";
            bool isReplaced = random.Next(3) == 0 && (isOwn || layer.Properties.ContainsKey("Activation"));
            (string function, string[] numbers) = RandomNetworks.Pick(
                random,
                RandomPieces.IsRecurrent(layer) ? _bounded
                    : forGradients ? _functions
                    : _withJumps
            );

            // The logarithm of the share of a single value is always 0.
            if (!isReplaced || (function == "LogSoftmax" && layer.Shape[^1] == 1))
            {
                continue;
            }

            if (isOwn)
            {
                layer.Arguments[0] = "Activation." + function;
            }
            else
            {
                layer.Properties["Activation"] = "Activation." + function;
            }

            layer.Properties.Remove("Alpha");
            foreach (string[] number in numbers.Select(text => text.Split('=')))
            {
                layer.Properties[number[0]] = number[1];
            }
        }
    }

    /// <summary>Lets some networks that learn classes have logarithms of probabilities as their outputs.</summary>
    public static void ReplaceLoss(RandomNetwork network, Random random)
    {
        if (
            random.Next(3) == 0
            && network.Loss == "Loss.SparseCategoricalCrossEntropy"
            && network.Last.Properties.GetValueOrDefault("Activation") == "Activation.Softmax"
        )
        {
            network.Loss = "Loss.NegativeLogLikelihood";
            network.Last.Properties["Activation"] = "Activation.LogSoftmax";
        }
    }
}
