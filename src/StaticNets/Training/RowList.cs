namespace StaticNets.Training;

/// <summary>Collects rows of the same length one after the other.</summary>
/// <param name="kind">What the rows hold, for messages.</param>
internal sealed class RowList<T>(string kind)
{
    private readonly List<T> _values = [];
    private int _length;

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a copy of a row.</summary>
    /// <exception cref="ArgumentException">
    /// The row is empty or has another length than the first one, or there are too many numbers.
    /// </exception>
    public void Add(T[] row)
    {
        ArgumentNullException.ThrowIfNull(row, "rows");
        _length = Count == 0 ? row.Length : _length;
        if (row.Length != _length || row.Length == 0)
        {
            throw new ArgumentException($"Row {Count} has {row.Length} {kind}, but each row must have {Math.Max(_length, 1)}.", "rows");
        }

        if ((long)_values.Count + row.Length > Array.MaxLength)
        {
            throw new ArgumentException($"More than {Count} rows of {_length} {kind} are more than an array holds.", "rows");
        }

        _values.AddRange(row);
        Count++;
    }

    /// <summary>Returns the numbers of all rows.</summary>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public T[] ToArray() => Count > 0 ? [.. _values] : throw new ArgumentException("There are no rows.", "rows");
}
