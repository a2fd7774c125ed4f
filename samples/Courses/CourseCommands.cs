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

    /// <summary>
    /// Creates the commands: one for each exercise, with an option for each of its variants, and <c>all</c>, which runs exercises and variants.
    /// </summary>
    public static IEnumerable<Command> Create(IReadOnlyList<Course> courses) =>
        [
            .. courses.GroupBy(course => course.Name.Split(' ')[0]).Select(same => CreateOne(same.First(), [.. same.Skip(1)])),
            Create("all", "Every course, one after the other, and a table at the end.", _ => courses),
        ];

    private static Command CreateOne(Course course, IReadOnlyList<Course> variants)
    {
        Dictionary<Option<bool>, Course> options = variants.ToDictionary(variant => new Option<bool>(variant.Name.Split(' ')[1])
        {
            Description = variant.Summary,
        });
        Command command = Create(
            course.Name,
            course.Summary,
            result => [options.FirstOrDefault(each => result.GetValue(each.Key)).Value ?? course]
        );
        foreach (Option<bool> option in options.Keys)
        {
            command.Add(option);
        }

        return command;
    }

    private static Command Create(string name, string summary, Func<ParseResult, IReadOnlyList<Course>> courses)
    {
        Command command = new(name, summary) { DataFolder.Option, _output, _seed };
        command.SetAction(result =>
            Run(courses(result), new CourseRun(result.GetValue(DataFolder.Option)!, result.GetValue(_output)!, result.GetValue(_seed)))
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
