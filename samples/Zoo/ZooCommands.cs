using System.CommandLine;
using System.Diagnostics;
using Courses;
using Zoo.Pages;

namespace Zoo;

/// <summary>Commands that train architectures: one for each, <c>list</c>, and <c>all</c>, which also writes the chart as a page.</summary>
internal static class ZooCommands
{
    private static readonly Option<DirectoryInfo> _output = new("--output")
    {
        Description = "Folder for pictures, tables and the page.",
        DefaultValueFactory = _ => new DirectoryInfo("zoo"),
    };

    private static readonly Option<int> _seed = new("--seed") { Description = "Seed of networks that are trained once." };

    public static IEnumerable<Command> Create(IReadOnlyList<Animal> animals)
    {
        Command list = new("list", "The architectures, their classes and files.");
        list.SetAction(_ => List(animals));
        Command all = new("all", "Every architecture, and the chart as zoo.html.") { DataFolder.Option, _output, _seed };
        all.SetAction(result =>
        {
            CourseRun run = RunOf(result);
            bool isComplete = Train(animals, run, out Dictionary<Course, IReadOnlyList<Figure>> figures);
            run.Write("zoo.html", ZooPage.Write(animals, figures, run.Output));
            Console.WriteLine($"{Path.Combine(run.Output.FullName, "zoo.html")}");
            return isComplete ? 0 : 1;
        });
        return [list, all, .. animals.Select(CreateOne)];
    }

    private static Command CreateOne(Animal animal)
    {
        Command command = new(animal.Name, $"{animal.Title}. {animal.Course.Summary}") { DataFolder.Option, _output, _seed };
        command.SetAction(result =>
        {
            Print(animal);
            return Train([animal], RunOf(result), out _) ? 0 : 1;
        });
        return command;
    }

    private static CourseRun RunOf(ParseResult result) =>
        new(result.GetValue(DataFolder.Option)!, result.GetValue(_output)!, result.GetValue(_seed));

    private static int List(IReadOnlyList<Animal> animals)
    {
        int widest = animals.Max(animal => animal.Title.Length);
        foreach (Animal animal in animals)
        {
            string files = string.Join(", ", animal.Classes.Select(name => $"{name} in {DeclarationText.Of(name).File}"));
            Console.WriteLine($"{animal.Name, -6} {animal.Title.PadRight(widest)}  {files}");
        }

        return 0;
    }

    private static void Print(Animal animal)
    {
        foreach (string name in animal.Classes)
        {
            DeclarationText declaration = DeclarationText.Of(name);
            Console.WriteLine(string.Join('\n', declaration.Lines.Prepend($"// {declaration.File}")));
            Console.WriteLine();
        }
    }

    /// <summary>Trains each course once, prints its figures, and returns whether all are reached.</summary>
    private static bool Train(IReadOnlyList<Animal> animals, CourseRun run, out Dictionary<Course, IReadOnlyList<Figure>> figures)
    {
        figures = [];
        FigureTable table = new();
        foreach (IGrouping<Course, Animal> same in animals.GroupBy(animal => animal.Course))
        {
            long start = Stopwatch.GetTimestamp();
            Console.WriteLine($"{string.Join(", ", same.Select(animal => animal.Title))}: {same.Key.Summary}");
            Figure[] found = [.. same.Key.Run(run)];
            figures.Add(same.Key, found);
            table.Add(string.Join(", ", same.Select(animal => animal.Name)), found);
            Console.WriteLine($"  {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
        }

        table.Write(Console.Out);
        return table.IsComplete;
    }
}
