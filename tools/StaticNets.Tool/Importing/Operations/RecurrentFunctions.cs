using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>The functions of a recurrent node.</summary>
/// <param name="OfGates">The function of the gates, if it differs from sigmoid.</param>
/// <param name="Function">The function of the candidate and the output, if it differs from tanh.</param>
/// <param name="GateFactor">The number by which the weights of the gates are multiplied.</param>
internal sealed record RecurrentFunctions(ActivationFunction? OfGates, ActivationFunction? Function, double GateFactor)
{
    private const double SlopeOfGates = 1.0 / 6;

    private static readonly Dictionary<string, (Activation Function, double? Alpha, double? Beta)> _functions = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["Sigmoid"] = (Activation.Sigmoid, null, null),
        ["Tanh"] = (Activation.Tanh, null, null),
        ["Relu"] = (Activation.Relu, null, null),
        ["Softsign"] = (Activation.Softsign, null, null),
        ["Softplus"] = (Activation.Softplus, null, null),
        ["HardSigmoid"] = (Activation.HardSigmoid, 0.2, 0.5),
        ["LeakyRelu"] = (Activation.LeakyRelu, 0.01, null),
        ["Elu"] = (Activation.Elu, 1, null),
        ["ThresholdedRelu"] = (Activation.ThresholdedRelu, 1, null),
    };

    /// <summary>Reads the functions.</summary>
    /// <exception cref="RefusalException">A function is unknown, or functions differ that the layer has in common.</exception>
    public static RecurrentFunctions Read(NodeContext context, string kind, int directions)
    {
        string[] usual = kind switch
        {
            "Lstm" => ["Sigmoid", "Tanh", "Tanh"],
            "Gru" => ["Sigmoid", "Tanh"],
            _ => ["Tanh"],
        };
        string[] names = context.Node.Texts("activations") ?? [.. Enumerable.Repeat(usual, directions).SelectMany(all => all)];
        if (names.Length != usual.Length * directions || !Array.TrueForAll(names, _functions.ContainsKey))
        {
            throw new RefusalException(
                $"the functions [{string.Join(", ", names)}] are not possible: expected {usual.Length} for each direction, of {string.Join(", ", _functions.Keys)}"
            );
        }

        ActivationFunction[] all = WithNumbers(context, names);
        ActivationFunction[] first = all[..usual.Length];
        bool isSame = all.Chunk(usual.Length).All(chunk => chunk.SequenceEqual(first));
        if (!isSame || (kind == "Lstm" && first[1] != first[2]))
        {
            throw new RefusalException(
                $"the functions [{string.Join(", ", names)}] are not possible: those of both directions must be the same, and those of the "
                    + "candidate and the output of an LSTM (g and h)"
            );
        }

        ActivationFunction function = first[^1];
        ActivationFunction ofGates = kind == "SimpleRnn" ? ActivationFunction.Of(Activation.Sigmoid) : first[0];
        (ofGates, double factor) = OfGatesWithoutNumbers(ofGates);
        return new(ofGates.Function == Activation.Sigmoid ? null : ofGates, function.Function == Activation.Tanh ? null : function, factor);
    }

    /// <summary>Gives each function that has numbers the next ones of the lists, or its defaults behind their ends.</summary>
    private static ActivationFunction[] WithNumbers(NodeContext context, string[] names)
    {
        Queue<double> alphas = new(context.Node.Floats("activation_alpha") ?? []);
        Queue<double> betas = new(context.Node.Floats("activation_beta") ?? []);
        return [.. names.Select(Read)];

        ActivationFunction Read(string name)
        {
            (Activation function, double? alpha, double? beta) = _functions[name];
            alpha = alpha is not null && alphas.TryDequeue(out double a) ? a : alpha;
            beta = beta is not null && betas.TryDequeue(out double b) ? b : beta;
            return alpha is null or > 0 && double.IsFinite(alpha ?? 0) && double.IsFinite(beta ?? 0)
                ? ActivationFunction.Of(function, alpha, beta)
                : throw new RefusalException($"the alpha {alpha} of {name} must be above zero and finite, and its beta {beta} finite");
        }
    }

    /// <summary>
    /// The gates have functions without numbers. The slope of a hard sigmoid is multiplied into the weights: α · z + ½ = (6α · z) / 6 + ½.
    /// </summary>
    private static (ActivationFunction Function, double Factor) OfGatesWithoutNumbers(ActivationFunction function)
    {
        if (function is { Function: Activation.HardSigmoid, Beta: null, Alpha: { } slope })
        {
            return (ActivationFunction.Of(Activation.HardSigmoid), slope / SlopeOfGates);
        }

        return function.Numbers.Any()
            ? throw new RefusalException(
                $"the gates cannot have a {function.Function} with other numbers than its defaults, apart from the alpha of HardSigmoid"
            )
            : (function, 1);
    }
}
