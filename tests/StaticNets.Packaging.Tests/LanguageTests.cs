using System.Text.RegularExpressions;

namespace StaticNets.Packaging.Tests;

/// <summary>
/// Networks for which the generator cannot emit code: in old C#, in a Razor component, in Visual Basic. Each gives one build error, which
/// is a diagnostic of StaticNets.
/// </summary>
[Collection(PackagesCollection.Name)]
public sealed partial class LanguageTests(PackedPackages packages)
{
    /// <summary>
    /// One project, restored once, is compiled with each version of C#: old versions give one error for each network, new versions none.
    /// </summary>
    [Fact]
    public void OldVersionsOfCSharpAreOneErrorEach()
    {
        string folder = packages.NewFolder("versions");
        File.WriteAllText(
            Path.Combine(folder, "Net.cs"),
            """
            using StaticNets;

            namespace Shop
            {
                [Network(Loss = Loss.MeanSquaredError)]
                [Input(4)]
                [Dense(3)]
                public sealed partial class Net { }
            }
            """
        );
        string project = Path.Combine(folder, "versions.csproj");
        File.WriteAllText(
            project,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net9.0</TargetFramework>
                <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="StaticNets" Version="{packages.Version}" />
              </ItemGroup>
              <Target Name="CompileAsEachVersion">
                <ItemGroup>
                  <Version Include="8;9;10;11;12;13;14" />
                </ItemGroup>
                <MSBuild
                  Projects="$(MSBuildProjectFullPath)"
                  Targets="Compile"
                  Properties="LangVersion=%(Version.Identity);IntermediateOutputPath=obj/%(Version.Identity)/"
                  ContinueOnError="ErrorAndContinue"
                />
              </Target>
            </Project>
            """
        );
        Shell.Must(folder, "dotnet", "restore");
        Outcome build = Shell.Run(folder, "", "dotnet", "build", "--no-restore", "-t:CompileAsEachVersion");
        Assert.Equal(
            new[] { "10.0", "11.0", "12.0", "8.0", "9.0" }.Select(version =>
                $"Net.cs(8,33): error SNET0020: 'Net' needs C# 13 or later, but this project is compiled as C# {version}: write "
                + "<LangVersion>13</LangVersion> in the project file, or remove the line that sets LangVersion "
                + "(https://github.com/staticnets/staticnets/blob/main/docs/diagnostics/SNET0020.md)"
            ),
            Errors(build, folder).Order(StringComparer.Ordinal)
        );
        Assert.True(File.Exists(Path.Combine(folder, "obj", "13", "versions.dll")), build.Text);
        Assert.True(File.Exists(Path.Combine(folder, "obj", "14", "versions.dll")), build.Text);
    }

    [Fact]
    public void ANetworkInARazorComponentIsOneError()
    {
        string folder = Folder(
            "razor.csproj",
            "Microsoft.NET.Sdk.Razor",
            """<ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>"""
        );
        File.WriteAllText(
            Path.Combine(folder, "Page.razor"),
            """
            @using StaticNets
            @code {
                [Network, Input(4), Dense(3)]
                public sealed partial class Inner { }
            }
            """
        );
        File.WriteAllText(
            Path.Combine(folder, "Other.razor.cs"),
            """
            using StaticNets;

            public partial class Other : Microsoft.AspNetCore.Components.ComponentBase
            {
                [Network, Input(4), Dense(3)]
                public sealed partial class Inner;

                public int Length => Inner.OutputLength;
            }
            """
        );
        string error = Assert.Single(Errors(Shell.Run(folder, "", "dotnet", "build"), folder));
        Assert.StartsWith("Page.razor(4,33): error SNET0021: 'Inner' stands in generated code", error, StringComparison.Ordinal);
    }

    [Fact]
    public void ANetworkInVisualBasicIsOneError()
    {
        string folder = Folder("basic.vbproj", "Microsoft.NET.Sdk", "");
        File.WriteAllText(
            Path.Combine(folder, "Net.vb"),
            """
            Imports StaticNets

            <Network, Input(4), Dense(3)>
            Partial Public Class Net
            End Class
            """
        );
        string error = Assert.Single(Errors(Shell.Run(folder, "", "dotnet", "build"), folder));
        Assert.StartsWith("Net.vb(4,22): error SNET0022: 'Net' is declared in Visual Basic", error, StringComparison.Ordinal);
    }

    private string Folder(string project, string sdk, string items)
    {
        string folder = packages.NewFolder(project);
        File.WriteAllText(
            Path.Combine(folder, project),
            $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="StaticNets" Version="{packages.Version}" />
              </ItemGroup>
              {items}
            </Project>
            """
        );
        return folder;
    }

    /// <summary>
    /// Returns the distinct error lines of a build. The folder at the start of each line and the project in brackets at its end are removed.
    /// </summary>
    private static IEnumerable<string> Errors(Outcome build, string folder) =>
        build
            .Text.Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => Project().Replace(line, "").Trim())
            .Select(line => line.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
            .Distinct();

    [GeneratedRegex(@" \[[^\]]*proj[^\]]*\]\s*$")]
    private static partial Regex Project();
}
