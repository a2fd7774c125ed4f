namespace StaticNets.Packaging.Tests;

/// <summary>A project for a framework that the packages do not support learns so from NuGet, not from missing names in its code.</summary>
[Collection(PackagesCollection.Name)]
public sealed class FrameworkTests(PackedPackages packages)
{
    [Theory]
    [InlineData("StaticNets")]
    [InlineData("StaticNets.Csv")]
    public void OlderFrameworksAreRefused(string package)
    {
        string[] frameworks = ["net8.0", "netstandard2.1", "net48"];
        string folder = packages.NewFolder($"older-{package}");

        // Without the references of the frameworks there is nothing to download.
        File.WriteAllText(
            Path.Combine(folder, "older.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{string.Join(';', frameworks)}</TargetFrameworks>
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """
        );
        Outcome restore = Shell.Run(folder, "", "dotnet", "restore");
        Assert.NotEqual(0, restore.ExitCode);
        Assert.All(
            frameworks,
            framework =>
                Assert.Matches(
                    $@"error NU1202: Package {package} {packages.Version} is not compatible with {framework} .* supports: net9\.0",
                    restore.Text
                )
        );
    }
}
