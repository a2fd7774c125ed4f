using System.Text.Json;
using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.StateDicts;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Networks that are proposed for weights of PyTorch compute what PyTorch computes with the same layers.</summary>
public sealed class StateDictTests
{
    private const int Rows = 3;

    private static readonly JsonElement _expected = JsonDocument.Parse(File.ReadAllBytes(PathOf("state_dicts.json"))).RootElement;

    private static readonly string[] _names = [.. _expected.EnumerateObject().Select(model => model.Name)];

    private static readonly Lazy<CompiledNetworks> _compiled = new(() =>
        new CompiledNetworks(_names.Select(name => DeclarationWriter.Write(Import(name))))
    );

    public static TheoryData<string> Models => [.. _names];

    [Fact]
    public void DeclarationsCompileWithoutAWarning() => Assert.Empty(_compiled.Value.Complaints);

    /// <summary>
    /// Each sum of at most 256 terms below 1 is rounded to 2⁻²⁴ of itself, in at most seven layers: 256 · 7 · 2⁻²⁴ = 1e-4 if all roundings add up,
    /// and a tenth of that with random signs. A mistake in the order of features or gates changes outputs by more than 1e-2.
    /// </summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void ComputeWhatPyTorchComputes(string name)
    {
        double[] inputs = Numbers(name, "input");
        double[] expected = Numbers(name, "output");
        NetworkDeclaration declaration = Import(name);
        int? steps = declaration.Inputs[0].Shape[0] == Layer.AnySteps ? inputs.Length / Rows : null;
        Array row =
            declaration.Layers[0].Kind == "Embedding"
                ? Array.ConvertAll(inputs, value => (int)value)
                : Array.ConvertAll(inputs, value => (float)value);
        double[] actual = NetworkCall.Predict(_compiled.Value.Load(declaration), [row], [expected.Length], steps)[0];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 2e-5 * Math.Max(1, Math.Abs(expected[i])));
        }
    }

    [Fact]
    public void PoolingsAreGuessedFromTheSizes() =>
        Assert.Equal(
            """
            [Input(28, 28, 1)]
            [Conv2D(6, 5, Name = "conv1")]
            [MaxPooling2D(2)]
            [BatchNormalization(Epsilon = 1e-5, Momentum = 0.9, Name = "bn1")]
            [Conv2D(16, 5, Name = "conv2")]
            [MaxPooling2D(2)]
            [Flatten]
            [Dense(20, Name = "fc1")]
            [Dense(10, Name = "fc2")]
            """,
            ImportedModels.Layers(Import("lenet"))
        );

    [Fact]
    public void WhereLayersAreMissingTheDeclarationSaysWhichSizeIsExpected()
    {
        NetworkDeclaration network = StateDictImporter.Import(PathOf("lenet.pt"), Options("lenet", [0, 1, 20, 20]));
        Assert.Contains("[Dense(20, Inputs = 256, Name = \"fc1\")]", ImportedModels.Layers(network), StringComparison.Ordinal);
        Assert.Contains(
            "fc1 reads 256 numbers, [4, 4, 16], the layers above it give [12, 12, 16]: poolings, strides or paddings are missing.",
            network.Remarks
        );
    }

    [Fact]
    public void AnySequenceIsReadUnlessItsLengthIsStated() =>
        Assert.StartsWith(
            "[Input(Steps.Any, 2)]\n[Dense(4, PerStep = true, Name = \"wide\")]\n[Gru(5, ReturnSequences = true)]\n",
            ImportedModels.Layers(StateDictImporter.Import(PathOf("gru.pt"), Options("gru", null))),
            StringComparison.Ordinal
        );

    [Fact]
    public void WhatNamesDoNotTellIsListedTogether() =>
        IsRefused(
            PathOf("refused.pt"),
            2,
            """
            'refused.pt': names and shapes of 3 modules do not tell the layers. Nothing was written.
              '' (scale [2, 3, 4, 5, 6]): a parameter of your own, or of a module that is not known
              'attention' (in_proj_bias [12], in_proj_weight [12, 4]): an attention, whose number of heads is not in the file
              'lstm' (bias_hh_l0 [24], bias_ih_l0 [24], weight_hh_l0 [24, 3], weight_hr_l0 [3, 6], weight_ih_l0 [24, 4]): a recurrent module with projections
            Declare the class, build it, and take staticnets convert --from pytorch; or export the model as ONNX and import that.

            """
        );

    [Fact]
    public void ImagesNeedASize() =>
        IsRefused(
            PathOf("lenet.pt"),
            2,
            "'lenet.pt': 'conv1': the size of the images is not in the file: state it with --shape input=0,C,H,W. Nothing was written.\n"
        );

    [Fact]
    public void NothingOfAPickleIsRun()
    {
        using TemporaryFolder folder = new();
        string pickle = PickleFiles.Write(folder.File("evil.pt"), "\x80\x02cos\nsystem\nX\x04\0\0\0true\x85R."u8.ToArray()[1..]);
        using TemporaryFolder output = new();
        ToolRun run = ToolRun.Of("import", pickle, "--class", "Acme.Net", "--output", output.Path);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Empty(output.Names);
    }

    private static void IsRefused(string path, int exitCode, string error)
    {
        using TemporaryFolder folder = new();
        ToolRun run = ToolRun.Of("import", path, "--class", "Acme.Net", "--output", folder.Path);
        Assert.Equal(("", error.ReplaceLineEndings("\n"), exitCode), (run.Output, run.Error, run.ExitCode));
        Assert.Empty(folder.Names);
    }

    private static NetworkDeclaration Import(string name)
    {
        JsonElement shape = _expected.GetProperty(name).GetProperty("shape");
        int[]? stated = shape.ValueKind == JsonValueKind.Null ? null : [.. shape.EnumerateArray().Select(length => length.GetInt32())];
        return StateDictImporter.Import(PathOf(name + ".pt"), Options(name, stated));
    }

    private static ImportOptions Options(string name, int[]? shape) =>
        new(new ClassName("Acme", $"Net{name}"), shape is null ? [] : new Dictionary<string, int[]> { ["input"] = shape }, null);

    private static double[] Numbers(string name, string which) =>
        [.. _expected.GetProperty(name).GetProperty(which).EnumerateArray().Select(number => number.GetDouble())];

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "StateDicts", file);
}
