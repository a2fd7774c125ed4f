using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>An axis of a strided view.</summary>
/// <param name="Length">Number of indices, at least 1.</param>
/// <param name="Step">Distance in elements between neighbouring indices; 0 repeats the same elements.</param>
internal readonly record struct StridedAxis(long Length, long Step);

/// <summary>
/// A view of the elements of a row by several indices: the element <c>[i₀, i₁, …]</c> is the element <c>offset + Σ iⱼ · stepⱼ</c> of the
/// row. Slices, permutations of axes and repetitions are such views.
/// </summary>
internal sealed record StridedView(long Offset, EquatableArray<StridedAxis> Axes)
{
    public static StridedView Of(long offset, params StridedAxis[] axes) => new(offset, axes.ToEquatableArray());

    /// <summary>Returns the axes of a shape whose elements are contiguous.</summary>
    public static StridedAxis[] Contiguous(Shape shape)
    {
        StridedAxis[] axes = [.. shape.Sizes.Select(length => new StridedAxis(length, 1))];
        for (int i = axes.Length - 2; i >= 0; i--)
        {
            axes[i] = axes[i] with { Step = Saturate.Multiply(axes[i + 1].Length, axes[i + 1].Step) };
        }

        return axes;
    }

    /// <summary>
    /// Returns the same view with as few axes as possible: without axes of length 1, and with neighbouring axes joined if a single step
    /// leads through both. At least one axis remains.
    /// </summary>
    public StridedView Merged()
    {
        List<StridedAxis> merged = [];
        foreach (StridedAxis axis in Axes.Where(axis => axis.Length > 1))
        {
            StridedAxis before = merged.LastOrDefault();
            bool continues = merged.Count > 0 && before.Step == Saturate.Multiply(axis.Length, axis.Step);
            if (continues)
            {
                merged.RemoveAt(merged.Count - 1);
            }

            merged.Add(continues ? axis with { Length = Saturate.Multiply(before.Length, axis.Length) } : axis);
        }

        return this with
        {
            Axes = merged.Count > 0 ? merged.ToEquatableArray() : new EquatableArray<StridedAxis>([new StridedAxis(1, 1)]),
        };
    }

    /// <summary>Whether the view has all elements of a row of the given length, in their order.</summary>
    public bool IsWholeRow(long length) => Offset == 0 && Merged().Axes is { Count: 1 } axes && axes[0] == new StridedAxis(length, 1);

    /// <summary>Whether the view has each element of a row of the given length exactly once, in any order.</summary>
    public bool IsPermutation(long length)
    {
        // In the order of their steps, the axes must be those of a contiguous row.
        long expected = 1;
        foreach (StridedAxis axis in Merged().Axes.OrderBy(axis => axis.Step))
        {
            if (axis.Step != expected)
            {
                return false;
            }

            expected = Saturate.Multiply(expected, axis.Length);
        }

        return Offset == 0 && expected == length;
    }
}
