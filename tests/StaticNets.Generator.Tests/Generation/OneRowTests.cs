using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>The pass of a time step calls products of one row that the JIT compiles into it, unless there are too many of them.</summary>
public sealed class OneRowTests
{
    [Fact]
    public void AStepCallsProductsOfOneRow()
    {
        string pass = StepPass("Lstm(20, ReturnSequences = true)", "Dense(1, PerStep = true)");
        Assert.Contains("LstmForwardRow(ref ", pass, StringComparison.Ordinal);
        Assert.Contains("Lstm_RecurrentForwardRow(ref ", pass, StringComparison.Ordinal);
        Assert.Contains("DenseForwardRow(ref ", pass, StringComparison.Ordinal);
    }

    /// <summary>Two products of the LSTM and eleven of dense layers, one more than are inlined.</summary>
    [Fact]
    public void AStepWithManyProductsCallsTheirFunctions()
    {
        string[] layers = ["Lstm(40, ReturnSequences = true)", .. Enumerable.Repeat("Dense(40, PerStep = true)", 11)];
        Assert.DoesNotContain("ForwardRow(", StepPass(layers), StringComparison.Ordinal);
        Assert.Contains("ForwardRow(", StepPass(layers[..^1]), StringComparison.Ordinal);
    }

    /// <summary>Returns the text of the pass of a time step.</summary>
    private static string StepPass(params string[] layers)
    {
        string declaration = $"[Network, Input(Steps.Any, 40), {string.Join(", ", layers)}] internal partial class Net;";
        GeneratedCompilation compiled = GeneratorHost.Generate("using StaticNets; " + declaration);
        compiled.AssertClean(declaration);
        string kernels = compiled
            .Result.GeneratedSources.Single(source => source.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal))
            .SourceText.ToString();
        int start = kernels.IndexOf("void StepPass(", StringComparison.Ordinal);
        return kernels[start..kernels.IndexOf("/// <summary>", start, StringComparison.Ordinal)];
    }
}
