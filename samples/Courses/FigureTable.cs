namespace Courses;

/// <summary>The courses' figures beside ours.</summary>
internal sealed class FigureTable
{
    private readonly List<(string Course, string What, string Expected, string Ours, string Verdict)> _rows = [];

    /// <summary>Whether every figure is reached; what was skipped does not count.</summary>
    public bool IsReached { get; private set; } = true;

    public void Add(Course course, Figure figure)
    {
        IsReached &= figure.IsReached != false;
        _rows.Add((course.Name, figure.What, figure.Course, figure.Ours, Verdict(figure)));
    }

    private static string Verdict(Figure figure) =>
        figure.IsReached switch
        {
            true => "reached",
            false => "MISSED",
            null => "reported",
        };

    public void Skip(Course course) => _rows.Add((course.Name, "", "", "", "skipped: no data"));

    public void Print()
    {
        string[][] lines =
        [
            ["course", "figure", "must be", "ours", ""],
            .. _rows.Select(row => new[] { row.Course, row.What, row.Expected, row.Ours, row.Verdict }),
        ];
        int[] widths = [.. Enumerable.Range(0, 5).Select(column => lines.Max(line => line[column].Length))];
        Console.WriteLine();
        foreach (string[] line in lines)
        {
            Console.WriteLine(string.Join("  ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
        }
    }
}
