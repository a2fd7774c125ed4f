using System.Text.Json;
using StaticNets.Import.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Importing;
using StaticNets.Tool.KerasModels;
using StaticNets.Tool.KerasModels.Architecture;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests;

/// <summary>Arguments in files of Keras that change what a model computes.</summary>
public sealed class KerasArgumentTests
{
    /// <summary>Both libraries have the default 1e-6, so that another number must be written.</summary>
    [Fact]
    public void EpsilonOfTheRootMeanSquareIsKept()
    {
        string layers = Layers("sequences.keras", "\"epsilon\": 1e-06}", "\"epsilon\": 0.001}");
        Assert.Contains("[RmsNormalization(Epsilon = 0.001", layers, StringComparison.Ordinal);
    }

    /// <summary>Keras writes the axis of the steps into the file when the layer is built.</summary>
    [Fact]
    public void AttentionIsOverTheSteps()
    {
        string usual = ImportedModels.Layers(KerasFixtures.Import("sequences.keras"));
        Assert.Equal(usual, Layers("sequences.keras", "\"attention_axes\": null", "\"attention_axes\": [1]"));
        Assert.Contains(
            "attention_axes must be that of the steps, 1",
            Refusal("sequences.keras", "\"attention_axes\": null", "\"attention_axes\": [2]"),
            StringComparison.Ordinal
        );
    }

    /// <summary>With <c>training=True</c> dropout and the statistics of the batch are part of predictions.</summary>
    [Theory]
    [InlineData("training", "true")]
    [InlineData("mask", "[1]")]
    public void ArgumentsOfCallsAreNotPassedOver(string name, string value)
    {
        string arguments = $"\"kwargs\": {{\"{name}\": {value}}}";
        Assert.Contains(
            $"the argument {name} of the call of a model is not possible",
            Refusal("nested.keras", "\"kwargs\": {}", arguments),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"(Dense): the argument {name} = {value} is not known for this layer",
            Refusal("double.keras", "\"kwargs\": {}", arguments),
            StringComparison.Ordinal
        );
    }

    /// <summary>Null means two outputs; leaving the argument out means that they are concatenated.</summary>
    [Fact]
    public void TwoOutputsOfBothDirectionsAreRefused() =>
        Assert.Contains(
            "merge_mode must be concat, sum, mul or ave, found null",
            Refusal("sequences.keras", "\"merge_mode\": \"concat\"", "\"merge_mode\": null"),
            StringComparison.Ordinal
        );

    /// <summary>Keras sorts the keys of an object of tensors.</summary>
    [Fact]
    public void TensorsOfAnObjectAreInTheOrderOfTheirKeys()
    {
        using JsonDocument tensors = JsonDocument.Parse("""{"b": ["second", 0, 0], "a": ["first", 0, 0]}""");
        Assert.Equal(["first", "second"], LayerCall.References(tensors.RootElement).Select(reference => reference.Layer));
    }

    /// <summary>A model without an input layer, with a layer of that name.</summary>
    [Fact]
    public void ALayerCalledInputIsNoInput()
    {
        string layers = Layers("words.h5", "embedding_3", "input");
        Assert.StartsWith("[Input(Steps.Any", layers, StringComparison.Ordinal);
    }

    /// <summary>A model without an input layer has the numbers of its first layer.</summary>
    [Fact]
    public void TheFirstLayerSaysTheNumbersOfTheInput()
    {
        const string Model = """
            {"class_name": "Sequential", "config": {"name": "net", "layers": [{"class_name": "Dense", "config":
            {"name": "dense", "dtype": "float64", "batch_input_shape": [null, 2], "units": 1, "use_bias": false}}]}}
            """;
        RawTensor kernel = KerasModelFile
            .Read(File.ReadAllBytes(KerasFixtures.PathOf("double.keras")), "double.keras")
            .Tensors.First(tensor => tensor.Shape.Length == 2);
        KerasModelFile file = new(
            Model
                .Replace("[null, 2]", $"[null, {kernel.Shape[0]}]", StringComparison.Ordinal)
                .Replace("\"units\": 1", $"\"units\": {kernel.Shape[1]}", StringComparison.Ordinal),
            "2.9.0",
            "",
            [kernel with { Name = "model_weights/dense/dense/kernel:0" }]
        );
        Assert.Equal(Precision.Double, KerasImporter.Import(file, "net.h5", "", Options()).Precision);
    }

    private static string Layers(string name, string text, string other) =>
        ImportedModels.Layers(KerasImporter.Import(Changed(name, text, other), name, "", Options()));

    private static string Refusal(string name, string text, string other) =>
        Assert.Throws<ToolException>(() => KerasImporter.Import(Changed(name, text, other), name, "", Options())).Message;

    private static KerasModelFile Changed(string name, string text, string other)
    {
        KerasModelFile file = KerasModelFile.Read(File.ReadAllBytes(KerasFixtures.PathOf(name)), name);
        Assert.Contains(text, file.Config, StringComparison.Ordinal);
        return file with
        {
            Config = file.Config.Replace(text, other, StringComparison.Ordinal),
            Tensors = [.. file.Tensors.Select(tensor => tensor with { Name = tensor.Name.Replace(text, other, StringComparison.Ordinal) })],
        };
    }

    private static ImportOptions Options() => new(new ClassName("Acme", "Net"), new Dictionary<string, int[]>(), null);
}
