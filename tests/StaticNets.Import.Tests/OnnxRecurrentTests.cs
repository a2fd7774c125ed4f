using StaticNets.Import.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Recurrent layers and embeddings.</summary>
public sealed class OnnxRecurrentTests
{
    [Theory]
    [InlineData("gru_reset_after", "[Gru(2)]")]
    [InlineData("gru_reset_before", "[Gru(2, ResetAfter = false)]")]
    public void GruResetsBothWays(string name, string last)
    {
        Comparison.Check(name);
        Assert.EndsWith(last, ImportedModels.Layers(name));
    }

    [Fact]
    public void LstmGatesBiasesAndReverse()
    {
        Comparison.Check("lstm_gates_and_reverse");
        Assert.Contains("[Lstm(4, GoBackwards = true)]", ImportedModels.Layers("lstm_gates_and_reverse"));
    }

    // ONNX Runtime does not compute this layout; the other file has the same weights in the usual one.
    [Fact]
    public void LstmLayout() => Comparison.Check("lstm_layout", reference: "lstm_layout_twin");

    [Fact]
    public void RnnOfSteps() => Comparison.Check("rnn_of_steps");

    [Fact]
    public void GatherAsEmbedding() => Comparison.Check("embedding");
}
