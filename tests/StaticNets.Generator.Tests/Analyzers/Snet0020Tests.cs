using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Emitted code needs C# 13.</summary>
public class Snet0020Tests
{
    // The source contains no syntax that is newer than C# 7.3. In an old version of C#, both classes get SNET0020 and nothing else: the
    // errors of Other, which is not partial and has no input, are not reported.
    private const string Source = """
        using StaticNets;

        namespace Shop
        {
            /// <summary>A network.</summary>
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            public sealed partial class Net { }

            /// <summary>Neither partial nor whole.</summary>
            [Network]
            [Dense(0)]
            public sealed class Other { }
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    [InlineData(LanguageVersion.CSharp12, "12.0")]
    public void ReportsAnOldVersionAloneAndEmitsNothing(LanguageVersion version, string name)
    {
        GeneratedCompilation generated = GeneratorHost.Generate([GeneratorHost.Parse(Source, version: version)], version);
        Assert.Empty(generated.Result.GeneratedSources);
        Assert.Empty(
            generated.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8630")
        );
        Assert.Equal(
            ["Net", "Other"],
            TestCompilation
                .Analyze(generated.Compilation)
                .Select(found =>
                {
                    string type = Source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length);
                    Assert.Equal(
                        $"'{type}' needs C# 13 or later, but this project is compiled as C# {name}: write <LangVersion>13</LangVersion> in the "
                            + "project file, or remove the line that sets LangVersion",
                        found.GetMessage(CultureInfo.InvariantCulture)
                    );
                    return type;
                })
        );
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(GeneratorHost.CSharp14)]
    public void AcceptsNewVersions(LanguageVersion version)
    {
        string source = Source[..Source.IndexOf("    /// <summary>Neither", StringComparison.Ordinal)] + "}";
        GeneratedCompilation generated = GeneratorHost.Generate([GeneratorHost.Parse(source, version: version)], version);
        generated.AssertClean("a version that is new enough");
        Assert.Equal(3, generated.Result.GeneratedSources.Length);
        Assert.Empty(TestCompilation.Analyze(generated.Compilation));
    }
}
