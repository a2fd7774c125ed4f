using System.Globalization;

namespace StaticNets.Generator.Tensors;

/// <summary>The lengths of the axes of a tensor for one sample, channels last.</summary>
internal readonly record struct Shape(EquatableArray<long> Axes)
{
    /// <summary>Largest number of elements of a .NET array.</summary>
    public const long MaxLength = 0X7FFFFFC7;

    public static Shape Of(params long[] axes) => new(new EquatableArray<long>(axes));

    public int Rank => Axes.Count;

    public long Last => Axes[Axes.Count - 1];

    /// <summary>Number of elements; <see cref="long.MaxValue"/> if it would overflow.</summary>
    public long Length => Axes.Aggregate(1L, Saturate.Multiply);

    public Shape WithLast(long last) => new(Axes.Take(Axes.Count - 1).Append(last).ToEquatableArray());

    /// <summary>Formats the shape for readers: <c>28×28×1</c>.</summary>
    public override string ToString() => string.Join("×", Axes.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
}
