using System.Text.Json;
using StaticNets.Files;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Functions of elements, by their names and as layers.</summary>
internal static class KerasFunctions
{
    // The slope of tf.nn.leaky_relu and of keras.activations.leaky_relu, unlike that of the layer.
    private const double SlopeOfFunction = 0.2;
    private const double SlopeOfLayer = 0.3;
    private const double HardSlopeBefore3 = 0.2;

    private static readonly Dictionary<string, Activation> _names = new(StringComparer.Ordinal)
    {
        ["linear"] = Activation.Linear,
        ["relu"] = Activation.Relu,
        ["relu6"] = Activation.Relu6,
        ["sigmoid"] = Activation.Sigmoid,
        ["hard_sigmoid"] = Activation.HardSigmoid,
        ["tanh"] = Activation.Tanh,
        ["hard_tanh"] = Activation.HardTanh,
        ["softmax"] = Activation.Softmax,
        ["softmax_v2"] = Activation.Softmax,
        ["log_softmax"] = Activation.LogSoftmax,
        ["elu"] = Activation.Elu,
        ["selu"] = Activation.Selu,
        ["celu"] = Activation.Celu,
        ["silu"] = Activation.Swish,
        ["swish"] = Activation.Swish,
        ["hard_silu"] = Activation.HardSwish,
        ["hard_swish"] = Activation.HardSwish,
        ["gelu"] = Activation.Gelu,
        ["mish"] = Activation.Mish,
        ["softplus"] = Activation.Softplus,
        ["softsign"] = Activation.Softsign,
        ["leaky_relu"] = Activation.LeakyRelu,
    };

    private static readonly Dictionary<string, Func<LayerContext, ActivationFunction?>> _layers = new(StringComparer.Ordinal)
    {
        ["Activation"] = context => Of(context, "activation", "linear"),
        ["ReLU"] = Relu,
        ["LeakyReLU"] = LeakyRelu,
        ["ELU"] = context => ActivationFunction.Of(Activation.Elu, context.Arguments.Positive("alpha", 1)),
        ["ThresholdedReLU"] = ThresholdedRelu,
        ["Softmax"] = context => OverLast(context, Activation.Softmax),
    };

    /// <summary>The layers that apply a function.</summary>
    public static IEnumerable<string> Layers => _layers.Keys;

    /// <summary>The names of functions.</summary>
    public static IEnumerable<string> Names => _names.Keys;

    /// <summary>Adds the function of a layer.</summary>
    public static Layer Lower(LayerContext context)
    {
        ActivationFunction function = _layers[context.Config.Class](context) ?? ActivationFunction.Of(Activation.Linear);
        return context.Named(context.Activate(context.Input, function));
    }

    /// <summary>Returns the function that an argument names, or <see langword="null"/> for none.</summary>
    /// <exception cref="RefusalException">It is unknown.</exception>
    public static ActivationFunction? Of(LayerContext context, string argument, string otherwise)
    {
        if (context.Arguments.Find(argument) is not { } value)
        {
            return Of(context, otherwise);
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return Of(context, value.GetString()!);
        }

        // A layer as a function: activation=LeakyReLU(0.1).
        LayerConfig layer = LayerConfig.Read(value);
        if (layer.IsCustom || !_layers.TryGetValue(layer.Class, out Func<LayerContext, ActivationFunction?>? read))
        {
            throw Unknown(argument, LayerArguments.Shown(value));
        }

        LayerContext inner = context.Within(layer, "");
        ActivationFunction? function = read(inner);
        inner.End();
        return function;
    }

    private static ActivationFunction? Of(LayerContext context, string name) =>
        name switch
        {
            "linear" => null,
            "leaky_relu" => ActivationFunction.Of(Activation.LeakyRelu, SlopeOfFunction),
            "hard_sigmoid" => ActivationFunction.Of(Activation.HardSigmoid, context.IsVersion3 ? null : HardSlopeBefore3),
            _ => _names.TryGetValue(name, out Activation function)
                ? ActivationFunction.Of(function)
                : throw Unknown("activation", ForeignName.Quote(name)),
        };

    private static RefusalException Unknown(string argument, string found) =>
        new($"the function {argument} = {found} is not known (docs/importing.md lists those that are); others are [Custom] layers");

    private static ActivationFunction Relu(LayerContext context)
    {
        LayerArguments arguments = context.Arguments;
        double slope = arguments.Number("negative_slope", 0);
        double threshold = arguments.Number("threshold", 0);
        double? most = arguments.Find("max_value") is null ? null : arguments.Positive("max_value", 1);
        return (slope, threshold, most) switch
        {
            (0, 0, null) => ActivationFunction.Of(Activation.Relu),
            (0, 0, 6) => ActivationFunction.Of(Activation.Relu6),
            (0, 0, double bound) => ActivationFunction.Of(Activation.HardTanh, minimum: 0, maximum: bound),
            (> 0, 0, null) => ActivationFunction.Of(Activation.LeakyRelu, slope),
            (0, > 0, null) => ActivationFunction.Of(Activation.ThresholdedRelu, threshold),
            _ => throw new RefusalException("only one of max_value, negative_slope and threshold is possible, and none below zero"),
        };
    }

    private static ActivationFunction LeakyRelu(LayerContext context)
    {
        string name = context.Arguments.Find("negative_slope") is null ? "alpha" : "negative_slope";
        return ActivationFunction.Of(Activation.LeakyRelu, context.Arguments.Positive(name, SlopeOfLayer));
    }

    private static ActivationFunction ThresholdedRelu(LayerContext context) =>
        ActivationFunction.Of(Activation.ThresholdedRelu, context.Arguments.Positive("theta", 1));

    private static ActivationFunction OverLast(LayerContext context, Activation function)
    {
        RequireLastAxis(context, "axis");
        return ActivationFunction.Of(function);
    }

    /// <summary>Checks that an argument names the last axis, also as a list.</summary>
    public static void RequireLastAxis(LayerContext context, string argument)
    {
        int[] axes = context.Arguments.Wholes(argument) ?? [-1];
        if (axes is not [int axis] || (axis != -1 && axis != context.Shape.Count))
        {
            throw new RefusalException($"only the last axis is possible, found {argument} = {Sizes.Text(axes)}");
        }
    }
}
