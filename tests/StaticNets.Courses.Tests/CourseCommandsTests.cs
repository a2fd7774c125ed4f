using System.CommandLine;
using Courses;

namespace StaticNets.Courses.Tests;

/// <summary>Commands of exercises, and options for their variants.</summary>
public sealed class CourseCommandsTests
{
    [Theory]
    [InlineData("lenet", "lenet")]
    [InlineData("lenet --original", "lenet --original")]
    [InlineData("lenet --original --seed 3", "lenet --original")]
    [InlineData("xor", "xor")]
    [InlineData("all", "lenet, lenet --original, xor")]
    public void CommandLineChoosesTheExercise(string line, string expected)
    {
        List<string> runs = [];
        Assert.Equal(0, Root(runs).Parse(line).Invoke());
        Assert.Equal(expected, string.Join(", ", runs));
    }

    [Fact]
    public void OptionsOfOtherExercisesAreErrors()
    {
        List<string> runs = [];
        Assert.NotEmpty(Root(runs).Parse("xor --original").Errors);
    }

    private static RootCommand Root(List<string> runs)
    {
        RootCommand root = [];
        foreach (
            Command command in CourseCommands.Create([
                new Noted("lenet", runs),
                new Noted("lenet --original", runs),
                new Noted("xor", runs),
            ])
        )
        {
            root.Add(command);
        }

        return root;
    }

    private sealed class Noted(string name, List<string> runs) : Course
    {
        public override string Name => name;

        public override string Summary => "";

        public override IEnumerable<Figure> Run(CourseRun run)
        {
            runs.Add(name);
            return [new Figure("any", "", "", IsReached: true)];
        }
    }
}
