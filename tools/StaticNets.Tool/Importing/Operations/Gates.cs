using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Finds the functions that exporters write as products: <c>x · sigmoid(x)</c> is Swish, <c>x · tanh(softplus(x))</c> Mish.</summary>
internal static class Gates
{
    /// <summary>Returns the value of the function, or <see langword="null"/> for another product.</summary>
    public static Flow? Find(Flow one, Flow other, LayerList layers) => Of(one, other, layers) ?? Of(other, one, layers);

    private static Flow? Of(Flow value, Flow gate, LayerList layers)
    {
        Activation? function =
            Reads(gate.Layer, Activation.Sigmoid) == value.Layer ? Activation.Swish
            : Reads(gate.Layer, Activation.HardSigmoid) == value.Layer && gate.Layer.Activation!.Numbers.Any() is false
                ? Activation.HardSwish
            : Reads(gate.Layer, Activation.Tanh) is { } inner && Reads(inner, Activation.Softplus) == value.Layer ? Activation.Mish
            : null;
        if (function is null)
        {
            return null;
        }

        Layer layer = layers.Add("Activation", value.Layer);
        layer.Activation = ActivationFunction.Of(function.Value);
        return value with { Layer = layer, IsShared = false };
    }

    /// <summary>Returns what an activation reads, or <see langword="null"/> for other layers.</summary>
    private static Layer? Reads(Layer layer, Activation function) =>
        layer is { Kind: "Activation", Activation: { } found } && found.Function == function ? layer.Reads[0] : null;
}
