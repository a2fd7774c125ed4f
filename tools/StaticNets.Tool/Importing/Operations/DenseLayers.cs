using StaticNets.Tool.Conversion;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Matrix products with constant weights.</summary>
internal static class DenseLayers
{
    /// <summary>alpha · x · B + beta · C, where x may not be transposed.</summary>
    public static void Gemm(NodeContext context)
    {
        Flow flow = context.Flow(0);
        if (context.Node.Int("transA", 0) != 0)
        {
            throw new RefusalException("transA is possible for weights only: the rows would become features");
        }

        double alpha = context.Node.Float("alpha", 1);
        double beta = context.Node.Float("beta", 1);
        context.Node.Ignore("broadcast");
        Constant kernel = context.Constant(1);
        if (context.Node.Int("transB", 0) != 0)
        {
            kernel = Rearranging.Transpose(kernel, null);
        }

        if (flow.Axes.Length != 2 || kernel.Shape.Length != 2)
        {
            throw new RefusalException($"expected two axes of each input, found {flow.Axes.Length} and {kernel.Shape.Length}");
        }

        Flow product = Product(
            context,
            flow,
            kernel with
            {
                Values = [.. kernel.Elements().Select(weight => alpha * weight)],
            },
            out Layer layer
        );
        layer.WantedName = context.Name(1, 2);
        if (!context.Has(2))
        {
            layer.Set("UseBias", false, true);
            context.Output(product);
            return;
        }

        Constant bias = context.Constant(2);
        int units = kernel.Shape[1];
        bool isRow = bias.Count == 1 || (bias.Count == units && (bias.Shape.Length == 0 || bias.Shape[^1] == units));
        if (!isRow)
        {
            throw new RefusalException($"C must be one number or a row of {units}, found {Sizes.Text(bias.Shape)}");
        }

        double[] values = bias.Elements();
        layer.Add("bias", [units], [.. Enumerable.Range(0, units).Select(unit => beta * values[values.Length == 1 ? 0 : unit])]);
        context.Output(product);
    }

    /// <summary>x · B, where B has two axes: the layer's bias is an addition behind it.</summary>
    public static void MatMul(NodeContext context)
    {
        if (context.TryFlow(1) is not null)
        {
            throw new RefusalException(
                context.TryFlow(0) is null
                    ? "the weights must be the second factor: transpose the product in the model"
                    : "the product of two values that are computed is not possible; attention of a sequence is [MultiHeadAttention]"
            );
        }

        Flow flow = context.Flow(0);
        Constant kernel = context.Constant(1);
        int[] matrix = [.. kernel.Shape.SkipWhile((length, axis) => length == 1 && axis < kernel.Shape.Length - 2)];
        if (matrix.Length != 2 || flow.Axes.Length < 1)
        {
            throw new RefusalException($"expected weights of two axes, found {Sizes.Text(kernel.Shape)}");
        }

        Flow product = Product(context, flow, kernel.WithShape(matrix), out Layer layer);
        layer.WantedName = context.Name(1);
        layer.Set("UseBias", false, true);
        context.Output(product);
    }

    /// <summary>Adds a dense layer for the last axis of a value, with the axes before it as steps.</summary>
    public static Flow Product(NodeContext context, Flow flow, Constant kernel, out Layer layer)
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
