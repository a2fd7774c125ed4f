namespace StaticNets.Csv;

/// <summary>The indices of the selected columns in a file.</summary>
internal sealed class PickedColumns
{
    private const int MostNamed = 8;

    private readonly CsvRecords _records;
    private readonly string[]? _header;

    /// <summary>Looks up the columns that the options select.</summary>
    /// <param name="records">The file, at its first record.</param>
    /// <param name="options">The selected columns.</param>
    /// <exception cref="ArgumentException">
    /// A column is selected twice, a one-hot column is not among the features, or a column is selected by name although there is no header.
    /// </exception>
    /// <exception cref="InvalidDataException">A selected column does not exist in the file.</exception>
    public PickedColumns(CsvRecords records, CsvOptions options)
    {
        _records = records;
        _header = options.HasHeader ? records.Fields : null;
        Count = records.Fields.Length;
        Target = options.Target is { } target ? Find(target) : -1;
        Features = options.Features is { } features
            ? [.. features.Select(Find)]
            : [.. Enumerable.Range(0, Count).Where(column => column != Target)];
        int[] picked = Target < 0 ? Features : [.. Features, Target];
        int twice = Array.FindIndex(picked, column => Array.IndexOf(picked, column) != Array.LastIndexOf(picked, column));
        if (twice >= 0)
        {
            throw new ArgumentException(
                $"Column {picked[twice] + 1} ({CsvRecords.Shown(Title(picked[twice]))}) is picked twice among features and target.",
                nameof(options)
            );
        }

        OneHot = [.. options.OneHot.Select(Find)];
        int alien = Array.FindIndex(OneHot, column => Array.IndexOf(Features, column) < 0);
        if (alien >= 0)
        {
            throw new ArgumentException(
                $"Column {OneHot[alien] + 1} ({CsvRecords.Shown(Title(OneHot[alien]))}) is to be one-hot, but is none of the features.",
                nameof(options)
            );
        }

        if (Features.Length == 0)
        {
            throw records.Fault(0, null, "a column of features beside the target", "none");
        }
    }

    /// <summary>Number of columns in the file.</summary>
    public int Count { get; }

    /// <summary>Indices of the feature columns.</summary>
    public int[] Features { get; }

    /// <summary>Indices of the feature columns that hold words.</summary>
    public int[] OneHot { get; }

    /// <summary>Index of the target column, or −1.</summary>
    public int Target { get; }

    /// <summary>Returns the name of a column in the header, or <see langword="null"/> without a header.</summary>
    public string? Name(int column) => _header?[column];

    /// <summary>Returns the name of a column, or <c>column 1</c> and so on without a header.</summary>
    public string Title(int column) => Name(column) ?? FormattableString.Invariant($"column {column + 1}");

    private int Find(CsvColumn column)
    {
        if (column.Name is null)
        {
            return column.Index < Count
                ? column.Index
                : throw _records.Fault(column.Index, null, $"a column of index {column.Index}", $"{Count} columns");
        }

        if (_header is null)
        {
            throw new ArgumentException($"Without a header no column is called '{column}': name it by its index.", "options");
        }

        int first = Array.IndexOf(_header, column.Name);
        if (first < 0)
        {
            string names = string.Join(", ", _header.Take(MostNamed).Select(CsvRecords.Shown));
            string more = Count > MostNamed ? ", …" : "";
            throw _records.Fault(0, null, $"a header with a column '{column}'", $"{names}{more}");
        }

        int second = Array.LastIndexOf(_header, column.Name);
        return second == first
            ? first
            : throw _records.Fault(second, column.Name, "one column of this name", $"another in column {first + 1}");
    }
}
