using System.CommandLine;
using System.Diagnostics;

namespace Courses;

/// <summary>
/// Commands that run exercises and print a table of their figures, such as accuracies. The exit code is 0 if StaticNets reaches every
/// figure, except those that are skipped for a stated reason.
/// </summary>
internal static class CourseCommands
{
    private static readonly Option<DirectoryInfo> _output = new("--output")
    {
        Description = "Folder for pictures and tables.",
        DefaultValueFactory = _ => new DirectoryInfo("pictures"),
    };

    private static readonly Option<int> _seed = new("--seed")
    {
        Description = "Seed of the first weights, where a course trains one network and not several seeds.",
    };

    /// <summary>Creates the command for one exercise or for all.</summary>
    public static Command Create(string name, string summary, IReadOnlyList<Course> courses)
    {
        Command command = new(name, summary) { DataFolder.Option, _output, _seed };
        command.SetAction(result =>
            Run(courses, new CourseRun(result.GetValue(DataFolder.Option)!, result.GetValue(_output)!, result.GetValue(_seed)))
        );
        return command;
    }

    private static int Run(IReadOnlyList<Course> courses, CourseRun run)
    {
        FigureTable table = new();
        foreach (Course course in courses)
        {
            long start = Stopwatch.GetTimestamp();
            Console.WriteLine($"{course.Name}: {course.Summary}");
            try
            {
                table.Add(course.Name, course.Run(run));
            }
            catch (DataMissingException missing)
            {
                Console.WriteLine($"  {missing.Message}");
                table.Skip(course.Name, missing.Reason);
            }
            catch (InvalidDataException fault)
            {
                Console.Error.WriteLine(fault.Message);
                return 1;
            }

            Console.WriteLine($"  {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        }

        table.Write(Console.Out);
        return table.IsComplete ? 0 : 1;
    }
}
