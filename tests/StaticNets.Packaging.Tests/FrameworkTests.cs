namespace StaticNets.Packaging.Tests;

/// <summary>
/// For a framework that the packages do not support, NuGet reports an error, instead of the compiler reporting missing names.
/// </summary>
[Collection(PackagesCollection.Name)]
public sealed class FrameworkTests(PackedPackages packages)
{
    [Theory]
    [InlineData("StaticNets")]
    [InlineData("StaticNets.Csv")]
    [InlineData("StaticNets.Mpi")]
    [InlineData("StaticNets.Import")]
    public void OlderFrameworksAreRefused(string package)
    {
        string[] frameworks = ["net8.0", "netstandard2.1", "net48"];
        string folder = packages.NewFolder($"older-{package}");

        // The project does not refer to the frameworks' reference packages, so that nothing has to be downloaded.
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
