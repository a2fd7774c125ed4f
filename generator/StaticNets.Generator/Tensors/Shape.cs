using System.Globalization;

namespace StaticNets.Generator.Tensors;

/// <summary>The lengths of the axes of a tensor for one sample, channels last.</summary>
internal readonly record struct Shape(EquatableArray<long> Axes)
{
    /// <summary>Largest number of elements of a .NET array.</summary>
    public const long MaxLength = 0X7FFFFFC7;

    /// <summary>
    /// The length of the first axis if this axis counts time steps and each call determines their number:
    /// <c>[Input(Steps.Any, features)]</c>. It has the value of <c>StaticNets.Steps.Any</c>.
    /// </summary>
    public const long AnySteps = int.MinValue;

    public static Shape Of(params long[] axes) => new(new EquatableArray<long>(axes));

    public int Rank => Axes.Count;

    public long Last => Axes[Axes.Count - 1];

    /// <summary>Whether each call determines the number of time steps.</summary>
    public bool HasAnySteps => Rank > 0 && Axes[0] == AnySteps;

    /// <summary>
    /// Number of elements; if each call determines the number of time steps, the elements of one step. <see cref="long.MaxValue"/> instead
    /// of an overflow.
    /// </summary>
    public long Length => Sizes.Aggregate(1L, Saturate.Multiply);

    /// <summary>The lengths of all axes; if each call determines the number of time steps, that axis has length 1.</summary>
    public IEnumerable<long> Sizes => Axes.Select(axis => axis == AnySteps ? 1 : axis);

    /// <summary>
    /// The shape of the same elements as an image, height × width × channels: the steps of a sequence are the pixels of its only row.
    /// </summary>
    public Shape AsImage() => Rank == 2 ? Of([1, .. Sizes]) : this;

    /// <summary>
    /// The shape for comments about values of a rank: with rank 2, an image with a single row is shown as the sequence that it is.
    /// </summary>
    public Shape ShownAs(int rank) => rank == 2 && Rank == 3 ? new(Axes.Skip(1).ToEquatableArray()) : this;

    public Shape WithLast(long last) => new(Axes.Take(Axes.Count - 1).Append(last).ToEquatableArray());

    /// <summary>Formats the shape for readers: <c>28×28×1</c>.</summary>
    public override string ToString() =>
        string.Join("×", Axes.Select(axis => axis == AnySteps ? "?" : axis.ToString(CultureInfo.InvariantCulture)));
}
