using StaticNets.Tool.Conversion;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Matrix products with constant weights.</summary>
internal static class DenseLayers
{
    /// <summary>alpha · A · B + beta · C, where one of A and B is constant.</summary>
    public static void Gemm(NodeContext context)
    {
        bool isFirst = context.TryFlow(0) is null;
        Flow flow = isFirst ? context.Flow(1) : context.Part(0);
        Constant kernel = context.Constant(isFirst ? 0 : 1);
        bool areTransposed = context.Node.Int("transA", 0) != 0;
        bool isTransposed = context.Node.Int("transB", 0) != 0;
        double alpha = context.Node.Float("alpha", 1);
        double beta = context.Node.Float("beta", 1);
        context.Node.Ignore("broadcast");
        if (flow.Axes.Length != 2 || kernel.Shape.Length != 2)
        {
            throw new RefusalException($"expected two axes of each input, found {flow.Axes.Length} and {kernel.Shape.Length}");
        }

        // A constant A multiplies the columns of B: the transpose of Bᵀ · Aᵀ.
        if (isFirst ? !areTransposed : isTransposed)
        {
            kernel = Rearranging.Transpose(kernel, null);
        }

        int axis = (isFirst ? isTransposed : !areTransposed) ? 1 : 0;
        Flow product = Along(context, flow, axis, kernel.Times(alpha), out Layer layer);
        int made = isFirst ? 0 : 1;
        product = axis == made ? product : product with { Axes = [product.Axes[1], product.Axes[0]] };
        layer.WantedName ??= context.Name(isFirst ? 0 : 1, 2);
        if (!context.Has(2))
        {
            AddBias(layer, null);
            context.Output(product);
            return;
        }

        Constant bias = context.Constant(2);
        int units = kernel.Shape[1];
        int along = bias.Shape.Length - (isFirst ? 2 : 1);
        bool isOfUnits = bias.Count == 1 || (bias.Count == units && (bias.Shape.Length == 0 || (along >= 0 && bias.Shape[along] == units)));
        if (!isOfUnits)
        {
            throw new RefusalException(
                $"C must be one number or a {(isFirst ? "column" : "row")} of {units}, found {Sizes.Text(bias.Shape)}"
            );
        }

        double[] values = bias.Elements();
        AddBias(layer, [.. Enumerable.Range(0, units).Select(unit => beta * values[values.Length == 1 ? 0 : unit])]);
        context.Output(product);
    }

    /// <summary>A · B, where one is constant and has two axes: the layer's bias is an addition behind it.</summary>
    public static void MatMul(NodeContext context)
    {
        bool isFirst = context.TryFlow(0) is null;
        if (!isFirst && context.TryFlow(1) is not null)
        {
            context.Output(Attention.Product(context.Part(0), context.Part(1)));
            return;
        }

        Flow flow = isFirst ? context.Flow(1) : context.Part(0);
        Constant kernel = context.Constant(isFirst ? 0 : 1);
        int[] matrix = [.. kernel.Shape.SkipWhile((length, axis) => length == 1 && axis < kernel.Shape.Length - 2)];
        if (matrix.Length != 2 || flow.Axes.Length < (isFirst ? 2 : 1))
        {
            throw new RefusalException($"expected weights of two axes, found {Sizes.Text(kernel.Shape)}");
        }

        kernel = kernel.WithShape(matrix);
        kernel = isFirst ? Rearranging.Transpose(kernel, null) : kernel;
        Flow product = Along(context, flow, flow.Axes.Length - (isFirst ? 2 : 1), kernel, out Layer layer);
        layer.WantedName ??= context.Name(isFirst ? 0 : 1);
        AddBias(layer, null);
        context.Output(product);
    }

    /// <summary>Adds a dense layer for an axis of a value; the others are its steps.</summary>
    /// <param name="context">The node.</param>
    /// <param name="flow">The value.</param>
    /// <param name="axis">The axis of the model that becomes that of the units.</param>
    /// <param name="kernel">The weights, [length of the axis, units].</param>
    /// <param name="layer">The layer.</param>
    public static Flow Along(NodeContext context, Flow flow, int axis, Constant kernel, out Layer layer)
    {
        Flow product = Product(context, flow with { Axes = [.. flow.Axes.Where((_, i) => i != axis), flow.Axes[axis]] }, kernel, out layer);
        List<Extent[]> axes = [.. product.Axes[..^1]];
        axes.Insert(axis, product.Axes[^1]);
        return product with { Axes = [.. axes] };
    }

    private static void AddBias(Layer layer, double[]? bias)
    {
        if (layer.Kind == "MultiHeadAttention")
        {
            layer.Change("output_bias", bias ?? layer.Values("output_bias")!);
        }
        else if (bias is null)
        {
            layer.Set("UseBias", false, true);
        }
        else
        {
            layer.Add("bias", [bias.Length], bias);
        }
    }

    /// <summary>Adds a dense layer for the last axis of a value, with the axes before it as steps.</summary>
    private static Flow Product(NodeContext context, Flow flow, Constant kernel, out Layer layer)
    {
        Extent[] features = flow.Axes[^1];
        int inputs = Flow.LengthOf(features);
        int units = kernel.Shape[1];
        if (kernel.Shape[0] != inputs)
        {
            throw new RefusalException($"the product of {Sizes.Text(flow.Shape)} and {Sizes.Text(kernel.Shape)} does not fit");
        }

        if (!Flow.IsOfSample(features))
        {
            throw new RefusalException("a product over the rows is not possible");
        }

        if (flow.Attention is not null)
        {
            layer = Attention.Projected(context, flow, kernel);
            Extent[] projected = Extent.Axis(units);
            return flow with
            {
                Layer = layer,
                Stored = [flow.Stored[0], projected],
                Axes = [.. flow.Axes[..^1], projected],
                Attention = null,
                IsShared = false,
            };
        }

        Flow arranged = context.WithLast(flow, features);
        Extent[] stored = arranged.Stored[^1];
        Extent[] steps = [.. arranged.Stored[..^1].SelectMany(axis => axis)];
        arranged = context.Arrange(arranged, steps.Length > 0 ? [steps, stored] : [stored]);
        Extent[] made = Extent.Axis(units);
        Extent[][] axes = steps.Length > 0 ? [steps, made] : [made];
        layer = context.Layers.Add("Dense", [arranged.Layer], Flow.ShapeOf(axes)).With(units).Set("PerStep", steps.Length > 0);
        double[] weights = AxisOrder.Permute(kernel.Elements(), kernel.Shape, 0, FeatureOrder.Of(features, stored, inputs));
        layer.Add("kernel", [inputs, units], weights);
        return arranged with { Layer = layer, Stored = axes, Axes = [.. flow.Axes[..^1], made], IsShared = false };
    }
}
