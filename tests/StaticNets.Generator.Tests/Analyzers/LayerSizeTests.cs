using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>SNET4002 tells editors the shapes, parameters and multiply-adds of each layer.</summary>
public class LayerSizeTests
{
    private const string Pictures =
        "[Network] [Input(28, 28, 1)] [Conv2D(16, 3)] [MaxPooling2D(2)] [Flatten] [Dense(10)] public partial class Net;";

    /// <summary>26 · 26 · 16 sums of 9 products; 2704 · 10 products.</summary>
    [Fact]
    public void EachLayerHasItsShapesParametersAndMultiplyAdds() =>
        AssertSizes(
            Pictures,
            "Conv2D(16, 3): 28×28×1 → 26×26×16, 160 parameters, 97 344 multiply-adds",
            "MaxPooling2D(2): 26×26×16 → 13×13×16",
            "Flatten: 13×13×16 → 2704",
            "Dense(10): 2704 → 10, 27 050 parameters, 27 040 multiply-adds"
        );

    [Fact]
    public void AJoiningLayerHasTheShapesOfAllLayersThatItReads() =>
        AssertSizes(
            """[Network] [Input(3)] [Dense(4, Name = "a")] [Dense(5)] [Concatenate("a")] public partial class Net;""",
            """Dense(4, Name = "a"): 3 → 4, 16 parameters, 12 multiply-adds""",
            "Dense(5): 4 → 5, 25 parameters, 20 multiply-adds",
            """Concatenate("a"): 5, 4 → 9"""
        );

    /// <summary>Two layers of 4 · 4 products, twice, and the parameters of all.</summary>
    [Fact]
    public void ABlockHasTheSizesOfAllItsLayers() =>
        AssertSizes(
            """
            [Dense("n")] [Dense("n")] public sealed class PairAttribute(int n) : BlockAttribute { public int N { get; } = n; }
            [Network] [Input(4)] [Pair(4, Repeat = 2)] [Dense(1)] public partial class Net;
            """,
            "Pair(4, Repeat = 2): 4 → 4, 80 parameters, 64 multiply-adds",
            "Dense(1): 4 → 1, 5 parameters, 4 multiply-adds"
        );

    [Fact]
    public void AUsedNetworkHasTheSizesOfAllItsLayers() =>
        AssertSizes(
            """
            [Network] [Input(4)] [Dense(3)] [Dense(2)] public partial class Features;
            [Network] [Input(4)] [Use<Features>] [Dense(1)] public partial class Net;
            """,
            "Dense(3): 4 → 3, 15 parameters, 12 multiply-adds",
            "Dense(2): 3 → 2, 8 parameters, 6 multiply-adds",
            "Use<Features>: 4 → 2, 23 parameters, 18 multiply-adds",
            "Dense(1): 2 → 1, 3 parameters, 2 multiply-adds"
        );

    /// <summary>Each of five steps has 2 · 3 products with the input and 3 · 3 with the state.</summary>
    [Fact]
    public void ARecurrentLayerHasTheMultiplyAddsOfAllSteps() =>
        AssertSizes(
            "[Network] [Input(5, 2)] [SimpleRnn(3)] public partial class Net;",
            "SimpleRnn(3): 5×2 → 3, 18 parameters, 75 multiply-adds"
        );

    [Fact]
    public void LayersAfterAMistakeHaveNone() =>
        AssertSizes(
            "[Network] [Input(4)] [Dense(3)] [Dense(-1)] [Dense(2)] public partial class Net;",
            "Dense(3): 4 → 3, 15 parameters, 12 multiply-adds"
        );

    [Fact]
    public void ANetworkWithAnUnknownInputHasNone() => AssertSizes("[Network] [Input(-4)] [Dense(3)] public partial class Net;");

    [Fact]
    public void OtherClassesHaveNone() => AssertSizes("[Dense(3)] public partial class Net;");

