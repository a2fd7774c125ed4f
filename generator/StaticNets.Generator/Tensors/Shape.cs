using System.Globalization;

namespace StaticNets.Generator.Tensors;

/// <summary>The lengths of the axes of one sample's tensor, channels last.</summary>
internal readonly record struct Shape(EquatableArray<long> Axes)
{
    /// <summary>The most elements a .NET array holds.</summary>
    public const long MaxLength = 0X7FFFFFC7;

    public static Shape Of(params long[] axes) => new(new EquatableArray<long>(axes));

    public int Rank => Axes.Count;

    public long Last => Axes[Axes.Count - 1];

    /// <summary>Number of elements; stays at <see cref="long.MaxValue"/> when it would overflow.</summary>
    public long Length => Axes.Aggregate(1L, Saturate.Multiply);

    public Shape WithLast(long last) => new(Axes.Take(Axes.Count - 1).Append(last).ToEquatableArray());

    /// <summary><c>28×28×1</c>, as people write it.</summary>
    public override string ToString() => string.Join("×", Axes.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
}
