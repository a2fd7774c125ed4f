using StaticNets.Tool.Conversion;
using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Constants;

/// <summary>Operations on known tensors that move elements.</summary>
internal static class Rearranging
{
    public static Constant Gather(Constant data, Constant indices, long axis)
    {
        int along = Indexing.Axis(axis, data.Shape.Length);
        int length = data.Shape[along];
        int[] shape = [.. data.Shape[..along], .. indices.Shape, .. data.Shape[(along + 1)..]];
        if (data.Values.Length == 1)
        {
            return data.WithShape(shape);
        }

        int inner = data.Shape[(along + 1)..].Aggregate(1, (product, size) => product * size);
        int outer = data.Shape[..along].Aggregate(1, (product, size) => product * size);
        int[] picked = [.. indices.Integers().Select(index => Indexing.Axis(index, length))];
        Constant.Limit(shape, data.Values.Length);
        double[] values = data.Elements();
        return data with
        {
            Shape = shape,
            Values =
            [
                .. Enumerable
                    .Range(0, outer)
                    .SelectMany(block => picked.SelectMany(index => values.Skip(((block * length) + index) * inner).Take(inner))),
            ],
        };
    }

    public static Constant Slice(OnnxNode node, Constant[] inputs, int opset)
    {
        SliceRange[] ranges = SliceRange.Of(node, inputs[0].Shape, opset, input => inputs.ElementAtOrDefault(input));
        int[] shape = [.. inputs[0].Shape];
        int[] strides = Indexing.Strides(shape);
        int first = 0;
        foreach (SliceRange range in ranges)
        {
            first += range.Start * strides[range.Axis];
            strides[range.Axis] *= range.Step;
            shape[range.Axis] = range.Count;
        }

        if (inputs[0].Values.Length == 1)
        {
            return inputs[0].WithShape(shape);
        }

        double[] values = inputs[0].Elements();
        return inputs[0] with
        {
            Shape = shape,
            Values = [.. Indexing.Strided(shape, strides, first, values.Length).Select(place => values[place])],
        };
    }

    public static Constant Concatenate(Constant[] inputs, long axis)
    {
        int along = Indexing.Axis(axis, inputs[0].Shape.Length);
        bool fits = inputs.All(input =>
            input.Shape.Length == inputs[0].Shape.Length
            && input.Shape.Where((_, i) => i != along).SequenceEqual(inputs[0].Shape.Where((_, i) => i != along))
        );
        if (!fits)
        {
            throw new RefusalException($"the shapes {string.Join(", ", inputs.Select(input => Sizes.Text(input.Shape)))} do not fit");
        }

        int[] shape = [.. inputs[0].Shape];
        shape[along] = checked((int)Math.Min(int.MaxValue, inputs.Sum(input => (long)input.Shape[along])));
        Constant.Limit(shape, inputs.Sum(input => (long)input.Values.Length));
        double[][] values = [.. inputs.Select(input => input.Elements())];
        int outer = shape[..along].Aggregate(1, (product, size) => product * size);
        return inputs[0] with
        {
            Shape = shape,
            Values =
            [
                .. Enumerable
                    .Range(0, outer)
                    .SelectMany(block => values.SelectMany(part => part.Skip(block * (part.Length / outer)).Take(part.Length / outer))),
            ],
        };
    }

    public static Constant Unsqueeze(OnnxNode node, Constant[] inputs)
    {
        long[] axes = node.Ints("axes") ?? inputs.ElementAtOrDefault(1)?.Integers() ?? throw new RefusalException("the axes are missing");
        return inputs[0].WithShape(Unsqueezed(inputs[0].Shape, axes));
    }

    public static Constant Squeeze(OnnxNode node, Constant[] inputs)
    {
        long[]? axes = node.Ints("axes") ?? inputs.ElementAtOrDefault(1)?.Integers();
        return inputs[0].WithShape(Squeezed(inputs[0].Shape, axes));
    }

    /// <summary>Returns a shape with axes of length 1 at the given places of the result.</summary>
    public static int[] Unsqueezed(int[] shape, long[] axes)
    {
        int rank = Indexing.Rank(shape.Length + axes.Length);
        int[] places = Indexing.Axes(axes, rank);
        Queue<int> rest = new(shape);
        return [.. Enumerable.Range(0, rank).Select(axis => places.Contains(axis) ? 1 : rest.Dequeue())];
    }

    /// <summary>Returns a shape without the given axes of length 1, or without all of them.</summary>
    public static int[] Squeezed(int[] shape, long[]? axes)
    {
        int[] places = axes is null
            ? [.. Enumerable.Range(0, shape.Length).Where(axis => shape[axis] == 1)]
            : Indexing.Axes(axes, shape.Length);
        return Array.TrueForAll(places, axis => shape[axis] == 1)
            ? [.. shape.Where((_, axis) => !places.Contains(axis))]
            : throw new RefusalException($"only axes of length 1 of {Sizes.Text(shape)} can be left out");
    }

    public static Constant Flatten(Constant constant, long axis)
    {
        int split = (int)(axis < 0 ? axis + constant.Shape.Length : axis);
        return split >= 0 && split <= constant.Shape.Length
            ? constant.WithShape(
                constant.Shape[..split].Aggregate(1, (product, size) => product * size),
                constant.Shape[split..].Aggregate(1, (product, size) => product * size)
            )
            : throw new RefusalException($"the axis {axis} lies outside of {constant.Shape.Length} axes");
    }

    public static Constant Transpose(Constant constant, long[]? order)
    {
        int rank = constant.Shape.Length;
        int[] axes = order is null ? [.. Enumerable.Range(0, rank).Reverse()] : Indexing.Axes(order, rank);
        if (axes.Length != rank)
        {
            throw new RefusalException($"expected an order of {rank} axes");
        }

        int[] shape = [.. axes.Select(axis => constant.Shape[axis])];
        return constant.Values.Length == 1
            ? constant.WithShape(shape)
            : constant with
            {
                Shape = shape,
                Values = AxisOrder.Exchange(constant.Elements(), shape, axes),
            };
    }

    public static Constant Expand(Constant constant, Constant shape)
    {
        int[] lengths = [.. shape.Integers().Select(length => length is >= 0 and <= int.MaxValue ? (int)length : 0)];
        int[] result = Indexing.Broadcast(constant.Shape, lengths);
        if (constant.Values.Length == 1)
        {
            return constant.WithShape(result);
        }

        double[] values = constant.Elements();
        return constant with { Shape = result, Values = [.. Indexing.Sources(constant.Shape, result).Select(source => values[source])] };
    }
}
