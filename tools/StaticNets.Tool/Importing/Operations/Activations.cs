using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Functions of single elements, and softmax.</summary>
internal static class Activations
{
    private const double SeluAlpha = 1.6732632423543772;
    private const double SeluGamma = 1.0507009873554805;
    private const double Near = 1e-5;

    public static void Simple(NodeContext context, Activation function) => Apply(context, ActivationFunction.Of(function));

    public static void WithAlpha(NodeContext context, Activation function, double otherwise) =>
        Apply(context, ActivationFunction.Of(function, context.Positive("alpha", otherwise)));

    public static void HardSigmoid(NodeContext context)
    {
        double beta = context.Node.Float("beta", 0.5);
        Apply(
            context,
            double.IsFinite(beta)
                ? ActivationFunction.Of(Activation.HardSigmoid, context.Positive("alpha", 0.2), beta)
                : throw new RefusalException($"beta must be finite, found {beta}")
        );
    }

    public static void Selu(NodeContext context)
    {
        double alpha = context.Node.Float("alpha", SeluAlpha);
        double gamma = context.Node.Float("gamma", SeluGamma);
        bool isUsual = Math.Abs(alpha - SeluAlpha) < Near && Math.Abs(gamma - SeluGamma) < Near;
        Apply(
            context,
            ActivationFunction.Of(isUsual ? Activation.Selu : throw new RefusalException("only the usual alpha and gamma are possible"))
        );
    }

    public static void Gelu(NodeContext context) =>
        Simple(context, context.Node.Text("approximate", "none") == "tanh" ? Activation.GeluTanh : Activation.Gelu);

    public static void Swish(NodeContext context) =>
        Simple(
            context,
            context.Node.Float("alpha", 1) == 1 ? Activation.Swish : throw new RefusalException("only an alpha of 1 is possible")
        );

    /// <summary>Bounds are attributes before version 11, inputs from then on; one that is left out is none.</summary>
    public static void Clip(NodeContext context)
    {
        double low = context.Opset < 11 ? context.Node.Float("min", float.MinValue) : context.Scalar(1, float.MinValue);
        double high = context.Opset < 11 ? context.Node.Float("max", float.MaxValue) : context.Scalar(2, float.MaxValue);
        bool isAbove = low <= float.MinValue;
        bool isBelow = high >= float.MaxValue;
        if (isAbove && isBelow)
        {
            context.Output(context.Flow(0));
            return;
        }

        Clamp(context, context.Flow(0), low, high);
    }

    /// <summary>Limits the elements; a bound that is the largest number is none.</summary>
    public static void Clamp(NodeContext context, Flow flow, double low, double high)
    {
        bool isBelow = high >= float.MaxValue;
        ActivationFunction function =
            low == 0 && isBelow ? ActivationFunction.Of(Activation.Relu)
            : low == 0 && high == 6 ? ActivationFunction.Of(Activation.Relu6)
            : low < high ? ActivationFunction.Of(Activation.HardTanh, minimum: Finite(low), maximum: Finite(high))
            : throw new RefusalException($"the minimum {low} must be below the maximum {high}");
        Apply(context, flow, function);

        double Finite(double bound) =>
            double.IsFinite(bound) && Math.Abs(bound) < float.MaxValue ? bound
            : Math.Sign(bound) == (bound == low ? -1 : 1) ? Math.Sign(bound) * (context.IsDouble ? double.MaxValue : float.MaxValue)
            : throw new RefusalException($"a bound of {bound} is not possible");
    }

    /// <summary>From version 13 on over one axis; before, over the chosen axis and all behind it.</summary>
    public static void Softmax(NodeContext context, Activation function)
    {
        if (Attention.TrySoftmax(context, function))
        {
            return;
        }

        Flow flow = context.Flow(0);
        bool isOld = context.Opset < 13;
        int axis = Indexing.Axis(context.Node.Int("axis", isOld ? 1 : -1), flow.Axes.Length);
        Extent[] over = isOld ? [.. flow.Axes[axis..].SelectMany(part => part)] : flow.Axes[axis];
        if (!Layouts.Flow.IsOfSample(over))
        {
            throw new RefusalException("a softmax over the rows is not possible");
        }

        Flow arranged = context.WithLast(flow, over);
        Layer layer = context.Layers.Add(function == Activation.Softmax ? "Softmax" : "Activation", arranged.Layer);
        layer.Activation = ActivationFunction.Of(function);
        context.OutputKept(arranged, layer);
    }

    public static void PRelu(NodeContext context)
    {
        Flow flow = context.Flow(0);
        Constant slope = context.Constant(1);
        (Flow arranged, double[] values) = Featurewise.Arrange(context, flow, slope, joinsEqual: false);
        Layer layer = context.Layers.Add("PRelu", arranged.Layer).Set("Shared", values.Length == 1 && arranged.Layer.Shape[^1] > 1);
        layer.WantedName = context.Name(1);
        layer.Add("alpha", [values.Length], values);
        context.OutputKept(arranged, layer);
    }

    private static void Apply(NodeContext context, ActivationFunction function) => Apply(context, context.Flow(0), function);

    private static void Apply(NodeContext context, Flow flow, ActivationFunction function)
    {
        Layer layer = context.Layers.Add("Activation", flow.Layer);
        layer.Activation = function;
        context.OutputKept(flow, layer);
    }
}
