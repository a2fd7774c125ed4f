using Onnx;
using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Models whose tensors are in files beside them: only files in the folder of the model are read.</summary>
public sealed class ExternalDataTests
{
    [Fact]
    public void DataBesideTheModelAreRead()
    {
        using TemporaryFolder folder = new();
        string model = Write(folder, "sub/weights.bin", 16);
        _ = ToolRun.Of("import", model, "--class", "Acme.Net", "--output", folder.Path).Report;
        byte[] outside = File.ReadAllBytes(folder.File("Net.safetensors"));
        _ = ToolRun.Of("import", ImportedModels.PathOf("sorted_nodes"), "--class", "Acme.Net", "--output", folder.Path).Report;
        Assert.Equal(File.ReadAllBytes(folder.File("Net.safetensors")), outside);
    }

    [Theory]
    [InlineData("../weights.bin", 0, "expected external data in the folder of the model, found '../weights.bin'")]
    [InlineData("/etc/hostname", 0, "expected external data in the folder of the model, found '/etc/hostname'")]
    [InlineData("sub/missing.bin", 0, "expected external data in a file 'sub/missing.bin', found none beside the model")]
    [InlineData("sub/link.bin", 0, "expected external data in a file 'sub/link.bin', found none beside the model")]
    [InlineData("sub/weights.bin", 17, "expected 80 bytes at 17 in 'sub/weights.bin', found a file of 96 bytes")]
    public void OtherFilesAreNot(string location, int offset, string error)
    {
        using TemporaryFolder folder = new();
        string model = Write(folder, "sub/weights.bin", 16, location, offset);
        File.CreateSymbolicLink(folder.File("sub/link.bin"), folder.File("sub/weights.bin"));
        ToolRun run = ToolRun.Of("import", model, "--class", "Acme.Net", "--output", folder.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"The tensor 'w': {error}", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("Net.cs")));
    }

    /// <summary>Writes the model of sorted_nodes with its first tensor, of 80 bytes, in another file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file with the data.</param>
    /// <param name="offset">Bytes in front of the data.</param>
    /// <param name="location">What the model says of the file, if that is something else.</param>
    /// <param name="stated">What the model says of the offset.</param>
    private static string Write(TemporaryFolder folder, string file, int offset, string? location = null, int? stated = null)
    {
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(ImportedModels.PathOf("sorted_nodes")));
        TensorProto tensor = model.Graph.Initializer[0];
        Directory.CreateDirectory(folder.File("sub"));
        File.WriteAllBytes(folder.File(file), [.. new byte[offset], .. tensor.RawData]);
        tensor.ClearRawData();
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location ?? file });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{stated ?? offset}" });
        string path = folder.File("model.onnx");
        using FileStream stream = File.Create(path);
        using Google.Protobuf.CodedOutputStream output = new(stream);
        model.WriteTo(output);
        return path;
    }
}
