namespace StaticNets.Import.Tests.Support;

/// <summary>Reorders axes of row-major arrays, index by index.</summary>
internal static class Axis
{
    /// <summary>Returns the elements with axis i of the result being axis <c>axes[i]</c> of the values.</summary>
    public static double[] Move(double[] values, int[] shape, int[] axes)
    {
        int[] strides = new int[shape.Length];
        int stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        double[] result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int rest = i;
            int place = 0;
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                (rest, int index) = Math.DivRem(rest, shape[axes[axis]]);
                place += index * strides[axes[axis]];
            }

            result[i] = values[place];
        }

        return result;
    }
}
