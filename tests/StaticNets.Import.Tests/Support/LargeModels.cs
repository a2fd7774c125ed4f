using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;
using Onnx;
using PureHDF;

namespace StaticNets.Import.Tests.Support;

/// <summary>Files of two dense layers, whose numbers take 42 MB.</summary>
internal static class LargeModels
{
    /// <summary>Size of the largest tensor.</summary>
    public const long Bytes = 4L * Features * Units;

    private const int Features = 2048;
    private const int Units = 4096;
    private const int Classes = 512;

    /// <summary>Writes a file in the format that its ending tells.</summary>
    public static void Write(string path)
    {
        switch (Path.GetExtension(path))
        {
            case ".onnx":
                WriteOnnx(path);
                break;
            case ".pt":
                WritePyTorch(path);
                break;
            default:
                WriteKeras(path);
                break;
        }
    }

    /// <summary>Writes what <c>torch.save</c> writes of two kernels, [outputs, inputs] each.</summary>
    private static void WritePyTorch(string path)
    {
        (string Name, int Rows, int Columns)[] tensors = [("0.weight", Units, Features), ("2.weight", Classes, Units)];
        MemoryStream pickle = new();
        Add("\u0080\u0002ccollections\nOrderedDict\n)R(");
        for (int i = 0; i < tensors.Length; i++)
        {
            (string name, int rows, int columns) = tensors[i];
            AddText(name);
            Add("ctorch._utils\n_rebuild_tensor_v2\n((");
            AddText("storage");
            Add("ctorch\nFloatStorage\n");
            AddText($"{i}");
            AddText("cpu");
            AddNumber(rows * columns);
            Add("tQK\0(");
            AddNumber(rows);
            AddNumber(columns);
            Add("t(");
            AddNumber(columns);
            AddNumber(1);
            Add("t\u0089ccollections\nOrderedDict\n)RtR");
        }

        Add("u.");
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        AddEntry(archive, "large/data.pkl", pickle.ToArray());
        for (int i = 0; i < tensors.Length; i++)
        {
            AddEntry(archive, $"large/data/{i}", MemoryMarshal.AsBytes<float>(Numbers(tensors[i].Rows * tensors[i].Columns)));
        }

        void Add(string codes) => pickle.Write(Encoding.Latin1.GetBytes(codes));

        void AddText(string text)
        {
            Add("X");
            pickle.Write(BitConverter.GetBytes(text.Length));
            Add(text);
        }

        void AddNumber(int number)
        {
            Add("J");
            pickle.Write(BitConverter.GetBytes(number));
        }
    }

    /// <summary>Writes what Keras 3 writes of two layers without bias, with kernels [inputs, outputs].</summary>
    private static void WriteKeras(string path)
    {
        const string Metadata = """{"keras_version": "3.4.1"}""";
        const string Config = """
            {"module": "keras", "class_name": "Sequential", "config": {"name": "large", "layers": [
                {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 2048], "dtype": "float32", "name": "x"}},
                {"module": "keras.layers", "class_name": "Dense",
                    "config": {"name": "dense", "dtype": "float32", "units": 4096, "activation": "linear", "use_bias": false}},
                {"module": "keras.layers", "class_name": "Dense",
                    "config": {"name": "dense_1", "dtype": "float32", "units": 512, "activation": "linear", "use_bias": false}}
            ]}}
            """;
        string weights = path + ".weights";
        H5File file = new()
        {
            ["layers"] = new H5Group { ["dense"] = Layer(Features, Units), ["dense_1"] = Layer(Units, Classes) },
        };
        file.Write(weights);
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            AddEntry(archive, "metadata.json", Encoding.UTF8.GetBytes(Metadata));
            AddEntry(archive, "config.json", Encoding.UTF8.GetBytes(Config));
            AddEntry(archive, "model.weights.h5", File.ReadAllBytes(weights));
        }

        File.Delete(weights);

        static H5Group Layer(int inputs, int units) =>
            new() { ["vars"] = new H5Group { ["0"] = new H5Dataset(Numbers(inputs * units), fileDims: [(ulong)inputs, (ulong)units]) } };
    }

    private static void AddEntry(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        using Stream entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }

    private static float[] Numbers(int count)
    {
        float[] values = new float[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i % 251 / 251f;
        }

        return values;
    }

    private static void WriteOnnx(string path)
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
        float[] values = Numbers(shape[0] * shape[1]);
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
