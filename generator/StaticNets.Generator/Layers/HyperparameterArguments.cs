using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>The arguments of layers that are hyperparameters: programs can change those that a declaration sets.</summary>
internal static class HyperparameterArguments
{
    /// <summary>The arguments of layers with weights. A layer has some of them only if it is recurrent, or if it has a kernel.</summary>
    public static readonly IReadOnlyList<string> OfWeights =
    [
        "L1",
        "L2",
        "ElasticNet",
        "ElasticNetAlpha",
        "MaxNorm",
        "DropConnect",
        "Dropout",
        "RecurrentDropout",
    ];

    /// <summary>Returns the arguments of a layer that are hyperparameters, in the order of the layer's kind.</summary>
    public static IEnumerable<string> In(LayerKind kind, LayerArguments arguments) => kind.Hyperparameters.Where(arguments.Has);

    /// <summary>Returns the name of the property for an argument: <c>rate</c> → <c>Rate</c>.</summary>
    public static string PropertyOf(string argument) => Identifiers.Pascal(argument);

    /// <summary>Returns the path of a hyperparameter, <c>encoder/dense_1/L2</c>.</summary>
    /// <param name="layer">The layer that owns it; layers that share weights also share their hyperparameters.</param>
    public static string PathOf(string layer, string argument) => layer + Identifiers.PathSeparator + PropertyOf(argument);

    /// <summary>Returns the hyperparameters that a layer owns.</summary>
    /// <param name="parameters">The parameters of the layer.</param>
    public static IEnumerable<Hyperparameter> Of(
        LayerKind kind,
        string layer,
        LayerArguments arguments,
        IReadOnlyList<Parameter> parameters
    ) =>
        In(kind, arguments)
            .Select(argument => new Hyperparameter(
                PathOf(layer, argument),
                KindOf(argument),
                arguments.Number(argument) ?? 0,
                parameters.Where(parameter => Concerns(argument, parameter)).Select(parameter => parameter.FullName).ToEquatableArray()
            ));

    /// <summary>Returns the member of the library's <c>HyperparameterKind</c>, which decides about the range.</summary>
    private static string KindOf(string argument) =>
        argument switch
        {
            "rate" or "Dropout" or "RecurrentDropout" or "DropConnect" => "Rate",
            "Momentum" => "Decay",
            _ => PropertyOf(argument),
        };

    private static bool Concerns(string argument, Parameter parameter) =>
        argument switch
        {
            "L1" or "L2" or "ElasticNet" or "ElasticNetAlpha" or "MaxNorm" => parameter.Traits.IsRegularized,
            "Momentum" => BatchNormalization.Moving.Contains(Identifiers.LastOf(parameter.FullName)),
            _ => false,
        };
}
