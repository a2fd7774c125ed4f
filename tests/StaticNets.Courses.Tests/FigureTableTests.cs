using Courses;

namespace StaticNets.Courses.Tests;

/// <summary>
/// A table of the courses' results is complete if it has rows, and each row either meets its requirement or is skipped for a stated reason.
/// </summary>
public sealed class FigureTableTests
{
    private static readonly Figure _reached = new("accuracy", "at least 90 %", "91 %", IsReached: true);
    private static readonly Figure _missed = new("accuracy", "at least 90 %", "89 %", IsReached: false);
    private static readonly Figure _skipped = Figure.Skip("accuracy", "at least 90 %", "91 %", "other data");

    private readonly FigureTable _table = new();

    [Fact]
    public void ReachedAndSkippedFiguresAreComplete()
    {
        _table.Add("first", [_reached, _skipped]);
        _table.Skip("second", "no file");
        Assert.True(_table.IsComplete);
        Assert.Equal(
            """

            course  figure    must be        ours
            first   accuracy  at least 90 %  91 %  reached
            first   accuracy  at least 90 %  91 %  skipped: other data
            second                                 skipped: no file

            reached: 1, skipped: 2, missed: 0

            """,
            Text()
        );
    }

    [Fact]
    public void MissedFigureIsNotComplete()
    {
        _table.Add("first", [_reached, _missed]);
        Assert.False(_table.IsComplete);
        Assert.Contains("89 %  MISSED\n", Text(), StringComparison.Ordinal);
        Assert.EndsWith("reached: 1, skipped: 0, missed: 1\n", Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void CourseWithoutFiguresIsNotComplete()
    {
        _table.Add("first", [_reached]);
        _table.Add("second", []);
        Assert.False(_table.IsComplete);
    }

    [Fact]
    public void NoCourseIsNotComplete() => Assert.False(_table.IsComplete);

    private string Text()
    {
        StringWriter text = new() { NewLine = "\n" };
        _table.Write(text);
        return text.ToString();
    }
}
