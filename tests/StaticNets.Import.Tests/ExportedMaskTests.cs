using Google.Protobuf;
using Onnx;
using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests;

/// <summary>Causal masks, with and without a window, are found again in an exported model, and other masks are not taken for them.</summary>
public sealed class ExportedMaskTests
{
    private static readonly CompiledNetworks _compiled = new([
        Text("Fixed", "6", "Causal = true"),
        Text("FixedWindow", "6", "Causal = true, Window = 3"),
        Text("Open", "Steps.Any", "Causal = true"),
        Text("OpenWindow", "Steps.Any", "Causal = true, Window = 2"),
    ]);

    [Theory]
    [InlineData("Fixed", "[Input(6, 4)]\n[MultiHeadAttention(2, 3, Causal = true)]\n[Dense(2, PerStep = true)]")]
    [InlineData("FixedWindow", "[Input(6, 4)]\n[MultiHeadAttention(2, 3, Causal = true, Window = 3)]\n[Dense(2, PerStep = true)]")]
    [InlineData("Open", "[Input(Steps.Any, 4)]\n[MultiHeadAttention(2, 3, Causal = true)]\n[Dense(2, PerStep = true)]")]
    [InlineData("OpenWindow", "[Input(Steps.Any, 4)]\n[MultiHeadAttention(2, 3, Causal = true, Window = 2)]\n[Dense(2, PerStep = true)]")]
    public void MasksAreFoundAgain(string name, string layers)
    {
        using TemporaryFolder folder = new();
        string model = ExportCall.Write(folder, _compiled, name, out object network);
        NetworkDeclaration again = Import(File.ReadAllBytes(model));
        Assert.Equal(layers, ImportedModels.Layers(again));
        Comparison.Check(again, network, File.ReadAllBytes(model));
    }

    /// <summary>A number of the mask is changed: steps are read from the next one on, later steps are read, or none are hidden.</summary>
    [Theory]
    [InlineData("none", 1)]
    [InlineData("zero", 1)]
    [InlineData("one", 2)]
    [InlineData("window", 0)]
    [InlineData("unread", 0)]
    public void OtherMasksAreRefused(string number, long value)
    {
        using TemporaryFolder folder = new();
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(ExportCall.Write(folder, _compiled, "FixedWindow", out _)));
        TensorProto tensor = model.Graph.Initializer.Single(stored => stored.Name.EndsWith("/" + number, StringComparison.Ordinal));
        tensor.RawData = ByteString.CopyFrom(tensor.DataType == 1 ? BitConverter.GetBytes((float)value) : BitConverter.GetBytes(value));
        string error = Assert.Throws<ToolException>(() => Import(model.ToByteArray())).Message;
        Assert.Contains("(GreaterOrEqual): no layer computes this operation", error, StringComparison.Ordinal);
    }

    private static NetworkDeclaration Import(byte[] model) =>
        OnnxImporter.Import(
            model,
            "net.onnx",
            "",
            new ImportOptions(new ClassName("Acme", "Net"), new Dictionary<string, int[]>(), null),
            null
        );

    private static string Text(string name, string steps, string mask) =>
        $"using StaticNets; namespace Acme; [Network] [Input({steps}, 4)] [MultiHeadAttention(2, 3, {mask})] [Dense(2, PerStep = true)] "
        + $"public sealed partial class {name};";
}
