using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>The member that returns a network with the weights embedded in the assembly.</summary>
public sealed class PretrainedTests
{
    private const string Use = "internal static class Use { public static object It => Acme.Outer.Net.Pretrained; }";

    [Theory]
    [InlineData("[StaticNets.Network, StaticNets.Input(4), StaticNets.Dense(3)]")]
    [InlineData("[StaticNets.Network(Loss = StaticNets.Loss.MeanSquaredError), StaticNets.Input(4), StaticNets.Dense(3)]")]
    public void CompilesWithoutAWarning(string attributes)
    {
        Compilation compilation = With(Declared(attributes), out string[] files);
        Assert.Contains("Acme.Outer.Net.Pretrained.g.cs", files);
        Assert.Empty(compilation.GetDiagnostics().Where(found => found.Severity > DiagnosticSeverity.Hidden));
    }

    /// <summary>
    /// A mistake in the declaration gives one diagnostic. The member is emitted in spite of the mistake, so that code that uses it gives no
    /// further error.
    /// </summary>
    [Fact]
    public void RemainsWhenTheDeclarationHasAnError()
    {
        Compilation compilation = With(Declared("[StaticNets.Network, StaticNets.Input(4), StaticNets.Dense(0)]"), out _);
        Assert.Empty(compilation.GetDiagnostics().Where(found => found.Severity > DiagnosticSeverity.Hidden));
    }

    [Fact]
    public void IsAbsentWithoutWeights()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(Declared("[StaticNets.Network, StaticNets.Input(4), StaticNets.Dense(3)]"));
        Assert.DoesNotContain(
            generated.Result.GeneratedSources,
            source => source.SourceText.ToString().Contains("Pretrained", StringComparison.Ordinal)
        );
    }

    private static string Declared(string attributes) =>
        $$"""
            namespace Acme
            {
                /// <summary>Around it.</summary>
                public partial class Outer
                {
                    /// <summary>The network.</summary>
                    {{attributes}}
                    public sealed partial class Net;
                }
            }
            """;

    private static Compilation With(string source, out string[] files)
    {
        WeightText weights = WeightText.Of(
            "Acme.Outer.Net",
            WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3]))
        );
        Compilation original = GeneratorHost.Compilation(GeneratorHost.Parse(source), GeneratorHost.Parse(Use, "Use.cs"));
        GeneratorDriver driver = GeneratorHost
            .Driver()
            .AddAdditionalTexts([weights])
            .RunGeneratorsAndUpdateCompilation(original, out Compilation updated, out _);
        files = [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(file => file.HintName)];
        return updated;
    }
}
