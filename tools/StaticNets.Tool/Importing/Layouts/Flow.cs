using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.Importing.Layouts;

/// <summary>
/// A value of the model that a layer of the network computes. Reshaping and transposing in the model change only <see cref="Axes"/>; the
/// layers that this takes are added when a layer needs its input in a certain order.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Stored">The axes of the layer's output for one sample, each as its extents.</param>
/// <param name="Axes">The axes of the value in the model, with that of the rows.</param>
internal sealed record Flow(Layer Layer, Extent[][] Stored, Extent[][] Axes)
{
    /// <summary>Whether the value holds indices for an embedding.</summary>
    public bool IsIndex { get; init; }

    /// <summary>Whether anybody else reads the layer's output, so that the layer cannot be changed.</summary>
    public bool IsShared { get; init; }

    /// <summary>The attention that the value is a part of, if no layer computes it by itself.</summary>
    public AttentionPart? Attention { get; init; }

    /// <summary>The elements of another value that the value takes along an axis, if its layer does nothing else.</summary>
    public TakenElements? Taken { get; init; }

    /// <summary>The shape in the model.</summary>
    public int[] Shape => [.. Axes.Select(LengthOf)];

    /// <summary>All extents but that of the rows, in the model's order.</summary>
    public Extent[] Sample => [.. Axes.SelectMany(axis => axis).Where(extent => !extent.IsBatch)];

    /// <summary>Returns the number of indices of an axis.</summary>
    public static int LengthOf(IEnumerable<Extent> axis)
    {
        long length = axis.Aggregate(1L, (product, extent) => product * extent.Length);
        return length <= int.MaxValue ? (int)length : throw new RefusalException("an axis is too long");
    }

    /// <summary>Returns the shape of a sample whose axes are these.</summary>
    public static int[] ShapeOf(IEnumerable<Extent[]> axes) => [.. axes.Select(LengthOf)];

    /// <summary>Replaces an extent by two, of which the second runs faster.</summary>
    public Flow Split(Extent extent, Extent slow, Extent fast)
    {
        return this with { Stored = [.. Stored.Select(Divided)], Axes = [.. Axes.Select(Divided)] };

        Extent[] Divided(Extent[] axis) => [.. axis.SelectMany(part => part == extent ? [slow, fast] : new[] { part })];
    }

    /// <summary>Whether the axes of the model have only extents of the sample, apart from the first, which has none of it.</summary>
    public bool HasRowsFirst => Axes.Length > 0 && Axes[0].All(extent => extent.IsBatch) && Axes.Skip(1).All(IsOfSample);

    /// <summary>Whether an axis has no extent of the rows.</summary>
    public static bool IsOfSample(Extent[] axis) => !Array.Exists(axis, extent => extent.IsBatch);
}
