namespace StaticNets.Tool.Importing.Constants;

/// <summary>Axes, indices and broadcasts as ONNX counts them.</summary>
internal static class Indexing
{
    // No layer reads more than three axes besides that of the rows, and exporters divide these into two at most.
    private const int MostAxes = 8;

    /// <summary>Returns a number of axes.</summary>
    /// <exception cref="RefusalException">It is too large.</exception>
    public static int Rank(int axes) => axes <= MostAxes ? axes : throw new RefusalException($"{axes} axes are too many");

    /// <summary>Returns an axis counted from 0; negative ones count from the end.</summary>
    /// <exception cref="RefusalException">The axis lies outside of the shape.</exception>
    public static int Axis(long axis, int rank) =>
        axis >= -rank && axis < rank
            ? (int)(axis < 0 ? axis + rank : axis)
            : throw new RefusalException($"the axis {axis} lies outside of {rank} axes");

    /// <summary>Returns axes counted from 0, each once.</summary>
    /// <exception cref="RefusalException">An axis lies outside of the shape, or is named twice.</exception>
    public static int[] Axes(IEnumerable<long> axes, int rank)
    {
        int[] counted = [.. axes.Select(axis => Axis(axis, rank))];
        return counted.Distinct().Count() == counted.Length
            ? counted
            : throw new RefusalException($"an axis is named twice among {string.Join(", ", counted)}");
    }

    /// <summary>Returns the first and the last but one index of a slice with a step of 1 or −1, clamped to the axis.</summary>
    public static (int Start, int End) Range(long start, long end, int length) =>
        ((int)Math.Clamp(start < 0 ? start + length : start, 0, length), (int)Math.Clamp(end < 0 ? end + length : end, 0, length));

    /// <summary>Returns the shape that two shapes are broadcast to.</summary>
    /// <exception cref="RefusalException">The shapes cannot be broadcast.</exception>
    public static int[] Broadcast(int[] one, int[] other)
    {
        int rank = Math.Max(one.Length, other.Length);
        var result = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            int a = Length(one, axis - rank + one.Length);
            int b = Length(other, axis - rank + other.Length);
            result[axis] =
                a == b || b == 1 ? a
                : a == 1 ? b
                : throw new RefusalException($"the shapes {Sizes.Text(one)} and {Sizes.Text(other)} do not fit");
        }

        return result;

        static int Length(int[] shape, int axis) => axis < 0 ? 1 : shape[axis];
    }

    /// <summary>Returns, for each element of the result of a broadcast, the element to take.</summary>
    public static int[] Sources(int[] from, int[] to)
    {
        int[] strides = new int[to.Length];
        int stride = 1;
        for (int axis = to.Length - 1; axis >= 0; axis--)
        {
            int own = axis - to.Length + from.Length;
            strides[axis] = own < 0 || from[own] == 1 ? 0 : stride;
            stride *= own < 0 ? 1 : from[own];
        }

        return Strided(to, strides, 0, stride);
    }

    /// <summary>Returns the places of elements in an array whose axes have the given strides.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="strides">The distances of neighbours in the array.</param>
    /// <param name="first">The place of the first element.</param>
    /// <param name="known">The number of elements of the array.</param>
    public static int[] Strided(int[] shape, int[] strides, int first, long known)
    {
        Constant.Limit(shape, known);
        int[] places = new int[shape.Aggregate(1, (product, length) => product * length)];
        var index = new int[shape.Length];
        int place = first;
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = place;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                place += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                place -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return places;
    }

    /// <summary>Returns the distances of neighbours along each axis of a row-major array.</summary>
    public static int[] Strides(int[] shape)
    {
        var strides = new int[shape.Length];
        int stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>Resolves the shape of a reshape: 0 keeps a length, −1 is what remains.</summary>
    /// <exception cref="RefusalException">The number of elements changes.</exception>
    public static int[] Reshaped(long[] shape, int[] from, bool keepsZeros)
    {
        Rank(shape.Length);
        long[] lengths = [.. shape.Select((length, axis) => length == 0 && !keepsZeros && axis < from.Length ? from[axis] : length)];
        long all = from.Aggregate(1L, (product, length) => product * length);
        long known = lengths.Where(length => length != -1).Aggregate(1L, Multiplied);
        long[] result = [.. lengths.Select(length => length == -1 && known > 0 ? all / known : length)];
        bool fits = lengths.Count(length => length == -1) <= 1 && result.Aggregate(1L, Multiplied) == all;
        return fits && Array.TrueForAll(result, length => length is >= 0 and <= int.MaxValue)
            ? [.. result.Select(length => (int)length)]
            : throw new RefusalException($"{Sizes.Text(from)} cannot be reshaped to [{string.Join(", ", shape)}]");

        static long Multiplied(long product, long length) =>
            product < 0 || length < 0 || (length > 0 && product > long.MaxValue / length) ? -1 : product * length;
    }
}
