using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;
using Proto = global::Onnx;

namespace StaticNets.Import.Tests;

/// <summary>Exports networks of parts, blocks, loops and any number of steps, and compares them with ONNX Runtime.</summary>
public sealed class ComposedExportTests
{
    public static TheoryData<string> Composed =>
        [.. ComposedNetworks.Names.Where(name => !name.StartsWith("Any", StringComparison.Ordinal))];

    public static TheoryData<string> OfAnySteps =>
        [.. ComposedNetworks.Names.Where(name => name.StartsWith("Any", StringComparison.Ordinal))];

    [Fact]
    public void DeclarationsHaveNoMistakes() =>
        Assert.Equal(
            "",
            string.Join("\n", ComposedNetworks.Compiled.Complaints.Where(line => line.Contains("error", StringComparison.Ordinal)))
        );

    [Theory]
    [MemberData(nameof(Composed))]
    public void ComputesTheSame(string name)
    {
        using TemporaryFolder folder = new();
        string model = ExportCall.Write(folder, ComposedNetworks.Compiled, name, out object network);
        ExportCall.Keep(model, name);
        Comparison.CheckExport(network, File.ReadAllBytes(model));
    }

    [Theory]
    [MemberData(nameof(OfAnySteps))]
    public void ComputesTheSameOfEachNumberOfSteps(string name)
    {
        using TemporaryFolder folder = new();
        string model = ExportCall.Write(folder, ComposedNetworks.Compiled, name, out object network);
        ExportCall.Keep(model, name);
        Comparison.CheckExport(network, File.ReadAllBytes(model), steps: 9);
        Comparison.CheckExport(network, File.ReadAllBytes(model), steps: 5);
        Comparison.CheckExport(network, File.ReadAllBytes(model), steps: 1);
    }

    /// <summary>Two uses of a part by one name read the same stored tensors.</summary>
    [Fact]
    public void SharedWeightsAreStoredOnce()
    {
        using TemporaryFolder folder = new();
        string path = ExportCall.Write(folder, ComposedNetworks.Compiled, "Twins", out _);
        Proto.GraphProto graph = Proto.ModelProto.Parser.ParseFrom(File.ReadAllBytes(path)).Graph;
        string[] tensors = [.. graph.Initializer.Select(tensor => tensor.Name)];
        Assert.Contains("twin/dense/kernel", tensors);
        Assert.Contains("outer/tower/dense/kernel", tensors);
        Assert.DoesNotContain(tensors, name => name.StartsWith("twin_1", StringComparison.Ordinal));
        Assert.Equal(2, graph.Node.Count(node => node.Input.Contains("twin/dense/kernel")));
    }

    /// <summary>Layers that act in training only have no operation; what they hand on is an output with another name than the input.</summary>
    [Fact]
    public void OutputsHaveNamesOfTheirOwn()
    {
        using TemporaryFolder folder = new();
        string path = ExportCall.Write(folder, ComposedNetworks.Compiled, "HandedOn", out _);
        Proto.GraphProto graph = Proto.ModelProto.Parser.ParseFrom(File.ReadAllBytes(path)).Graph;
        string[] names = [.. graph.Input.Concat(graph.Output).Select(value => value.Name)];
        Assert.Equal(5, names.Distinct().Count());
    }

    [Fact]
    public void OnlyTheStepsOfAnInputAreOpen()
    {
        using TemporaryFolder folder = new();
        string path = ExportCall.Write(folder, ComposedNetworks.Compiled, "AnySteps", out _);
        Proto.GraphProto graph = Proto.ModelProto.Parser.ParseFrom(File.ReadAllBytes(path)).Graph;
        Assert.Equal("N, steps, 4", Lengths(graph.Input[0]));
        Assert.Equal("N, steps, 3", Lengths(graph.Output[0]));
    }

    [Fact]
    public void LayersThatCannotBeExportedAreListedTogether()
    {
        using TemporaryFolder folder = new();
        ToolRun run = ExportCall.Run(folder, ComposedNetworks.Compiled, "Refused", folder.File("m.onnx"), out _);
        Assert.Equal(
            """
            'Acme.Refused': 2 layers cannot be exported. Nothing was written.
              'first' (Custom): its formula is C# code, which ONNX does not run; declare it by other layers
              'squares/squared' (Custom): its formula is C# code, which ONNX does not run; declare it by other layers

            """.ReplaceLineEndings("\n"),
            run.Error
        );
        Assert.Equal(2, run.ExitCode);
        Assert.False(File.Exists(folder.File("m.onnx")));
    }

    private static string Lengths(Proto.ValueInfoProto value) =>
        string.Join(
            ", ",
            value.Type.TensorType.Shape.Dim.Select(length => length.DimParam.Length > 0 ? length.DimParam : $"{length.DimValue}")
        );
}
