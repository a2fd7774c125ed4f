namespace StaticNets.Tool.Text;

/// <summary>Columns of text under a headline; as wide as they must be, since a cut name is of no use.</summary>
/// <param name="headline">The columns' titles.</param>
/// <param name="rightAligned">Columns of numbers.</param>
internal sealed class TextTable(string[] headline, int[]? rightAligned = null)
{
    private readonly List<string[]> _rows = [headline];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>The lines, each ended.</summary>
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
