using Google.Protobuf;
using Onnx;
using StaticNets.Import.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests;

/// <summary>Small graphs that ask for much memory or time, or whose meaning depends on who wrote them.</summary>
public sealed class HostileGraphTests
{
    private const long MostBytes = 64L << 20;

    [Fact]
    public void ConstantsThatWouldFillTheMemoryAreRefused()
    {
        ModelProto model = Sorted();
        model.Graph.Initializer.Add(Integers("shape", 1 << 20, 64, 4));
        model.Graph.Node.Add(Node("ConstantOfShape", ["shape"], "filled"));
        model.Graph.Node.Add(Node("Add", ["filled", "b"], "sum"));
        model.Graph.Node.Add(Node("Expand", ["b", "shape"], "wide"));
        model.Graph.Output.Add([new ValueInfoProto { Name = "sum" }, new ValueInfoProto { Name = "wide" }]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string error = Assert.Throws<ToolException>(() => Import(model)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.Contains("'wide' (Expand): a constant of [1048576, 64, 4] elements is too large", error, StringComparison.Ordinal);
        Assert.Contains("'sum' (Add): a constant of [1048576, 64, 4] elements is too large", error, StringComparison.Ordinal);
    }

    [Fact]
    public void LayersThatShareATensorCannotFillTheMemory()
    {
        const int Size = 1024;
        ModelProto model = Sorted();
        TensorProto tensor = new() { Name = "shared", DataType = (int)TensorProto.Types.DataType.Float };
        tensor.Dims.Add([Size, Size]);
        tensor.RawData = ByteString.CopyFrom(new byte[4 * Size * Size]);
        model.Graph.Initializer.Add(tensor);
        model.Graph.Input[0].Type.TensorType.Shape.Dim[1].DimValue = Size;
        model.Graph.Node.Clear();
        for (int i = 0; i < 1_000; i++)
        {
            model.Graph.Node.Add(Node("MatMul", [i == 0 ? "x" : $"p{i - 1}", "shared"], $"p{i}"));
        }

        model.Graph.Output[0].Name = "p999";

        // The file has 1 M numbers in 4 MB, so that 4 M + 2 M weights of 8 bytes each are possible.
        string error = Assert.Throws<ToolException>(() => Import(model)).Message;
        Assert.Contains("'p6' (MatMul): layers that share stored tensors would have too many weights", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AxesThatGrowWithEachNodeAreRefused()
    {
        ModelProto model = Sorted();
        model.Graph.Initializer.Add(Integers("axes", 1, 2, 3));
        for (int i = 0; i < 5_000; i++)
        {
            model.Graph.Node.Add(Node("Unsqueeze", [i == 0 ? "x" : $"u{i - 1}", "axes"], $"u{i}"));
        }

        model.Graph.Output.Add(new ValueInfoProto { Name = "u4999" });
        Assert.Contains("axes are too many", Assert.Throws<ToolException>(() => Import(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TooManyNodesAreRefused()
    {
        ModelProto model = Sorted();
        for (int i = 0; i < 10_001; i++)
        {
            model.Graph.Node.Add(Node("Relu", ["x"], $"r{i}"));
        }

        Assert.Equal(
            "The model has 10005 nodes, more than the 10000 that are imported.",
            Assert.Throws<ToolException>(() => Import(model)).Message
        );
    }

    [Fact]
    public void CirclesAndMissingValuesAreNamed()
    {
        ModelProto circle = Sorted();
        circle.Graph.Node[0].Input[0] = "d";
        Assert.StartsWith("The nodes of the model read each other in a circle", Assert.Throws<ToolException>(() => Import(circle)).Message);
        ModelProto missing = Sorted();
        missing.Graph.Node[0].Input[0] = "nobody";
        Assert.StartsWith("Nobody computes the value 'nobody'", Assert.Throws<ToolException>(() => Import(missing)).Message);
        ModelProto twice = Sorted();
        twice.Graph.Node[2].Output[0] = "a";
        Assert.StartsWith("The value 'a' is computed twice", Assert.Throws<ToolException>(() => Import(twice)).Message);
    }

    [Fact]
    public void NamesFromTheFileAreEscaped()
    {
        ModelProto model = Sorted();
        model.ProducerName = "evil\n[Network]\u202e";
        model.Graph.Node[0].Name = "a\nb";
        string text = DeclarationWriter.Write(Import(model));
        Assert.Contains("written by evil\\u000a[Network]\\u202e, opset", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.5.1", true)]
    [InlineData("1.13.1", false)]
    public void TheNewerExporterOfPyTorchIsWarnedAbout(string version, bool isWarned)
    {
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(ImportedModels.PathOf("gru_reset_before")));
        foreach (NodeProto node in model.Graph.Node)
        {
            foreach (AttributeProto reset in node.Attribute.Where(attribute => attribute.Name == "linear_before_reset").ToArray())
            {
                node.Attribute.Remove(reset);
            }
        }

        model.ProducerName = "pytorch";
        model.ProducerVersion = version;
        Assert.Equal(
            isWarned,
            Import(model).Remarks.Any(remark => remark.StartsWith("PyTorch's newer exporter", StringComparison.Ordinal))
        );
    }

    private static ModelProto Sorted() => ModelProto.Parser.ParseFrom(File.ReadAllBytes(ImportedModels.PathOf("sorted_nodes")));

    private static NetworkDeclaration Import(ModelProto model) =>
        OnnxImporter.Import(
            model.ToByteArray(),
            "net.onnx",
            "",
            new ImportOptions(new ClassName("Acme", "Net"), new Dictionary<string, int[]>(), null),
            folder: null
        );

    private static NodeProto Node(string operation, string[] inputs, string output)
    {
        NodeProto node = new() { OpType = operation, Name = output };
        node.Input.Add(inputs);
        node.Output.Add(output);
        return node;
    }

    private static TensorProto Integers(string name, params long[] values)
    {
        TensorProto tensor = new() { Name = name, DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.Add(values);
        return tensor;
    }
}
