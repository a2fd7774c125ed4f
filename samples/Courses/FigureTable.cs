namespace Courses;

/// <summary>A table of the courses' figures beside the figures of StaticNets.</summary>
internal sealed class FigureTable
{
    private readonly List<(string Course, Figure Figure)> _rows = [];

    /// <summary>Whether there are figures, and StaticNets reaches every figure that is not skipped for a stated reason.</summary>
    public bool IsComplete => _rows.Count > 0 && Count(IsMissed) == 0;

    /// <summary>Adds the figures of an exercise. For an exercise without figures, adds one figure that counts as not reached.</summary>
    public void Add(string course, IEnumerable<Figure> figures)
    {
        int before = _rows.Count;
        foreach (Figure figure in figures)
        {
            _rows.Add((course, figure));
        }

        if (_rows.Count == before)
        {
            _rows.Add((course, new Figure("any", "at least one figure", "none", IsReached: false)));
        }
    }

    /// <summary>Adds an exercise that could not run.</summary>
    public void Skip(string course, string reason) => _rows.Add((course, Figure.Skip("", "", "", reason)));

    /// <summary>Writes one line for each figure, then the numbers of figures that were reached, skipped and missed (not reached).</summary>
    public void Write(TextWriter output)
    {
        string[][] lines =
        [
            ["course", "figure", "must be", "ours", ""],
            .. _rows.Select(row => new[] { row.Course, row.Figure.What, row.Figure.Course, row.Figure.Ours, Verdict(row.Figure) }),
        ];
        int[] widths = [.. Enumerable.Range(0, 5).Select(column => lines.Max(line => line[column].Length))];
        output.WriteLine();
        foreach (string[] line in lines)
        {
            output.WriteLine(string.Join("  ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
        }

        output.WriteLine();
        output.WriteLine($"reached: {Count(figure => figure.IsReached)}, skipped: {Count(IsSkipped)}, missed: {Count(IsMissed)}");
    }

    private int Count(Func<Figure, bool> verdict) => _rows.Count(row => verdict(row.Figure));

    private static bool IsSkipped(Figure figure) => figure.Skipped is not null;

    private static bool IsMissed(Figure figure) => !figure.IsReached && !IsSkipped(figure);

    private static string Verdict(Figure figure) =>
        figure.Skipped is { } reason ? $"skipped: {reason}"
        : figure.IsReached ? "reached"
        : "MISSED";
}
