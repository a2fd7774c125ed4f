using System.Runtime.InteropServices;
using Google.Protobuf;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Peers.Onnx;

/// <summary>
/// Builds an ONNX model (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto): the numbers of the fields are those of the messages
/// ModelProto, GraphProto, NodeProto, TensorProto and ValueInfoProto.
/// </summary>
internal sealed class OnnxGraph
{
    private const int Float = 1;
    private const int Int64 = 7;
    private const int FormatVersion = 8;
    private const int OperatorVersion = 17;

    private readonly List<OnnxMessage> _nodes = [];
    private readonly List<OnnxMessage> _weights = [];
    private readonly List<OnnxMessage> _inputs = [];
    private readonly List<OnnxMessage> _outputs = [];
    private int _names;

    /// <summary>Adds an input and returns its name.</summary>
    public string Input(string name, params long[] shape)
    {
        _inputs.Add(Value(name, shape));
        return name;
    }

    /// <summary>Declares that the value of this name is an output.</summary>
    public void Output(string name, params long[] shape) => _outputs.Add(Value(name, shape));

    /// <summary>Adds a tensor of random weights of about 1/√inputs and returns its name.</summary>
    public string Weights(int inputs, params long[] shape)
    {
        float[] values = [.. RandomRows.Values((int)shape.Aggregate((a, b) => a * b)).Select(value => value / MathF.Sqrt(inputs))];
        return Tensor(Float, MemoryMarshal.AsBytes<float>(values), shape);
    }

    /// <summary>Adds a vector of ones and returns its name.</summary>
    public string Ones(int length) => Tensor(Float, MemoryMarshal.AsBytes<float>([.. Enumerable.Repeat(1f, length)]), length);

    /// <summary>Adds a list of integers and returns its name.</summary>
    public string Integers(params long[] values) => Tensor(Int64, MemoryMarshal.AsBytes<long>(values), values.Length);

    /// <summary>Adds an operator with one output of a new name, and returns this name.</summary>
    public string Node(string type, string[] inputs, params OnnxMessage[] attributes)
    {
        string output = NewName();
        Node(type, inputs, [output], attributes);
        return output;
    }

    /// <summary>Adds an operator; an empty name is an input or output that is left out.</summary>
    public void Node(string type, string[] inputs, string[] outputs, params OnnxMessage[] attributes)
    {
        OnnxMessage node = new OnnxMessage().Text(1, inputs).Text(2, outputs).Text(3, NewName()).Text(4, type);
        _nodes.Add(node.Messages(5, attributes));
    }

    /// <summary>Returns the model as a file.</summary>
    public byte[] ToBytes()
    {
        OnnxMessage graph = new OnnxMessage().Messages(1, _nodes).Text(2, "network").Messages(5, _weights);
        graph.Messages(11, _inputs).Messages(12, _outputs);
        OnnxMessage operators = new OnnxMessage().Text(1, "").Integer(2, OperatorVersion);
        return new OnnxMessage().Integer(1, FormatVersion).Messages(7, [graph]).Messages(8, [operators]).ToBytes();
    }

    private string Tensor(int type, ReadOnlySpan<byte> data, params long[] shape)
    {
        string name = NewName();
        _weights.Add(new OnnxMessage().Integers(1, shape).Integer(2, type).Text(8, name).Bytes(9, ByteString.CopyFrom(data)));
        return name;
    }

    private static OnnxMessage Value(string name, long[] shape)
    {
        OnnxMessage dimensions = new OnnxMessage().Messages(1, shape.Select(length => new OnnxMessage().Integer(1, length)));
        OnnxMessage tensor = new OnnxMessage().Integer(1, Float).Messages(2, [dimensions]);
        return new OnnxMessage().Text(1, name).Messages(2, [new OnnxMessage().Messages(1, [tensor])]);
    }

    private string NewName() => $"v{_names++}";
}
