namespace StaticNets.Tool.Text;

/// <summary>
/// A text table with a header line. Columns are as wide as their longest cell, because a truncated name would be useless.
/// </summary>
/// <param name="headline">The titles of the columns.</param>
/// <param name="rightAligned">Indices of the columns with numbers.</param>
internal sealed class TextTable(string[] headline, int[]? rightAligned = null)
{
    private readonly List<string[]> _rows = [headline];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Returns all lines, each with a line break.</summary>
    public override string ToString()
    {
        int[] widths = [.. headline.Select((_, column) => _rows.Max(row => row[column].Length))];
        IEnumerable<string> lines = _rows.Select(row =>
            string.Join("  ", row.Select((cell, column) => Align(cell, column, widths[column])))
        );
        return string.Concat(lines.Select(line => line.TrimEnd() + "\n"));
    }

    private string Align(string cell, int column, int width) =>
        rightAligned?.Contains(column) == true ? cell.PadLeft(width) : cell.PadRight(width);
}
