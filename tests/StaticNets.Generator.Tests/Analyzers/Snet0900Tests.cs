using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>An internal error is reported once, by the generator, without AD0001 and without a second report of the analyzer.</summary>
public class Snet0900Tests
{
    private const string Source = """
        [Network]
        [Input(4)]
        [Dense(0)]
        public partial class Net;
        """;

    [Fact]
    public void ReportsTheExceptionOnceFromTheGenerator()
    {
        Compilation source = TestCompilation.Create(Source);
        NetworkGenerator failing = new(_ => throw new InvalidOperationException("on purpose"));
        (Compilation compilation, ImmutableArray<Diagnostic> reports) = TestCompilation.Generate(source, failing);
        Diagnostic report = Assert.Single(reports);
        Assert.Equal("SNET0900", report.Id);
        Assert.StartsWith(
            "StaticNets failed on this network, which is a mistake of StaticNets: InvalidOperationException: on purpose",
            report.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
        Assert.Equal(["SNET1001"], TestCompilation.Analyze(compilation).Select(other => other.Id));
    }

    [Fact]
    public void AcceptsANetworkThatIsOnlyWrong()
    {
        (_, ImmutableArray<Diagnostic> reports) = TestCompilation.Generate(TestCompilation.Create(Source));
        Assert.Empty(reports);
    }

    [Fact]
    public void ReportsNothingFromAnAnalyzerWhoseReaderFails()
    {
        (Compilation compilation, _) = TestCompilation.Generate(TestCompilation.Create(Source));
        NetworkAnalyzer failing = new((_, _) => throw new InvalidOperationException("on purpose"));
        Assert.Empty(TestCompilation.Analyze(compilation, failing));
        Assert.Equal(["SNET1001"], TestCompilation.Analyze(compilation).Select(report => report.Id));
    }
}
