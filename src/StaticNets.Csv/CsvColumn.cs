using System.Globalization;

namespace StaticNets.Csv;

/// <summary>Selects a column by its name in the header or by its index: <c>Target = "class"</c>, <c>Target = 64</c>.</summary>
public readonly record struct CsvColumn
{
    private CsvColumn(string? name, int index)
    {
        Name = name;
        Index = index;
    }

    /// <summary>The name, or <see langword="null"/> if the column is chosen by index.</summary>
    public string? Name { get; }

    /// <summary>The index, from 0 on. Messages count columns from 1, as spreadsheets do.</summary>
    public int Index { get; }

    /// <summary>Selects the column of this name.</summary>
    /// <param name="name">The name exactly as in the header.</param>
    /// <exception cref="ArgumentNullException">The name is <see langword="null"/>.</exception>
    public static implicit operator CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new CsvColumn(name, 0);
    }

    /// <summary>Selects the column of this index.</summary>
    /// <param name="index">From 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static implicit operator CsvColumn(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new CsvColumn(null, index);
    }

    /// <summary>The name or the index.</summary>
    public override string ToString() => Name ?? Index.ToString(CultureInfo.InvariantCulture);
}
