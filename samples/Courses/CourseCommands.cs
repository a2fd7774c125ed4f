using System.CommandLine;
using System.Diagnostics;

namespace Courses;

/// <summary>A command runs courses and ends with a table of their figures: exit code 0 when every one is reached.</summary>
internal static class CourseCommands
{
    private static readonly Option<DirectoryInfo> _output = new("--output")
    {
        Description = "Folder for pictures and tables.",
        DefaultValueFactory = _ => new DirectoryInfo("pictures"),
    };

    /// <summary>The command of one course, or of all.</summary>
    public static Command Create(string name, string summary, IReadOnlyList<Course> courses)
    {
        Command command = new(name, summary) { DataFolder.Option, _output };
        command.SetAction(result => Run(courses, new CourseRun(result.GetValue(DataFolder.Option)!, result.GetValue(_output)!)));
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
                foreach (Figure figure in course.Run(run))
                {
                    table.Add(course, figure);
                }
            }
            catch (DataMissingException missing)
            {
                Console.WriteLine($"  {missing.Message}");
                table.Skip(course);
            }
            catch (InvalidDataException fault)
            {
                Console.Error.WriteLine(fault.Message);
                return 1;
            }

            Console.WriteLine($"  {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        }

        table.Print();
        return table.IsReached ? 0 : 1;
    }
}
