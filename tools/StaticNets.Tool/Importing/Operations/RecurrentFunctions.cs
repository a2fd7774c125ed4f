using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>The functions of a recurrent node: those of the gates, of the candidate and of the output.</summary>
internal static class RecurrentFunctions
{
    private static readonly Dictionary<string, Activation> _functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sigmoid"] = Activation.Sigmoid,
        ["Tanh"] = Activation.Tanh,
        ["Relu"] = Activation.Relu,
        ["Softsign"] = Activation.Softsign,
        ["Softplus"] = Activation.Softplus,
    };

    /// <summary>Returns the functions that differ from the layer's defaults, sigmoid and tanh.</summary>
    /// <exception cref="RefusalException">A function is unknown, or the directions have different ones.</exception>
    public static (ActivationFunction? OfGates, ActivationFunction? Function) Read(NodeContext context, string kind, int directions)
    {
        context.Node.Ignore("activation_alpha", "activation_beta");
        string[] usual = kind switch
        {
            "Lstm" => ["Sigmoid", "Tanh", "Tanh"],
            "Gru" => ["Sigmoid", "Tanh"],
            _ => ["Tanh"],
        };
        string[] names = context.Node.Texts("activations") ?? [.. Enumerable.Repeat(usual, directions).SelectMany(all => all)];
        string[] first = [.. names.Take(usual.Length)];
        bool isSame =
            names.Length == usual.Length * directions
            && names.Chunk(usual.Length).All(chunk => chunk.SequenceEqual(first, StringComparer.OrdinalIgnoreCase));
        bool isKnown = isSame && Array.TrueForAll(first, _functions.ContainsKey);
        if (!isKnown || (kind == "Lstm" && !first[1].Equals(first[2], StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusalException(
                $"the functions [{string.Join(", ", names)}] are not possible: expected {string.Join(", ", _functions.Keys)}, the same in both "
                    + "directions, and for the candidate and the output of an LSTM"
            );
        }

        Activation function = _functions[first[^1]];
        Activation ofGates = kind == "SimpleRnn" ? Activation.Sigmoid : _functions[first[0]];
        return (
            ofGates == Activation.Sigmoid ? null : ActivationFunction.Of(ofGates),
            function == Activation.Tanh ? null : ActivationFunction.Of(function)
        );
    }
}
