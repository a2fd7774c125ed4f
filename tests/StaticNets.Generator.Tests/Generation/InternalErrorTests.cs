using Microsoft.CodeAnalysis;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Emission;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>If the generator fails on a network, it reports an error that says so and generates the other networks.</summary>
public sealed class InternalErrorTests
{
    private const string Source = """
        using StaticNets;

        [Network, Input(2), Dense(1)]
        public sealed partial class Good;

        [Network, Input(2), Dense(1)]
        public sealed partial class Bad;
        """;

    [Fact]
    public void ReportsExceptionsAndCompletesOtherNetworks()
    {
        GeneratorRunResult result = Run(new NetworkGenerator(ThrowForBad));
        Assert.Null(result.Exception);
        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("SNET0900", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        string message = diagnostic.GetMessage();
        Assert.Contains("InvalidOperationException: planted", message, StringComparison.Ordinal);
        Assert.Contains(nameof(ThrowForBad), message, StringComparison.Ordinal);
        Assert.Equal(
            ["Good.Engine.g.cs", "Good.Kernels.g.cs", "Good.Learner.g.cs", "Good.g.cs"],
            result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void CancellationIsNotAnError()
    {
        using CancellationTokenSource cancellation = new();
        NetworkGenerator generator = new(_ =>
        {
            cancellation.Cancel();
            throw new OperationCanceledException(cancellation.Token);
        });
        Compilation compilation = GeneratorHost.Compilation(GeneratorHost.Parse(Source));
        Assert.Throws<OperationCanceledException>(() => GeneratorHost.Driver(generator).RunGenerators(compilation, cancellation.Token));
    }

    private static GeneratorRunResult Run(NetworkGenerator generator) =>
        GeneratorHost
            .Driver(generator)
            .RunGenerators(GeneratorHost.Compilation(GeneratorHost.Parse(Source)))
            .GetRunResult()
            .Results.Single();

    private static IReadOnlyList<SourceFile> ThrowForBad(NetworkDeclaration declaration) =>
        declaration.Type.Name == "Bad" ? throw new InvalidOperationException("planted") : NetworkEmitter.Emit(declaration);
}
