using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;
using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Operations that change the shape of a value, or nothing of it.</summary>
internal static class Views
{
    public static void Identity(NodeContext context) =>
        context.Output(context.TryFlow(0) ?? throw new RefusalException("the input 0 is missing"));

    public static void Cast(NodeContext context)
    {
        Flow flow = context.TryFlow(0) ?? throw new RefusalException("the input 0 is missing");
        var type = (ElementType)context.Node.Int("to", 0);
        bool isPossible = flow.IsIndex ? type.IsReal() || type is ElementType.Int32 or ElementType.Int64 : type.IsReal();
        context.Output(
            isPossible
                ? flow with
                {
                    IsIndex = flow.IsIndex && !type.IsReal(),
                }
                : throw new RefusalException("a value cannot become integers")
        );
    }

    public static void Dropout(NodeContext context)
    {
        Flow flow = context.Part(0);
        bool isPart = flow.Attention is not null;
        double rate = context.Opset < 12 ? context.Node.Float("ratio", 0.5) : context.Scalar(1, 0.5);
        context.Node.Ignore("is_test", "seed");
        if (context.IsRead(1))
        {
            throw new RefusalException("the mask cannot be read");
        }

        // Training sets elements to zero; predictions pass the values on.
        bool isLayer = rate is > 0 and < 1 && !context.IsOutput && !isPart;
        context.OutputKept(flow, isLayer ? context.Layers.Add("Dropout", flow.Layer).With(rate) : flow.Layer);
    }

    public static void Reshape(NodeContext context)
    {
        Flow flow = context.Part(0);
        long[] shape = context.Integers("shape", 1) ?? throw new RefusalException("the shape is missing");
        context.Output(context.Reshape(flow, Indexing.Reshaped(shape, flow.Shape, context.Node.Int("allowzero", 0) != 0)));
    }

    public static void Flatten(NodeContext context)
    {
        Flow flow = context.Part(0);
        long axis = context.Node.Int("axis", 1);
        int split = (int)Math.Clamp(axis < 0 ? axis + flow.Axes.Length : axis, 0, flow.Axes.Length);
        context.Output(
            flow with
            {
                Axes =
                [
                    [.. flow.Axes[..split].SelectMany(part => part)],
                    [.. flow.Axes[split..].SelectMany(part => part)],
                ],
            }
        );
    }

    public static void Squeeze(NodeContext context)
    {
        Flow flow = context.Part(0);
        long[]? axes = context.Integers("axes", 1);
        int rank = flow.Axes.Length;
        int[] shape = flow.Shape;
        int[] places = axes is null ? [.. Enumerable.Range(0, rank).Where(axis => shape[axis] == 1)] : Indexing.Axes(axes, rank);
        context.Output(
            Array.TrueForAll(places, axis => shape[axis] == 1)
                ? flow with
                {
                    Axes = [.. flow.Axes.Where((_, axis) => !places.Contains(axis))],
                }
                : throw new RefusalException($"only axes of length 1 of {Sizes.Text(shape)} can be left out")
        );
    }

    public static void Unsqueeze(NodeContext context)
    {
        Flow flow = context.TryFlow(0) ?? throw new RefusalException("the input 0 is missing");
        long[] axes = context.Integers("axes", 1) ?? throw new RefusalException("the axes are missing");
        int rank = Indexing.Rank(flow.Axes.Length + axes.Length);
        int[] places = Indexing.Axes(axes, rank);
        Queue<Extent[]> rest = new(flow.Axes);
        context.Output(flow with { Axes = [.. Enumerable.Range(0, rank).Select(axis => places.Contains(axis) ? [] : rest.Dequeue())] });
    }

    public static void Transpose(NodeContext context)
    {
        Flow flow = context.TryFlow(0) ?? throw new RefusalException("the input 0 is missing");
        int rank = flow.Axes.Length;
        int[] order = context.Node.Ints("perm") is { } axes ? Indexing.Axes(axes, rank) : [.. Enumerable.Range(0, rank).Reverse()];
        context.Output(
            order.Length == rank
                ? flow with
                {
                    Axes = [.. order.Select(axis => flow.Axes[axis])],
                }
                : throw new RefusalException($"expected an order of {rank} axes")
        );
    }

    /// <summary>Repeats a value along axes of length 1.</summary>
    public static void Expand(NodeContext context)
    {
        int[] shape = [.. context.Constant(1).Integers().Select(length => length is > 0 and <= int.MaxValue ? (int)length : 1)];
        if (context.TryFlow(0) is null)
        {
            context.Output(ConstantValues.Repeated(context, context.Constant(0), shape));
            return;
        }

        Flow flow = context.Flow(0);
        context.Output(Repetition.Apply(context, flow, Indexing.Broadcast(flow.Shape, shape)));
    }

    public static void Split(NodeContext context)
    {
        Flow flow = context.Flow(0);
        int axis = Indexing.Axis(context.Node.Int("axis", 0), flow.Axes.Length);
        int parts = context.Node.Outputs.Count;
        int length = flow.Shape[axis];
        context.Node.Ignore("num_outputs");
        int each = (length + parts - 1) / parts;
        long[] lengths =
            context.Integers("split", 1) ?? [.. Enumerable.Range(0, parts).Select(part => Math.Min(each, length - ((long)part * each)))];
        if (lengths.Length != parts || lengths.Sum() != length || lengths.Min() < 1)
        {
            throw new RefusalException($"the axis of {length} cannot be divided into [{string.Join(", ", lengths)}]");
        }

        int start = 0;
        for (int part = 0; part < parts; part++)
        {
            if (context.IsRead(part))
            {
                context.Output(Slices.Take(context, flow, axis, start, (int)lengths[part]), part);
            }

            start += (int)lengths[part];
        }
    }
}