    [Fact]
    public void TheyAreHiddenUnlessAnOptionShowsThem()
    {
        Assert.All(Analyze(Pictures, ReportDiagnostic.Default), found => Assert.Equal(DiagnosticSeverity.Hidden, found.Severity));
        Assert.All(Analyze(Pictures, ReportDiagnostic.Info), found => Assert.Equal(DiagnosticSeverity.Info, found.Severity));
        Assert.Empty(Analyze(Pictures, ReportDiagnostic.Suppress));
    }

    /// <summary>The compiler runs no analyzer whose diagnostics are all hidden, so this one reports nothing else.</summary>
    [Fact]
    public void TheAnalyzerReportsNothingElse()
    {
        DiagnosticDescriptor only = Assert.Single(new LayerSizeAnalyzer().SupportedDiagnostics);
        Assert.Equal(("SNET4002", DiagnosticSeverity.Hidden), (only.Id, only.DefaultSeverity));
        Assert.EndsWith("/docs/diagnostics/SNET4002.md", only.HelpLinkUri, StringComparison.Ordinal);
        string title = only.Title.ToString(CultureInfo.InvariantCulture);
        string releases = Repository.Read("generator", "StaticNets.Generator", "AnalyzerReleases.Unshipped.md");
        Assert.Contains($"\nSNET4002 | StaticNets | Hidden | {title}\n", releases, StringComparison.Ordinal);
        string index = Repository.Read("docs", "diagnostics", "README.md");
        Assert.Contains($"| [SNET4002](SNET4002.md) | {title} |", index, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageShowsWhatIsReported()
    {
        string page = Repository.Read("docs", "diagnostics", "SNET4002.md");
        string example = page[page.IndexOf("## Example", StringComparison.Ordinal)..];
        string code = Assert.Single(PageExample.Blocks(example, "csharp"));
        string expected = Assert.Single(PageExample.Blocks(example, "text"));
        Assert.Equal(expected.Split('\n'), Analyze(code, ReportDiagnostic.Default).Select(Message));
    }

    /// <summary>Editors show the documentation of a class, of which one part is the user's and one is emitted.</summary>
    [Fact]
    public void TheDocumentationOfTheClassHasTheTable()
    {
        Compilation compilation = TestCompilation.Generate(TestCompilation.Create("/// <summary>Mine.</summary>\n" + Pictures)).Compilation;
        string documentation = compilation.GetTypeByMetadataName("Net")!.GetDocumentationCommentXml(CultureInfo.InvariantCulture)!;
        Assert.Contains("<summary>Mine.</summary>", documentation, StringComparison.Ordinal);
        string table = documentation.Split("<code>")[1].Split("</code>")[0];
        Assert.Contains("conv2d (Conv2D)               (26×26×16)        160\n", table, StringComparison.Ordinal);
        Assert.Contains("Total params: 27 210 (108 840 bytes, float)\n", table, StringComparison.Ordinal);
    }

    private static void AssertSizes(string source, params string[] expected) =>
        Assert.Equal(
            expected,
            Analyze(source, ReportDiagnostic.Default)
                .Select(found => found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan) + ": " + Message(found))
        );

    private static string Message(Diagnostic found) => found.GetMessage(CultureInfo.InvariantCulture);

    private static IEnumerable<Diagnostic> Analyze(string source, ReportDiagnostic option)
    {
        CSharpCompilationOptions options = TestCompilation.Options.WithSpecificDiagnosticOptions(
            ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("SNET4002", option)
        );
        Compilation compilation = TestCompilation.Generate(TestCompilation.Create(source).WithOptions(options)).Compilation;
        return compilation
            .WithAnalyzers([new LayerSizeAnalyzer()])
            .GetAnalyzerDiagnosticsAsync()
            .GetAwaiter()
            .GetResult()
            .OrderBy(found => found.Location.SourceSpan.Start);
    }
}
