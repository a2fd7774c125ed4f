using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Only training passes of networks for any number of steps look for the ends of rows.</summary>
public sealed class RowLengthTests
{
    [Theory]
    [InlineData("SimpleRnn(4, Bidirectional = true, ReturnSequences = true), LayerNormalization, LastStep, Dense(2)")]
    [InlineData("MultiHeadAttention(3), Gru(4, GoBackwards = true, ReturnSequences = true), Dense(2, PerStep = true)")]
    public void FixedStepsHaveNone(string layers) => Assert.DoesNotContain("SequenceEnd", Kernels("6", layers), StringComparison.Ordinal);

    [Theory]
    [InlineData("SimpleRnn(4)", "Hold, PassOn")]
    [InlineData("SimpleRnn(4), RepeatVector(3), SimpleRnn(2)", "Hold, PassOn")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), LayerNormalization, LastStep", "Add, Hold, PassOn, Take")]
    [InlineData("SimpleRnn(4, ReturnSequences = true, GoBackwards = true)", "Hold, PassOn, Reverse")]
    [InlineData(
        "SimpleRnn(4, ReturnSequences = true), Dense(1, PerStep = true, Activation = Activation.Sigmoid)",
        "Hold, Lengths, PassOn",
        "BinaryCrossEntropy"
    )]
    [InlineData("MultiHeadAttention(3)", "Lengths")]
    [InlineData("MultiHeadAttention(3, Causal = true)", "")]
    [InlineData("PositionalEncoding, Dense(4, PerStep = true)", "")]
    public void TrainingOfAnyStepsLooksForTheEndsThatLayersPass(string layers, string methods, string loss = "MeanSquaredError")
    {
        string[] passes = Kernels("Steps.Any", layers, loss).Split("public static ");
        string[] uses = [.. passes.Where(pass => pass.Contains("SequenceEnd.", StringComparison.Ordinal))];
        Assert.All(uses, pass => Assert.Contains("MicroBatch<float> batch", pass, StringComparison.Ordinal));
        IEnumerable<string> called = uses.SelectMany(pass => pass.Split("SequenceEnd.").Skip(1)).Select(rest => rest[..rest.IndexOf('(')]);
        Assert.Equal(methods, string.Join(", ", called.Distinct().Order(StringComparer.Ordinal)));
    }

    private static string Kernels(string steps, string layers, string loss = "MeanSquaredError")
    {
        GeneratedCompilation compiled = GeneratorHost.Generate(
            $"""
            using StaticNets;

            [Network(Loss = Loss.{loss}), Input({steps}, 3), {layers}]
            internal partial class Net;
            """
        );
        compiled.AssertClean(layers);
        return compiled
            .Result.GeneratedSources.Single(source => source.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal))
            .SourceText.ToString();
    }
}
