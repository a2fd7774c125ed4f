using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Candidates for enum arguments: first the default or the most common member, then members that the rest of the network may require.
/// </summary>
internal static class MemberCandidates
{
    private static readonly string[] _losses = ["CategoricalCrossEntropy", "BinaryCrossEntropy", "Perceptron", "MeanSquaredError"];

    private static readonly string[] _withSlope = ["Sigmoid", "Relu", "Softmax", "Linear", "LeakyRelu"];
    private static readonly string[] _ofHiddenLayers = ["Relu", "Linear", "LeakyRelu"];
    private static readonly string[] _ofOutputs = ["Linear", "Softmax", "Sigmoid", "Heaviside", "LeakyRelu"];
    private static readonly string[] _initializers = ["Default", "Normal", "Constant"];

    /// <summary>
    /// Candidates for replacing a Heaviside activation, whose derivative is 0: first sigmoid, which approximates it, then other
    /// activations.
    /// </summary>
    public static IEnumerable<Repair> OfStep(Place place) =>
        _withSlope.Select(member => new Repair(place, ReplacementKind.Member, $"Activation.{member}"));

    public static IEnumerable<Repair> Of(Place place, NetworkDeclaration declaration)
    {
        string argument = place.Argument!;
        (string type, string[] members) = argument switch
        {
            "Loss" => ("Loss", _losses),
            "Precision" => ("Precision", ["Single"]),
            "Convolution" => ("Algorithm", ["Automatic"]),
            "Padding" => ("Padding", ["Valid", "Same"]),
            "Interpolation" => ("Interpolation", ["Nearest"]),
            "Controller" => ("TuringController", ["Lstm"]),
            "Activation" or "activation" => ("Activation", place.Layer == declaration.Layers.Count - 1 ? _ofOutputs : _ofHiddenLayers),
            _ when argument.EndsWith("Initializer", StringComparison.Ordinal) => ("Initializer", _initializers),
            _ => ("", []),
        };
        return members.Select(member => new Repair(place, ReplacementKind.Member, $"{type}.{member}"));
    }
}
