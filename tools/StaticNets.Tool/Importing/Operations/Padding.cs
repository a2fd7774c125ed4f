using System.Globalization;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Zeros around images and sequences, and negative numbers of them, which cut off.</summary>
internal static class Padding
{
    private const string Kind = "ZeroPadding2D";

    public static void Pad(NodeContext context)
    {
        Flow flow = context.Flow(0);
        string mode = context.Node.Text("mode", "constant");
        int rank = flow.Axes.Length;
        long[] pads = context.Node.Ints("pads") ?? context.Node.Ints("paddings") ?? context.TryConstant(1)?.Integers() ?? [];
        double value = context.Opset < 11 ? context.Node.Float("value", 0) : context.Scalar(2, 0);
        int[] axes = context.TryConstant(3) is { } named ? Indexing.Axes(named.Integers(), rank) : [.. Enumerable.Range(0, rank)];
        if (pads.Length != 2 * axes.Length || Array.Exists(pads, pad => Math.Abs(pad) > 1 << 20))
        {
            throw new RefusalException($"expected {2 * axes.Length} pads");
        }

        (int Before, int After)[] each = new (int, int)[rank];
        for (int i = 0; i < axes.Length; i++)
        {
            each[axes[i]] = ((int)pads[i], (int)pads[i + axes.Length]);
        }

        if (Array.TrueForAll(each, pad => pad == (0, 0)))
        {
            context.Output(flow);
            return;
        }

        bool isSpatial = rank is 3 or 4 && each[0] == (0, 0) && each[1] == (0, 0) && flow.HasRowsFirst;
        if (mode != "constant" || value != 0 || !isSpatial)
        {
            context.Output(Extended(context, flow, each, mode, value));
            return;
        }

        Flow spatial = Convolutions.Spatial(context, flow);
        Flow image = rank == 4 ? spatial : context.Arrange(spatial, spatial.Axes[2], [], spatial.Axes[1]);
        (int Before, int After)[] sides = rank == 4 ? each[2..] : [each[2], (0, 0)];
        context.Output(Cut(context, Grown(context, image, sides), sides));
    }

    /// <summary>Adds elements along each axis: a number, or elements of the value.</summary>
    private static Flow Extended(NodeContext context, Flow flow, (int Before, int After)[] each, string mode, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new RefusalException($"expected a finite number to add, found {value}");
        }

        for (int axis = 0; axis < each.Length; axis++)
        {
            if (each[axis] != (0, 0))
            {
                Func<int, int> placeOf = PlaceOf(flow.Shape[axis], each[axis], mode, out int count);
                flow = Selection.Apply(context, flow, axis, count, placeOf, value);
            }
        }

        return flow;
    }

    /// <summary>Returns, for each element of a longer axis, that of the axis.</summary>
    private static Func<int, int> PlaceOf(int length, (int Before, int After) pad, string mode, out int count)
    {
        long all = (long)length + pad.Before + pad.After;
        count = all is > 0 and <= int.MaxValue ? (int)all : throw new RefusalException($"the pads leave {all} of {length} elements");
        int turn = (int)Math.Clamp(2 * (length - 1L), 1, int.MaxValue);
        int before = pad.Before;
        return mode switch
        {
            "constant" => i => i >= before && i - before < length ? i - before : Selection.Outside,
            "edge" => i => Math.Clamp(i - before, 0, length - 1),
            "reflect" => i => Math.Min(Modulo(i - before, turn), turn - Modulo(i - before, turn)) % length,
            "wrap" => i => Modulo(i - before, length),
            _ => throw new RefusalException($"the mode {mode} is not known"),
        };

        static int Modulo(int i, int length) => ((i % length) + length) % length;
    }

    /// <summary>Returns the value before its zeros and the numbers of zeros, or <see langword="null"/> if a layer of zeros is not the last.</summary>
    public static (Flow Flow, (int Before, int After)[] Pads)? Removed(Flow flow)
    {
        Layer layer = flow.Layer;
        bool isSequence = layer.Kind == "Reshape" && layer.Reads[0].Kind == Kind;
        Layer zeros = isSequence ? layer.Reads[0] : layer;
        if (zeros.Kind != Kind || (flow.Axes.Length == 3) != isSequence)
        {
            return null;
        }

        int[] sides = [.. zeros.Arguments.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        Layer before = zeros.Reads[0];
        (int, int)[] pads = isSequence ? [(sides[0], sides[1])] : [(sides[0], sides[1]), (sides[2], sides[3])];
        if (isSequence && before.Kind == "Reshape" && before.Reads[0].Shape.Count == 2)
        {
            before = before.Reads[0];
        }
        else if (isSequence)
        {
            return null;
        }

        Extent[][] places = [.. pads.Select((pad, i) => Extent.Axis(before.Shape[i]))];
        return (flow with { Layer = before, Stored = [.. places, flow.Axes[1]], Axes = [flow.Axes[0], flow.Axes[1], .. places] }, pads);
    }

    private static Flow Grown(NodeContext context, Flow flow, (int Before, int After)[] sides)
    {
        int[] more = [.. sides.SelectMany(side => new[] { Math.Max(side.Before, 0), Math.Max(side.After, 0) })];
        return Array.TrueForAll(more, number => number == 0) ? flow : Resized(context, flow, Kind, more, 1);
    }

    private static Flow Cut(NodeContext context, Flow flow, (int Before, int After)[] sides)
    {
        int[] less = [.. sides.SelectMany(side => new[] { Math.Max(-side.Before, 0), Math.Max(-side.After, 0) })];
        return Array.TrueForAll(less, number => number == 0) ? flow : Resized(context, flow, "Cropping2D", less, -1);
    }

    private static Flow Resized(NodeContext context, Flow flow, string kind, int[] sides, int sign)
    {
        IReadOnlyList<int> now = flow.Layer.Shape;
        int[] shape = [now[0] + (sign * (sides[0] + sides[1])), now[1] + (sign * (sides[2] + sides[3])), now[2]];
        if (shape[0] < 1 || shape[1] < 1)
        {
            throw new RefusalException($"the pads leave nothing of {Sizes.Text(now)}");
        }

        Layer layer = context.Layers.Add(kind, [flow.Layer], shape).With(sides);
        Extent[] rows = Extent.Axis(shape[0]);
        Extent[] columns = Extent.Axis(shape[1]);
        Extent[][] places = flow.Axes.Length == 3 ? [rows] : [rows, columns];
        return flow with
        {
            Layer = layer,
            Stored = [rows, columns, flow.Axes[1]],
            Axes = [flow.Axes[0], flow.Axes[1], .. places],
            IsShared = false,
        };
    }
}
