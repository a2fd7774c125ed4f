using System.Reflection;

namespace StaticNets.Packaging.Tests;

/// <summary>The packages, packed into a temporary folder with a version that no cache contains.</summary>
public sealed class PackedPackages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("staticnets-packages-");

    public PackedPackages()
    {
        Version = $"0.1.0-test.{Guid.NewGuid():N}";
        string[] projects =
        [
            "src/StaticNets",
            "src/StaticNets.Csv",
            "src/StaticNets.Mpi",
            "tools/StaticNets.Tool",
            "tools/StaticNets.Import",
            "templates",
        ];
        foreach (string project in projects)
        {
            // No --no-restore: the packages depend on each other, and only a new restore gives these dependencies the new version.
            Shell.Must(Root, "dotnet", "pack", project, "-c", Metadata("Configuration"), "--no-build", "-o", Feed, $"-p:Version={Version}");
        }
    }

    /// <summary>The repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Metadata("Root"));

    public string Version { get; }

    public string Feed => Path.Combine(_folder.FullName, "feed");

    /// <summary>Returns the path of a package file.</summary>
    public string File(string name) => Path.Combine(Feed, $"{name}.{Version}.nupkg");

    /// <summary>Creates an empty folder outside the repository in which NuGet finds the packages.</summary>
    public string NewFolder(string name)
    {
        string folder = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
            </configuration>
            """
        );
        return folder;
    }

    /// <summary>Creates a program outside the repository.</summary>
    /// <param name="name">Its name, and that of its folder.</param>
    /// <param name="framework">Its framework.</param>
    /// <param name="program">The text of Program.cs; <see langword="null"/> for none.</param>
    /// <param name="properties">Further properties, as XML.</param>
    /// <param name="items">Its items, as XML.</param>
    /// <returns>The folder.</returns>
    public string NewProject(string name, string framework, string? program, string properties, string items)
    {
        string folder = NewFolder(name);
        System.IO.File.WriteAllText(
            Path.Combine(folder, $"{name}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType><TargetFramework>{framework}</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>{properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """
        );
        if (program is not null)
        {
            System.IO.File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        }

        return folder;
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        string cache =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string name in (string[])["staticnets", "staticnets.csv", "staticnets.mpi", "staticnets.import", "staticnets.tool"])
        {
            string unpacked = Path.Combine(cache, name, Version);
            if (Directory.Exists(unpacked))
            {
                Directory.Delete(unpacked, recursive: true);
            }
        }
    }

    private static string Metadata(string key) =>
        typeof(PackedPackages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

/// <summary>The packages are packed once for all tests, which run one after the other, because each build uses all cores.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<PackedPackages>
{
    public const string Name = "packages";
}
