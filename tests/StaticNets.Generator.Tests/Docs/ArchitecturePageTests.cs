using System.Text.RegularExpressions;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Docs;

/// <summary>
/// The two halves of docs/architecture.md, on the generator and on the library, name only files that exist and fit on two screens each.
/// </summary>
public sealed partial class ArchitecturePageTests
{
    private const string Page = "docs/architecture.md";
    private const int LinesOfTwoScreens = 100;
    private const int Columns = 140;

    /// <summary>
    /// The path of a file may be relative to the root folder of its half of the page, to the folder of the preceding file on the same line,
    /// or to the root of the repository.
    /// </summary>
    [Theory]
    [InlineData("The generator", "generator/StaticNets.Generator")]
    [InlineData("The library", "src/StaticNets")]
    public void FilesExist(string half, string root)
    {
        int found = 0;
        foreach (string line in Half(half))
        {
            string folder = "";
            foreach (Match match in Mention().Matches(line))
            {
                string name = match.Groups[1].Value;
                string[] places = [$"{root}/{name}", $"{root}/{folder}/{name}", name];
                string? place = places.FirstOrDefault(item => File.Exists(Repository.PathOf(item.Split('/'))));
                Assert.True(place is not null, $"{Page} names {name}, which is none of {string.Join(", ", places)}: {line}");
                folder = Path.GetDirectoryName(name) is { Length: > 0 } own ? own : folder;
                found++;
            }
        }

        Assert.NotEqual(0, found);
    }

    [Theory]
    [InlineData("The generator")]
    [InlineData("The library")]
    public void EachHalfFitsOnTwoScreens(string half)
    {
        Assert.InRange(Half(half).Count(), 1, LinesOfTwoScreens);
        Assert.DoesNotContain(Half(half), line => line.Length > Columns);
    }

    private static IEnumerable<string> Half(string title) =>
        Repository
            .Read(Page.Split('/'))
            .Split('\n')
            .SkipWhile(line => line != $"## {title}")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));

    // Matches no names with '*', which stand for several files.
    [GeneratedRegex(@"`([\w./]+\.(?:cs|targets))`")]
    private static partial Regex Mention();
}
