using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Warnings for networks that are too large for this library; they work anyway.</summary>
public class Snet4001Tests
{
    private const string Instead =
        "; for networks of this size use PyTorch or ONNX Runtime, on a GPU or with all cores on each matrix product";

    // 65 281 · 257 = 16 777 217: one parameter more than fit into 64 MiB.
    private const string TooLarge = "[Input(65280)] [Dense(257)] public partial class Net;";

    [Fact]
    public void ReportsParameters() =>
        Reports.Match(
            "[{|SNET4001:Network|}] " + TooLarge,
            "'Net' works, but its 16 777 217 parameters (64 MiB) do not fit into the caches of a processor, so that each prediction waits "
                + "until all of them have come from memory"
                + Instead
        );

    /// <summary>The network has 4 096 · 4 096 parameters, exactly the limit.</summary>
    [Fact]
    public void AcceptsParametersThatFit() => Reports.Match("[Network] [Input(4095)] [Dense(4096)] public partial class Net;");

    [Fact]
    public void ReportsHalfAsManyInDouble() =>
        Reports.Match(
            "[{|SNET4001:Network(Precision = Precision.Double)|}] [Input(4096)] [Dense(2048)] public partial class Net;",
            "'Net' works, but its 8 390 656 parameters (64 MiB) do not fit into the caches of a processor, so that each prediction waits "
                + "until all of them have come from memory"
                + Instead
        );

    [Fact]
    public void AcceptsAsManyInSingle() => Reports.Match("[Network] [Input(4096)] [Dense(2048)] public partial class Net;");

    [Fact]
    public void ReportsLayers() =>
        Reports.Match(
            $"[{{|SNET4001:Network|}}] [Input(4)] {Layers(151)} public partial class Net;",
            "'Net' works, but it has 151 layers, and with more than 150 the methods that run through them can become too long for .NET to "
                + "optimise"
                + Instead
        );

    [Fact]
    public void AcceptsLayers() => Reports.Match($"[Network] [Input(4)] {Layers(150)} public partial class Net;");

    /// <summary>A convolution counts as two layers, because it adds about twice as many instructions to a pass as a dense layer.</summary>
    [Fact]
    public void ReportsConvolutions() =>
        Reports.Match(
            $"[{{|SNET4001:Network|}}] [Input(1, 1, 1)] {Convolutions(75)} [Flatten] public partial class Net;",
            "'Net' works, but it has 76 layers, 75 of them convolutions that count twice, and with more than 150 the methods that run "
                + "through them can become too long for .NET to optimise"
                + Instead
        );

    [Fact]
    public void AcceptsConvolutions() => Reports.Match($"[Network] [Input(1, 1, 1)] {Convolutions(75)} public partial class Net;");

    /// <summary>The dense layer counts one read. Add counts one read for the layer above it and one for each layer that it names.</summary>
    [Fact]
    public void ReportsReads() =>
        Reports.Match(
            $"[{{|SNET4001:Network|}}] [Input(4)] [Dense(4)] {Add(799)} public partial class Net;",
            "'Net' works, but its layers read one another 801 times, and with more than 800 the methods that run through them can become "
                + "too long for .NET to optimise"
                + Instead
        );

    [Fact]
    public void AcceptsReads() => Reports.Match($"[Network] [Input(4)] [Dense(4)] {Add(798)} public partial class Net;");

    [Fact]
    public void AcceptsAMistakeFirst() =>
        Reports.Match("[Network(Loss = {|SNET1007:Loss.BinaryCrossEntropy|})] [Input(65280)] [Dense(257)] public partial class Net;");

    /// <summary>A layer that the compiler does not know might make the network smaller, so nothing is reported.</summary>
    [Fact]
    public void AcceptsWhatCannotBeRead() => Reports.Match("[Network] [{|CS0246:{|CS0246:Pooling|}|}] " + TooLarge);

    [Fact]
    public void TheNetworkIsCompletedAllTheSame()
    {
        GeneratedCompilation generated = GeneratorHost.Generate("using StaticNets; /** <summary>Large.</summary> */ [Network] " + TooLarge);
        generated.AssertClean("a large network");
        Assert.Equal(4, generated.Result.GeneratedSources.Length);
        Assert.DoesNotContain("throw new", generated.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SNET4001", generated.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void APragmaHidesIt() =>
        Reports.Match($"#pragma warning disable SNET4001\n[Network] {TooLarge}\n#pragma warning restore SNET4001");

    [Theory]
    [InlineData(ReportDiagnostic.Default, DiagnosticSeverity.Info)]
    [InlineData(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Suppress, null)]
    public void AnOptionDecides(ReportDiagnostic option, DiagnosticSeverity? severity)
    {
        CSharpCompilationOptions options = TestCompilation.Options.WithSpecificDiagnosticOptions(
            ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("SNET4001", option)
        );
        Compilation compilation = TestCompilation.Create("[Network] " + TooLarge).WithOptions(options);
        ImmutableArray<Diagnostic> reports = TestCompilation.Analyze(TestCompilation.Generate(compilation).Compilation);
        Assert.Equal(severity, reports.SingleOrDefault(report => report.Id == "SNET4001")?.Severity);
    }

    private static string Layers(int count) => string.Concat(Enumerable.Repeat("[Activation(Activation.Relu)] ", count));

    private static string Convolutions(int count) => string.Concat(Enumerable.Repeat("[Conv2D(1, 1)] ", count));

    private static string Add(int names) => $"[Add({string.Join(", ", Enumerable.Repeat("\"input\"", names))})]";
}
