using Courses.Plots;
using StaticNets;

namespace Courses;

/// <summary>Settings that all exercises share: the folders for data and pictures, and the seeds.</summary>
/// <param name="Data">Folder with the data that are not part of this repository.</param>
/// <param name="Output">Folder for pictures; created when the first picture is written.</param>
/// <param name="Seed">Seed of the initial weights, for exercises that train one network.</param>
internal sealed record CourseRun(DirectoryInfo Data, DirectoryInfo Output, int Seed = 0)
{
    /// <summary>Seeds 0 to 9, for figures that depend on the initial weights.</summary>
    public static IEnumerable<int> Seeds => Enumerable.Range(0, 10);

    /// <summary>Writes a picture or a table to the output folder.</summary>
    public void Write(string file, string text)
    {
        Output.Create();
        File.WriteAllText(Path.Combine(Output.FullName, file), text);
    }

    /// <summary>Writes learning curves as a picture and as CSV.</summary>
    public void WriteCurves(string name, History history, string title)
    {
        Write(name + ".svg", LearningCurve.Draw(history, title));
        Write(name + ".csv", LearningCurve.ToCsv(history));
    }

    /// <summary>Writes lines as a picture and as CSV.</summary>
    public void WriteLines(string name, LinePlot plot)
    {
        Write(name + ".svg", plot.Draw());
        Write(name + ".csv", plot.ToCsv());
    }

    /// <summary>Writes a picture of the decision boundary.</summary>
    public void WriteBoundary(string name, DecisionBoundary boundary, string title) => Write(name + ".svg", boundary.Draw(title));
}
