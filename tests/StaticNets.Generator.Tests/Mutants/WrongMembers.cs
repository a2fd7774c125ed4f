using StaticNets.Generator.Tests.RandomDeclarations;

namespace StaticNets.Generator.Tests.Mutants;

/// <summary>Members of enums that do not exist, or that do not fit the rest of the network.</summary>
internal static class WrongMembers
{
    private static readonly string[] _crossEntropies = ["BinaryCrossEntropy", "CategoricalCrossEntropy", "SparseCategoricalCrossEntropy"];

    private static WrongValue[] Undefined => [new("undefined", "(Activation)77"), new("undefined", "(Activation)(-1)")];

    private static WrongValue[] UndefinedPadding => [new("undefined", "(Padding)7"), new("undefined", "(Padding)(-1)")];

    public static IEnumerable<WrongValue> Of(WrittenValue value) =>
        value.Argument switch
        {
            "Activation" or "activation" => [.. Undefined, .. Steps(value)],
            "RecurrentActivation" when value.Network.Loss is null => Undefined,
            "RecurrentActivation" => [.. Undefined, new("a step in the gates", "Activation.Heaviside")],
            "Initializer" or "KernelInitializer" or "RecurrentInitializer" or "BiasInitializer" =>
            [
                new("undefined", "(Initializer)99"),
                new("undefined", "(Initializer)(-1)"),
            ],
            "Weights" => [new("undefined", "(WeightFormat)7"), new("undefined", "(WeightFormat)(-1)")],
            "Interpolation" => [new("undefined", "(Interpolation)7"), new("undefined", "(Interpolation)(-1)")],
            "Controller" => [new("undefined", "(TuringController)7"), new("undefined", "(TuringController)(-1)")],
            "Merge" => [new("undefined", "(Merge)7"), new("undefined", "(Merge)(-1)")],
            "Padding" when value.Attribute == "Conv1D" => UndefinedPadding,
            "Padding" => [.. UndefinedPadding, new("of Conv1D", "Padding.Causal")],
            "Precision" => [new("undefined", "(StaticNets.Precision)5"), new("undefined", "(StaticNets.Precision)(-1)")],
            "Convolution" => [new("undefined", "(Algorithm)5"), new("undefined", "(Algorithm)(-1)")],
            "Loss" =>
            [
                new("undefined", "(Loss)77"),
                new("undefined", "(Loss)(-1)"),
                new("without a lower bound", "Loss.MeanBiasError"),
                .. Unfitting(value.Network).Select(loss => new WrongValue("does not fit the output", "Loss." + loss)),
            ],
            _ => [],
        };

    /// <summary>
    /// Returns Heaviside for a layer before the last one: the derivative is 0, so a network with a loss cannot be trained through this
    /// layer. Networks with the perceptron loss are not tested. An activation with numbers is not changed to Heaviside, because
    /// they would then be a second mistake, as would the target of its activities.
    /// </summary>
    private static IEnumerable<WrongValue> Steps(WrittenValue value) =>
        value.Network.Loss is null or "Loss.Perceptron"
        || value.Layer == value.Network.Last
        || ((string[])["Alpha", "Beta", "Minimum", "Maximum"]).Any(value.Layer!.Properties.ContainsKey)
        || RandomTerms.HasTarget(value.Network, value.Layer)
            ? []
            : [new("a step before the output", "Activation.Heaviside")];

    /// <summary>Returns losses that, according to the docs, do not fit the function at the output.</summary>
    private static IEnumerable<string> Unfitting(RandomNetwork network) =>
        Output(network) switch
        {
            "Softmax" => ["BinaryCrossEntropy", "Perceptron", "Logistic", "Hinge"],
            "Sigmoid" => ["CategoricalCrossEntropy", "SparseCategoricalCrossEntropy", "Perceptron", "Logistic", "Hinge"],
            "Linear" => [.. _crossEntropies, "Perceptron"],
            _ => [],
        };

    /// <summary>
    /// Returns the activation of the output: <c>Linear</c> for all that are neither probabilities nor Heaviside; null for outputs that are
    /// not tested here.
    /// </summary>
    private static string? Output(RandomNetwork network)
    {
        RandomNode node = network.Last;
        while (node is RandomLayer { Kind: "Flatten" or "Reshape" or "ActivityRegularization" } view)
        {
            node = view.Source;
        }

        string? function = node is RandomLayer layer
            ? layer.Kind switch
            {
                "Softmax" => "Softmax",
                "Dense" or "Conv1D" or "Conv2D" or "DepthwiseConv2D" or "SeparableConv2D" or "Conv2DTranspose" =>
                    layer.Properties.GetValueOrDefault("Activation", "Activation.Linear"),
                "Activation" => layer.Arguments[0],
                "Dropout" or "SpatialDropout2D" or "GaussianNoise" => null,
                _ => "Linear",
            }
            : "Linear";
        string? name = function?.StartsWith('(') == true ? Cast(function) : function?.Split('.')[^1];
        return name is null or "Softmax" or "Sigmoid" ? name
            : name == "Heaviside" ? null
            : "Linear";
    }

    private static string Cast(string written) =>
        RandomPieces.Activations[int.Parse(written.Split(')')[1], System.Globalization.CultureInfo.InvariantCulture)];
}
