using System.Text;
using Courses;
using Zoo;
using Zoo.Pages;

namespace StaticNets.Courses.Tests;

/// <summary>The chart of architectures: declarations, figures, and the page.</summary>
public sealed class ZooTests : IDisposable
{
    private const int MostLines = 15;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zoo-");

    /// <summary>Architectures whose exercise is none of the courses, which are tested by the gate's run of the courses.</summary>
    public static TheoryData<string> Own =>
        [
            .. Animals
                .All.Where(animal => animal.Course.GetType().Namespace!.StartsWith("Zoo", StringComparison.Ordinal))
                .Select(animal => animal.Name),
        ];

    public static TheoryData<string> All => [.. Animals.All.Select(animal => animal.Name)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(All))]
    public void EachClassIsDeclaredInAFewLines(string name)
    {
        Animal animal = Find(name);
        Assert.NotEmpty(animal.Classes);
        foreach (string declared in animal.Classes)
        {
            DeclarationText declaration = DeclarationText.Of(declared);
            Assert.InRange(declaration.Lines.Count, 2, MostLines);
            Assert.StartsWith("[", declaration.Lines[0], StringComparison.Ordinal);
            Assert.Contains($"class {declared}", declaration.Lines[^1], StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(Root(), declaration.File)), declaration.File);
        }
    }

    [Fact]
    public void AnUnknownClassHasNoDeclaration() =>
        Assert.Equal(
            "No file of the zoo declares 'Unicorn'.",
            Assert.Throws<InvalidOperationException>(() => DeclarationText.Of("Unicorn")).Message
        );

    [Theory]
    [MemberData(nameof(Own))]
    public void ReachesItsFigures(string name)
    {
        Animal animal = Find(name);
        Figure[] figures = [.. animal.Course.Run(Run)];
        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.True(figure.IsReached, $"{figure.What}: {figure.Ours}, must be {figure.Course}"));
        Assert.All(animal.Pictures, picture => Assert.True(File.Exists(Path.Combine(_folder.FullName, picture + ".svg")), picture));
    }

    [Fact]
    public void NamesAndPicturesAreDistinct()
    {
        Assert.Equal(Animals.All.Count, Animals.All.Select(animal => animal.Name).Distinct().Count());
        Assert.All(Animals.All.GroupBy(animal => animal.Picture), same => Assert.Single(same.Select(animal => animal.Course).Distinct()));
    }

    /// <summary>The page shows every picture of an architecture, in order.</summary>
    [Fact]
    public void ThePageShowsEachPicture()
    {
        Animal map = Find("kn");
        foreach (string picture in map.Pictures)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, picture + ".svg"), picture);
        }

        string page = ZooPage.Write([map], new Dictionary<Course, IReadOnlyList<Figure>> { [map.Course] = [] }, _folder);

        string[] shown =
        [
            .. page.Split("base64,")
                .Skip(1)
                .Select(rest => rest.Split('"')[0])
                .Select(Convert.FromBase64String)
                .Select(Encoding.UTF8.GetString),
        ];
        Assert.Equal(["kn", "kn-umatrix"], shown);
    }

    /// <summary>The page holds everything itself: style, picture, declaration as written, and figures, with special characters as text.</summary>
    [Fact]
    public void ThePageHoldsEverythingItself()
    {
        Animal hopfield = Find("hn");
        File.WriteAllText(Path.Combine(_folder.FullName, "hn.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Figure[] figures = [new("letters", "≥ 1 & < 3", "2", IsReached: true), new("others", "4", "3", IsReached: false)];

        string page = ZooPage.Write([hopfield], new Dictionary<Course, IReadOnlyList<Figure>> { [hopfield.Course] = figures }, _folder);

        Assert.Contains("[Hopfield(25)]\npublic sealed partial class LetterMemory;", page, StringComparison.Ordinal);
        Assert.Contains("samples/Zoo/Hopfield/LetterMemory.cs", page, StringComparison.Ordinal);
        Assert.Contains("data:image/svg+xml;base64,PHN2Zy", page, StringComparison.Ordinal);
        Assert.Contains("&amp; &lt; 3", page, StringComparison.Ordinal);
        Assert.Contains("class=\"missed\">3", page, StringComparison.Ordinal);
        Assert.Contains("light-dark(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"h", page, StringComparison.Ordinal);
    }

    private CourseRun Run => new(_folder, _folder);

    private static Animal Find(string name) => Animals.All.Single(animal => animal.Name == name);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StaticNets.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
