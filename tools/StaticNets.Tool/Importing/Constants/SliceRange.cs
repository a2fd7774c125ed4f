using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Constants;

/// <summary>The part of one axis that a slice takes.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Start">The first index.</param>
/// <param name="Count">The number of indices.</param>
/// <param name="Step">The distance of neighbouring indices, not 0.</param>
internal sealed record SliceRange(int Axis, int Start, int Count, int Step)
{
    /// <summary>Reads starts, ends, axes and steps: attributes before the version 10 of the operations, inputs from then on.</summary>
    /// <exception cref="RefusalException">They are missing, or not of the same number.</exception>
    public static SliceRange[] Of(OnnxNode node, int[] shape, int opset, Func<int, Constant?> input)
    {
        bool isOld = opset < 10;
        long[]? starts = isOld ? node.Ints("starts") : input(1)?.Integers();
        long[]? ends = isOld ? node.Ints("ends") : input(2)?.Integers();
        if (starts is null || ends is null)
        {
            throw new RefusalException("starts and ends must be constants");
        }

        long[] axes =
            (isOld ? node.Ints("axes") : input(3)?.Integers()) ?? [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)];
        long[] steps = (isOld ? null : input(4)?.Integers()) ?? [.. starts.Select(_ => 1L)];
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length)
        {
            throw new RefusalException("starts, ends, axes and steps must have the same length");
        }

        int[] counted = Indexing.Axes(axes, shape.Length);
        return [.. counted.Select((axis, i) => Of(axis, starts[i], ends[i], steps[i], shape[axis]))];
    }

    private static SliceRange Of(int axis, long start, long end, long step, int length)
    {
        if (step is 0 or < -int.MaxValue or > int.MaxValue)
        {
            throw new RefusalException($"a step of {step} is not possible");
        }

        // With a negative step, an end before the first element is -1 after counting from the end.
        long low = step > 0 ? 0 : -1;
        long first = Math.Clamp(start < 0 ? start + length : start, step > 0 ? 0 : -1, step > 0 ? length : length - 1);
        long last = Math.Clamp(end < 0 ? Math.Max(end, -length - 1L) + length : end, low, length);
        long count = step > 0 ? (last - first + step - 1) / step : (first - last - step - 1) / -step;
        return new(axis, (int)Math.Max(first, 0), (int)Math.Max(count, 0), (int)step);
    }
}
