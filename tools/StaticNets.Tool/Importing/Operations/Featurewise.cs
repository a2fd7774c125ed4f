using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Constants that are combined with the elements of a value: one number, or one for each feature.</summary>
internal static class Featurewise
{
    // 1 - Epsilon is exact in single precision, so that the root of variance + Epsilon is exactly 1.
    private const double Epsilon = 1.0 / 1024;

    private static readonly string[] _withBias = ["Dense", "Conv1D", "Conv2D", "Conv2DTranspose"];

    /// <summary>
    /// Returns the value with the axes along which the constant varies as its last one, and the numbers in the network's order; one number
    /// if the constant does not vary.
    /// </summary>
    /// <param name="context">The node.</param>
    /// <param name="flow">The value.</param>
    /// <param name="constant">The constant.</param>
    /// <param name="joinsEqual">Whether numbers that are all the same become one.</param>
    /// <exception cref="RefusalException">The constant has axes that the value does not have, or varies from row to row.</exception>
    public static (Flow Flow, double[] Values) Arrange(NodeContext context, Flow flow, Constant constant, bool joinsEqual = true)
    {
        int[] shape = flow.Shape;
        if (!Indexing.Broadcast(shape, constant.Shape).SequenceEqual(shape))
        {
            throw new RefusalException($"a constant of the shape {Sizes.Text(constant.Shape)} cannot extend {Sizes.Text(shape)}");
        }

        if (constant.Count == 1 || (joinsEqual && constant.IsUniform))
        {
            return (flow, [constant.Values.Length > 0 ? NodeContext.Short(constant) : 0]);
        }

        int missing = shape.Length - constant.Shape.Length;
        int[] varying = [.. Enumerable.Range(0, constant.Shape.Length).Where(axis => constant.Shape[axis] > 1)];
        Extent[] extents = [.. varying.SelectMany(axis => flow.Axes[axis + missing])];
        if (!Layouts.Flow.IsOfSample(extents))
        {
            throw new RefusalException("a constant cannot differ from row to row");
        }

        Flow arranged = context.WithLast(flow, extents);
        double[] values = constant.Elements();
        return (arranged, [.. FeatureOrder.Of(extents, arranged.Stored[^1], values.Length).Select(place => values[place])]);
    }

    /// <summary>Multiplies by a constant.</summary>
    public static void Multiply(NodeContext context, Flow flow, Constant constant, Func<double, double>? change = null)
    {
        (Flow arranged, double[] values) = Arrange(context, flow, constant);
        values = change is null ? values : [.. values.Select(change)];
        if (values.Length == 1)
        {
            Scale(context, arranged, values[0], 0);
            return;
        }

        if (IsOwn(flow, arranged, "gamma", 1, values.Length) && IsOwn(flow, arranged, "beta", 0, values.Length))
        {
            arranged.Layer.Change("gamma", values);
            arranged.Layer.WantedName ??= context.Name(1, 0);
            context.Output(arranged);
            return;
        }

        Layer layer = context.Layers.Add("Scale", arranged.Layer).Add("factors", [values.Length], values);
        layer.WantedName = context.Name(1, 0);
        context.OutputKept(arranged, layer);
    }

    /// <summary>Adds a constant: to the bias or beta of the layer in front, or by a normalisation that changes nothing else.</summary>
    public static void Add(NodeContext context, Flow flow, Constant constant, Func<double, double>? change = null)
    {
        (Flow arranged, double[] values) = Arrange(context, flow, constant);
        values = change is null ? values : [.. values.Select(change)];
        Layer read = arranged.Layer;
        int features = read.Shape[^1];
        bool canTake = _withBias.Contains(read.Kind) && read.Activation is null && !flow.IsShared && read == flow.Layer;
        if (canTake && read.Weights.All(weight => weight.Role != "bias"))
        {
            read.Unset("UseBias");
            read.WantedName ??= context.Name(1, 0);
            read.Add("bias", [features], values.Length == 1 ? Filled(features, values[0]) : values);
            context.Output(arranged);
            return;
        }

        // One number is added to all features, which an attention has a bias for.
        bool isAttention = read.Kind == "MultiHeadAttention";
        string addend = isAttention ? "output_bias" : "beta";
        bool isOwn = IsOwn(flow, arranged, addend, 0, features);
        if (values.Length == 1 && !(isAttention && isOwn))
        {
            Scale(context, arranged, 1, values[0]);
            return;
        }

        values = values.Length == 1 ? Filled(features, values[0]) : values;
        if (isOwn && values.Length == features)
        {
            read.Change(addend, values);
            context.Output(arranged);
            return;
        }

        Layer layer = context
            .Layers.Add("BatchNormalization", read)
            .Set("Epsilon", Epsilon, 0)
            .Set("Frozen", true)
            .Add("gamma", [features], Filled(features, 1))
            .Add("beta", [features], values)
            .Add("moving_mean", [features], Filled(features, 0))
            .Add("moving_variance", [features], Filled(features, 1 - Epsilon));
        layer.WantedName = context.Name(1, 0);
        context.OutputKept(arranged, layer);
    }

    /// <summary>Multiplies by a number and adds another.</summary>
    public static void Scale(NodeContext context, Flow flow, double factor, double offset)
    {
        if (factor == 1 && offset == 0)
        {
            context.Output(flow);
            return;
        }

        bool isAddend = factor == 1 && flow.Layer is { Kind: "Scale", Weights.Count: 0, Settings.Count: 0 } && !flow.IsShared;
        if (isAddend && double.IsFinite(offset))
        {
            flow.Layer.Set("Offset", offset, 0);
            context.Output(flow);
            return;
        }

        bool isPossible = factor != 0 && double.IsFinite(factor) && double.IsFinite(offset);
        Layer layer = isPossible
            ? context.Layers.Add("Scale", flow.Layer).With(factor).Set("Offset", offset, 0)
            : throw new RefusalException($"a factor of {factor} and an addend of {offset} are not possible");
        context.OutputKept(flow, layer);
    }

    /// <summary>
    /// Whether a value is that of a normalisation whose factors or addends are still those that change nothing, so that it can take others.
    /// </summary>
    private static bool IsOwn(Flow flow, Flow arranged, string role, double neutral, int length) =>
        !flow.IsShared
        && arranged.Layer == flow.Layer
        && (arranged.Layer.Kind.EndsWith("Normalization", StringComparison.Ordinal) || arranged.Layer.Kind == "MultiHeadAttention")
        && arranged.Layer.Values(role) is { } values
        && values.Length == length
        && Array.TrueForAll(values, value => value == neutral);

    private static double[] Filled(int count, double value) => [.. Enumerable.Repeat(value, count)];
}
