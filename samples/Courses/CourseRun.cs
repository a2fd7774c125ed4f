using StaticNets;

namespace Courses;

/// <summary>What the courses share: where data lie, where pictures go, and how many seeds are tried.</summary>
/// <param name="Data">Folder with data that this repository does not carry.</param>
/// <param name="Output">Folder of the pictures; made when the first one is written.</param>
/// <param name="Seed">Seed of the first weights, where a course trains one network.</param>
internal sealed record CourseRun(DirectoryInfo Data, DirectoryInfo Output, int Seed = 0)
{
    /// <summary>Seeds 0 to 9, wherever a figure depends on the first weights.</summary>
    public static IEnumerable<int> Seeds => Enumerable.Range(0, 10);

    /// <summary>Writes a picture, or a table beside it.</summary>
    public void Write(string file, string text)
    {
        Output.Create();
        File.WriteAllText(Path.Combine(Output.FullName, file), text);
    }

    /// <summary>Writes learning curves as a picture and as a table.</summary>
    public void WriteCurves(string name, History history, string title)
    {
        Write(name + ".svg", LearningCurve.Draw(history, title));
        Write(name + ".csv", LearningCurve.ToCsv(history));
    }

    /// <summary>Writes what a network decides over the plane as a picture.</summary>
    public void WriteBoundary(string name, DecisionBoundary boundary, string title) => Write(name + ".svg", boundary.Draw(title));
}
