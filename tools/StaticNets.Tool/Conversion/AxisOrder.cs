namespace StaticNets.Tool.Conversion;

/// <summary>Reorders the values of tensors, which are row-major before and after.</summary>
internal static class AxisOrder
{
    /// <summary>Permutes the axes of a tensor.</summary>
    /// <param name="values">The values.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="axes">For each axis of the result, the axis of <paramref name="values"/> to take.</param>
    public static double[] Exchange(double[] values, int[] shape, int[] axes)
    {
        var result = new double[values.Length];
        int i = 0;
        foreach (int from in Sources(shape, axes, values.Length))
        {
            result[i++] = values[from];
        }

        return result;
    }

    /// <summary>Returns, for each element of a tensor with permuted axes, the place of the element in the tensor before.</summary>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="axes">For each axis of the result, the axis of the tensor before.</param>
    /// <param name="count">Number of elements.</param>
    public static IEnumerable<int> Sources(int[] shape, int[] axes, int count)
    {
        int[] strides = Strides(shape, axes);
        var index = new int[shape.Length];
        for (int i = 0; i < count; i++)
        {
            int from = 0;
            for (int axis = 0; axis < index.Length; axis++)
            {
                from += index[axis] * strides[axis];
            }

            yield return from;
            for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }
    }

    /// <summary>Reorders the slices of a tensor along one axis.</summary>
    /// <param name="values">The values.</param>
    /// <param name="shape">The shape of the values.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="from">For each slice of the result, the slice of <paramref name="values"/> to take.</param>
    /// <returns>The values themselves if their order stays.</returns>
    public static double[] Permute(double[] values, int[] shape, int axis, int[] from)
    {
        if (from.Select((slice, i) => slice == i).All(same => same))
        {
            return values;
        }

        int length = shape[(axis + 1)..].Aggregate(1, (product, size) => product * size);
        var result = new double[values.Length];
        for (int slice = 0; slice < values.Length / length; slice++)
        {
            (int outer, int inner) = Math.DivRem(slice, from.Length);
            Array.Copy(values, ((outer * from.Length) + from[inner]) * length, result, slice * length, length);
        }

        return result;
    }

    /// <summary>Returns, for each axis of the result, the distance in elements between consecutive indices in the source.</summary>
    private static int[] Strides(int[] shape, int[] axes)
    {
        var lengths = new int[shape.Length];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            lengths[axes[axis]] = shape[axis];
        }

        return [.. axes.Select(axis => lengths[(axis + 1)..].Aggregate(1, (product, size) => product * size))];
    }
}
