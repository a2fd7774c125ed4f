using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Models that leave the number of steps open become networks of any number of steps, unless a layer needs the number.</summary>
public sealed class OpenSequenceTests
{
    [Theory]
    [InlineData("torch_open_labels", "[Input(Steps.Any, 3)]\n[Lstm(4, ReturnSequences = true, Bidirectional = true)]\n")]
    [InlineData("torch_open_causal", "[Input(Steps.Any, 2)]\n[Conv1D(4, 3, Dilation = 2, Padding = Padding.Causal, ")]
    [InlineData(
        "torch_open_words",
        "[Input(Steps.Any)]\n[Embedding(11, 4, Name = \"table\")]\n[Gru(5, ReturnSequences = true)]\n[LastStep]\n"
    )]
    [InlineData("open_single", "[Input(Steps.Any, 3)]\n[SimpleRnn(4, ReturnSequences = true)]\n")]
    [InlineData("open_steps_first", "[Input(Steps.Any, 3)]\n[Gru(4, ReturnSequences = true, ")]
    public void TheStepsStayOpen(string name, string layers)
    {
        Assert.StartsWith(layers, ImportedModels.Layers(name), StringComparison.Ordinal);
        Comparison.Check(name);
    }

    // The factor 1 / √steps is a number of the network, which the stand-in for the steps would have got into.
    [Fact]
    public void AModelThatComputesWithTheNumberAsksForIt()
    {
        using TemporaryFolder folder = new();
        ToolRun run = ToolRun.Of("import", ImportedModels.PathOf("open_scaled_refused"), "--class", "Acme.Net", "--output", folder.Path);
        Assert.EndsWith("Any number of steps is not possible:\n  the model computes with their number\n", run.Refusal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void ALayerOfAllStepsAsksForTheirNumber()
    {
        using TemporaryFolder folder = new();
        string model = ImportedModels.PathOf("open_mean_refused");
        ToolRun run = ToolRun.Of("import", model, "--class", "Acme.Net", "--output", folder.Path);
        Assert.Equal(
            "The input 'x' [batch, steps, 3] leaves the length of axis 1 open: state all, with 0 for the rows, for example "
                + "--shape x=0,16,3. Any number of steps is not possible:\n"
                + "  'global_average_pooling1d' ([GlobalAveragePooling1D]) needs their number\n",
            run.Refusal
        );
        Assert.Empty(folder.Names);
        _ = ToolRun.Of("import", model, "--class", "Acme.Net", "--output", folder.Path, "--shape", "x=0,16,3").Report;
        Assert.Contains("[Input(16, 3)]", File.ReadAllText(folder.File("Net.cs")), StringComparison.Ordinal);
    }

    /// <summary>What no layer computes is refused as in other models, and the shape that is asked for has the rows in their place.</summary>
    [Fact]
    public void PartsWithoutLayersAreRefused()
    {
        using TemporaryFolder folder = new();
        string model = ImportedModels.PathOf("open_largest_refused");
        ToolRun run = ToolRun.Of("import", model, "--class", "Acme.Net", "--output", folder.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            "'open_largest_refused.onnx': 1 node of the model cannot become layers. Nothing was written.\n"
                + "  'largest' (ArgMax) with axis = -1: leave it out, and take the largest output in C#\n"
                + "The input 'x' [steps, batch, 3] leaves the length of axis 0 open: state all, with 0 for the rows, for example "
                + "--shape x=16,0,3.\n",
            run.Error
        );
        Assert.Empty(folder.Names);
    }
}
