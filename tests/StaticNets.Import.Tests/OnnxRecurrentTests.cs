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

    // The layer gives the state of the last step first; the frozen product brings the steps into the order of the model.
    [Fact]
    public void StatesOfAllStepsInReverse()
    {
        Comparison.Check("reverse_all_states");
        Assert.StartsWith(
            """
            [Input(5, 3)]
            [Lstm(4, ReturnSequences = true, GoBackwards = true)]
            [Permute(1, 0)]
            [Dense(5, PerStep = true, UseBias = false, Frozen = true)]
            """.ReplaceLineEndings("\n"),
            ImportedModels.Layers("reverse_all_states"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void FunctionsOfGatesAndCandidates()
    {
        Comparison.Check("recurrent_functions");
        string layers = ImportedModels.Layers("recurrent_functions");
        Assert.Contains(
            "[Lstm(4, Bidirectional = true, RecurrentActivation = Activation.HardSigmoid, Activation = Activation.Softsign)]",
            layers
        );
        Assert.Contains("Activation = Activation.LeakyRelu, Alpha = 0.125", layers);
        Assert.Contains("Activation = Activation.Elu, Alpha = 0.5", layers);
    }

    [Fact]
    public void ElementsInAnyOrder() => Comparison.Check("chosen_elements");

    [Fact]
    public void GatherAsEmbedding() => Comparison.Check("embedding");
}
