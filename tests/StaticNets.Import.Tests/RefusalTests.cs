using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Models that cannot become networks: everything is named at once, and nothing is written.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void ErrorsAreListedTogether() =>
        IsRefused(
            "errors_together",
            2,
            """
            'errors_together.onnx': 4 nodes of the model cannot become layers. Nothing was written.
              'erf' (Erf): no layer computes it outside of 0.5 · x · (1 + erf(x / √2)), which is GELU
              'sum' (Cumsum): operations of 'acme' are not known: export the model with those of ONNX
              'elu' (Elu) with alpha = -1: alpha must be above zero and finite, found -1
              'relu' (Relu) with surprise = 3: the attribute surprise = 3 is not known for this operation

            """
        );

    [Fact]
    public void RecurrentNodesThatNoLayerComputes() =>
        IsRefused(
            "recurrent_refused",
            2,
            """
            'recurrent_refused.onnx': 6 nodes of the model cannot become layers. Nothing was written.
              'states' (LSTM) with hidden_size = 4: an initial state other than zeros is not possible: export the model without one, or put steps in front that lead to it
              'lengths' (LSTM) with hidden_size = 4: rows of different lengths (sequence_lens) are not possible: leave the input out, and give each row alone or Lengths to a Dataset
              'cell' (LSTM) with hidden_size = 4: the state of the cell (Y_c) cannot be read: only that of the output (Y or Y_h)
              'functions' (LSTM) with activations = [Sigmoid, Tanh, Relu], hidden_size = 4: the functions [Sigmoid, Tanh, Relu] are not possible: those of both directions must be the same, and those of the candidate and the output of an LSTM (g and h)
              'peepholes' (LSTM) with hidden_size = 4: peepholes, clip and input_forget are not possible
              'gates' (GRU) with activation_alpha = [0.5], activations = [LeakyRelu, Tanh], hidden_size = 4: the gates cannot have a LeakyRelu with other numbers than its defaults, apart from the alpha of HardSigmoid

            """
        );

    [Fact]
    public void ProductsThatAreNoSelfAttention() =>
        IsRefused(
            "attention_refused",
            2,
            """
            'attention_refused.onnx': 2 nodes of the model cannot become layers. Nothing was written.
              'out' (MatMul): a product of two computed values is possible only as self-attention, softmax(q · kᵀ) · v and a dense layer behind it, with q, k and v of dense layers that read the same sequence: [MultiHeadAttention]
              'exponential' (Exp): no layer computes it outside of Softmax, Sigmoid and Elu

            """
        );

    [Fact]
    public void NonFiniteWeights() =>
        IsRefused(
            "non_finite_weights",
            2,
            """
            Expected finite weights. Nothing was written.
              layer/kernel [3, 2]: NaN at 3
              layer/bias [2]: Infinity at 0

            """
        );

    [Fact]
    public void WritesBothFiles()
    {
        using TemporaryFolder folder = new();
        ToolRun run = ToolRun.Of("import", ImportedModels.PathOf("torch_causal"), "--class", "Acme.Sound", "--output", folder.Path);
        Assert.StartsWith($"wrote {folder.File("Sound.cs")}: 3 layers\nwrote {folder.File("Sound.safetensors")}: 4 tensors\n", run.Report);
        Assert.Equal(["Sound.cs", "Sound.safetensors"], folder.Names);
    }

    [Theory]
    [InlineData("3Net", "Expected --class Namespace.Type, found '3Net'.")]
    [InlineData("Acme.class", "Expected --class Namespace.Type, found 'Acme.class'.")]
    [InlineData("Acme.Predict", "A network cannot be called 'Predict': choose another --class.")]
    public void NamesThatNoClassCanHave(string name, string error)
    {
        using TemporaryFolder folder = new();
        ToolRun run = ToolRun.Of("import", ImportedModels.PathOf("double"), "--class", name, "--output", folder.Path);
        Assert.Equal(error + "\n", run.Refusal);
        Assert.Empty(folder.Names);
    }

    private static void IsRefused(string name, int exitCode, string error)
    {
        using TemporaryFolder folder = new();
        ToolRun run = ToolRun.Of("import", ImportedModels.PathOf(name), "--class", "Acme.Net", "--output", folder.Path);
        Assert.Equal(("", error.ReplaceLineEndings("\n"), exitCode), (run.Output, run.Error, run.ExitCode));
        Assert.Empty(folder.Names);
    }
}
