using System.Diagnostics;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using StaticNets.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>
/// The import of a large file. The garbage collector of its process has a hard limit, so that the peak of the memory that objects take is
/// below it: four times the file, and a constant for the runtime, its libraries and unused space between large arrays.
/// </summary>
public sealed class ImportMemoryTests
{
    private const int Features = 2048;
    private const int Units = 4096;
    private const int Classes = 512;
    private const long Constant = 20L << 20;

    /// <summary>Nearly all of the file is one tensor, which is transposed: the numbers of the file and those of the layer live at once.</summary>
    [Fact]
    public async Task TheHeapStaysBelowFourTimesTheFile()
    {
        using TemporaryFolder folder = new();
        string model = folder.File("large.onnx");
        Write(model);
        long limit = (4 * new FileInfo(model).Length) + Constant;
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList =
            {
                "exec",
                "--runtimeconfig",
                Built("StaticNets.Import.Tests.runtimeconfig.json"),
                "--depsfile",
                Built("StaticNets.Import.Tests.deps.json"),
                Built("StaticNets.Tool.dll"),
                "import",
                model,
                "--class",
                "Acme.Large",
                "--output",
                folder.Path,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_GCHeapHardLimit"] = $"{limit:x}",
                ["DOTNET_gcServer"] = "0",
                ["DOTNET_GCConcurrent"] = "0",
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"limit {limit >> 20} MB: {await errors}");
        Assert.Contains("wrote", output, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(folder.File("Large.safetensors")).Length, 4L * Features * Units, long.MaxValue);
    }

    private static string Built(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static void Write(string path)
    {
        ModelProto model = new()
        {
            IrVersion = 8,
            Graph = new GraphProto { Name = "large" },
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        model.Graph.Input.Add(Value("x", Features));
        model.Graph.Output.Add(Value("y", Classes));
        model.Graph.Initializer.Add([Tensor("w", Units, Features), Tensor("v", Classes, Units)]);
        model.Graph.Node.Add([Product("x", "w", "h"), Product("h", "v", "y")]);
        File.WriteAllBytes(path, model.ToByteArray());
    }

    private static NodeProto Product(string x, string kernel, string y)
    {
        NodeProto node = new() { OpType = "Gemm", Output = { y } };
        node.Input.Add([x, kernel]);
        node.Attribute.Add(
            new AttributeProto
            {
                Name = "transB",
                I = 1,
                Type = AttributeProto.Types.AttributeType.Int,
            }
        );
        return node;
    }

    private static TensorProto Tensor(string name, params int[] shape)
    {
        float[] values = new float[shape[0] * shape[1]];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i % 251 / 251f;
        }

        TensorProto tensor = new()
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values)),
        };
        tensor.Dims.Add(shape.Select(length => (long)length));
        return tensor;
    }

    private static ValueInfoProto Value(string name, int features)
    {
        TensorShapeProto shape = new();
        shape.Dim.Add([new TensorShapeProto.Types.Dimension { DimParam = "N" }, new() { DimValue = features }]);
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape },
            },
        };
    }
}
