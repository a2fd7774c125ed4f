using System.IO.Compression;
using System.Xml.Linq;

namespace StaticNets.Packaging.Tests;

/// <summary>What the package holds, and what it asks for.</summary>
public sealed class PackageContentTests(PackedPackages packages) : IClassFixture<PackedPackages>
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
                "build/StaticNets.targets",
                "buildTransitive/StaticNets.targets",
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
    public void SaysWhereItComesFrom(string name)
    {
        XElement repository = Assert.Single(Nuspec(name).Descendants(), element => element.Name.LocalName == "repository");
        Assert.Equal("https://github.com/staticnets/staticnets", repository.Attribute("url")!.Value);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
        Assert.Single(Nuspec(name).Descendants(), element => element.Name.LocalName == "license" && element.Value == "MIT");
    }

    private XElement Nuspec(string name)
    {
        using ZipArchive package = ZipFile.OpenRead(packages.File(name));
        using Stream nuspec = package.GetEntry($"{name}.nuspec")!.Open();
        return XElement.Load(nuspec);
    }
}
