using System.Text.RegularExpressions;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Docs;

/// <summary>The pages on adding layers and operations name only files that exist, and their lines have at most 140 characters.</summary>
public sealed partial class AddingPagesTests
{
    private const int Columns = 140;

    private static readonly string[] _folders = ["build", "docs", "generator", "src", "tests"];

    // The files of the layer that the page adds as an example; they need not exist.
    private static readonly string[] _added = ["OffsetAttribute.cs", "Offset.cs", "OffsetTests.cs"];

    [Theory]
    [InlineData("adding-a-layer.md")]
    [InlineData("adding-an-operation.md")]
    public void FilesExist(string page)
    {
        HashSet<string> existing =
        [
            .. _folders
                .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
                .Select(Path.GetFileName)
                .OfType<string>(),
        ];
        string[] named = [.. Mention().Matches(Repository.Read("docs", page)).Select(match => match.Groups[1].Value.Split('/')[^1])];
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(existing).Except(_added));
    }

    [Theory]
    [InlineData("adding-a-layer.md")]
    [InlineData("adding-an-operation.md")]
    public void LinesAreShort(string page) =>
        Assert.DoesNotContain(Repository.Read("docs", page).Split('\n'), line => line.Length > Columns);

    [GeneratedRegex(@"`([\w./]+\.(?:cs|py|md|txt|sh))`")]
    private static partial Regex Mention();
}
