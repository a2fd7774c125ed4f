using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.Importing.Layouts;

/// <summary>Gives a value of the model another shape without moving elements.</summary>
internal static class Regrouping
{
    /// <summary>Reshapes a value, or returns <see langword="null"/> if an axis would have to begin within an extent that cannot be divided.</summary>
    /// <param name="flow">The value.</param>
    /// <param name="shape">The shape, of as many elements.</param>
    public static Flow? TryReshape(Flow flow, int[] shape)
    {
        Flow current = flow;
        Queue<Extent> left = new(flow.Axes.SelectMany(axis => axis));
        Extent? rest = null;
        List<Extent[]> axes = [];
        foreach (int length in shape)
        {
            List<Extent> axis = [];
            long needed = length;
            while (needed > 1)
            {
                if (rest is null && left.Count == 0)
                {
                    return null;
                }

                Extent next = rest ?? left.Dequeue();
                rest = null;
                if (needed % next.Length == 0)
                {
                    axis.Add(next);
                    needed /= next.Length;
                    continue;
                }

                if (next.Length % needed != 0 || next.IsBatch)
                {
                    return null;
                }

                Extent slow = new((int)needed);
                rest = new Extent(next.Length / (int)needed);
                current = current.Split(next, slow, rest);
                axis.Add(slow);
                needed = 1;
            }

            axes.Add([.. axis]);
        }

        return rest is null && left.Count == 0 ? current with { Axes = [.. axes] } : null;
    }

    /// <summary>Divides extents of two values of equal shapes so that their axes have extents of the same lengths.</summary>
    /// <returns>The values, and for each extent of the first one that of the second.</returns>
    /// <exception cref="RefusalException">The axes cannot be divided in the same way.</exception>
    public static (Flow One, Flow Other, Dictionary<Extent, Extent> Pairs) Align(Flow one, Flow other)
    {
        Dictionary<Extent, Extent> pairs = [];
        for (int axis = 0; axis < one.Axes.Length; axis++)
        {
            int i = 0;
            while (i < one.Axes[axis].Length && i < other.Axes[axis].Length)
            {
                Extent a = one.Axes[axis][i];
                Extent b = other.Axes[axis][i];
                if (a.Length > b.Length)
                {
                    one = Divide(one, a, b.Length);
                }
                else if (b.Length > a.Length)
                {
                    other = Divide(other, b, a.Length);
                }

                pairs[one.Axes[axis][i]] = other.Axes[axis][i];
                i++;
            }
        }

        return (one, other, pairs);
    }

    private static Flow Divide(Flow flow, Extent extent, int slow) =>
        extent.Length % slow == 0 && !extent.IsBatch
            ? flow.Split(extent, new Extent(slow), new Extent(extent.Length / slow))
            : throw new RefusalException("the axes of both inputs are put together in different ways");
}
