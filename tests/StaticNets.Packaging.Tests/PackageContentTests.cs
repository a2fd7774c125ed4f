using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StaticNets.Packaging.Tests;

/// <summary>The content and the dependencies of the packages.</summary>
[Collection(PackagesCollection.Name)]
public sealed partial class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void HoldsTheLibraryTheGeneratorTheFixesTheTaskAndTheTargets()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.File("StaticNets"));
        string[] files =
        [
            .. package
                .Entries.Select(entry => entry.FullName)
                .Where(name => name.Split('/')[0] is not ("_rels" or "package" or "[Content_Types].xml"))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                "README.md",
                "StaticNets.nuspec",
                "analyzers/dotnet/cs/StaticNets.CodeFixes.dll",
                "analyzers/dotnet/cs/StaticNets.Generator.dll",
                "analyzers/dotnet/vb/StaticNets.VisualBasic.dll",
                "build/net9.0/StaticNets.targets",
                "buildTransitive/net9.0/StaticNets.targets",
                "icon.png",
                "lib/net9.0/StaticNets.dll",
                "lib/net9.0/StaticNets.xml",
                "tasks/netstandard2.0/StaticNets.Build.dll",
            ],
            files
        );
    }

    [Fact]
    public void AsksForTensorsAndNothingElse()
    {
        XElement only = Assert.Single(Nuspec("StaticNets").Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("System.Numerics.Tensors", only.Attribute("id")!.Value);
    }

    [Theory]
    [InlineData("StaticNets")]
    [InlineData("StaticNets.Csv")]
    [InlineData("StaticNets.Mpi")]
    [InlineData("StaticNets.Tool")]
    [InlineData("StaticNets.Import")]
    [InlineData("StaticNets.Templates")]
    public void SaysWhereItComesFrom(string name)
    {
        XElement repository = Assert.Single(Nuspec(name).Descendants(), element => element.Name.LocalName == "repository");
        Assert.Equal("https://github.com/staticnets/staticnets", repository.Attribute("url")!.Value);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
        Assert.Single(Nuspec(name).Descendants(), element => element.Name.LocalName == "license" && element.Value == "MIT");
    }

    /// <summary>
    /// A package's page cannot show files of the repository, so the package's README links only to web addresses and to its own headings.
    /// The package contains the icon that its nuspec names.
    /// </summary>
    [Theory]
    [InlineData("StaticNets", "README.md")]
    [InlineData("StaticNets.Csv", "src/StaticNets.Csv/README.md")]
    [InlineData("StaticNets.Mpi", "src/StaticNets.Mpi/README.md")]
    [InlineData("StaticNets.Tool", "tools/StaticNets.Tool/README.md")]
    [InlineData("StaticNets.Import", "tools/StaticNets.Import/README.md")]
    [InlineData("StaticNets.Templates", "templates/README.md")]
    public void BringsAReadmeWithoutRelativeLinksAndAnIcon(string name, string source)
    {
        XElement[] metadata = [.. Nuspec(name).Descendants()];
        Assert.Equal("README.md", Assert.Single(metadata, element => element.Name.LocalName == "readme").Value);
        Assert.Equal("icon.png", Assert.Single(metadata, element => element.Name.LocalName == "icon").Value);
        using ZipArchive package = ZipFile.OpenRead(packages.File(name));
        string readme = System.Text.Encoding.UTF8.GetString(Bytes(package.GetEntry("README.md")!)).TrimEnd();
        string written = File.ReadAllText(Path.Combine(PackedPackages.Root, source)).TrimEnd();
        string[] links = [.. Link().Matches(readme).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Matches("^(https://|#)", link));
        Assert.Equal(Absolute(written), readme);

        // The start of a PNG file: signature, length and name of the first chunk, then width and height.
        byte[] icon = Bytes(package.GetEntry("icon.png")!);
        Assert.Equal("\u0089PNG\r\n\u001a\n", System.Text.Encoding.Latin1.GetString(icon, 0, 8));
        Assert.Equal(128, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)));
        Assert.Equal(128, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)));
    }

    /// <summary>
    /// The symbols link to the sources on GitHub, where debuggers find them. The library and the symbols contain no path of the machine
    /// that packed them.
    /// </summary>
    [Theory]
    [InlineData("StaticNets", "lib/net9.0/StaticNets")]
    [InlineData("StaticNets.Csv", "lib/net9.0/StaticNets.Csv")]
    [InlineData("StaticNets.Mpi", "lib/net9.0/StaticNets.Mpi")]
    public void LinksItsSourcesAndNoFolderOfTheMachine(string name, string file)
    {
        using ZipArchive package = ZipFile.OpenRead(packages.File(name));
        using ZipArchive symbols = ZipFile.OpenRead(Path.ChangeExtension(packages.File(name), ".snupkg"));
        byte[] library = Bytes(package.GetEntry(file + ".dll")!);
        byte[] pdb = Bytes(symbols.GetEntry(file + ".pdb")!);
        Assert.True(Holds(pdb, "https://raw.githubusercontent.com/staticnets/staticnets/"), "the symbols do not link the sources");
        Assert.False(Holds(library, PackedPackages.Root), $"{file}.dll holds {PackedPackages.Root}");
        Assert.False(Holds(pdb, PackedPackages.Root), $"{file}.pdb holds {PackedPackages.Root}");
    }

    /// <summary>The assemblies contain no path of the machine, so a build in another folder gives the same bytes.</summary>
    [Fact]
    public void BringsNoFolderOfTheMachineToTheCompiler()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.File("StaticNets"));
        ZipArchiveEntry[] libraries = [.. package.Entries.Where(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal))];
        Assert.Equal(5, libraries.Length);
        Assert.All(
            libraries,
            library => Assert.False(Holds(Bytes(library), PackedPackages.Root), $"{library.FullName} holds {PackedPackages.Root}")
        );
    }

    private static string Absolute(string readme) =>
        Link()
            .Replace(
                readme,
                match =>
                    Uri.IsWellFormedUriString(match.Groups[1].Value, UriKind.Absolute) || match.Groups[1].Value[0] == '#'
                        ? match.Value
                        : $"](https://github.com/staticnets/staticnets/blob/main/{match.Groups[1].Value})"
            );

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private XElement Nuspec(string name)
    {
        using ZipArchive package = ZipFile.OpenRead(packages.File(name));
        using Stream nuspec = package.GetEntry($"{name}.nuspec")!.Open();
        return XElement.Load(nuspec);
    }
}
