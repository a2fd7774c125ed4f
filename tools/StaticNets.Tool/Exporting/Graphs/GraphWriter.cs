using Google.Protobuf;
using StaticNets.Tool.Onnx;
using Kind = global::Onnx.AttributeProto.Types.AttributeType;
using Proto = global::Onnx;

namespace StaticNets.Tool.Exporting.Graphs;

/// <summary>Collects the nodes and stored tensors of a graph, and names the values between the nodes.</summary>
internal sealed class GraphWriter
{
    // From this version on, shapes of poolings and of Reshape have the meanings that are used here; PyTorch's and ONNX' checkers know it.
    private const int Opset = 17;
    private const int FileVersion = 8;
    private const int VersionOfAxes = 18;

    private readonly Proto.GraphProto _graph = new();
    private readonly Precision _precision;
    private readonly GraphWriter _whole;
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, Proto.TensorProto> _stored = new(StringComparer.Ordinal);
    private int _version = Opset;

    /// <param name="precision">The number format of the network.</param>
    public GraphWriter(Precision precision)
    {
        _precision = precision;
        _whole = this;
        _names = new(StringComparer.Ordinal);
    }

    private GraphWriter(GraphWriter whole)
    {
        _precision = whole._precision;
        _whole = whole;
        _names = whole._names;
    }

    /// <summary>The version of the operations that the nodes so far ask for.</summary>
    public int Version => _whole._version;

    private ElementType Real => _precision == Precision.Double ? ElementType.Double : ElementType.Single;

    /// <summary>The number of this type in ONNX' <c>Cast</c>.</summary>
    public int RealType => (int)Real;

    /// <summary>Takes note that a node needs a version of the operations.</summary>
    public void Require(int version) => _whole._version = Math.Max(Version, version);

    /// <summary>Returns a graph for the body of a loop. Its names differ from all others, and its tensors are stored with those around it.</summary>
    public GraphWriter Body() => new(_whole);

    /// <summary>Adds an input of a body.</summary>
    /// <returns>Its name.</returns>
    public string AddInput(string name, IEnumerable<int> shape)
    {
        string unused = Unused(name);
        AddInput(unused, isIndex: false, shape);
        return unused;
    }

    /// <summary>Adds an input of the graph.</summary>
    public void AddInput(string name, bool isIndex, IEnumerable<int> shape)
    {
        _names.Add(name);
        _graph.Input.Add(Info(name, isIndex ? ElementType.Int64 : Real, shape));
    }

    /// <summary>Adds an output of the graph.</summary>
    public void AddOutput(string name, IEnumerable<int> shape) => _graph.Output.Add(Info(name, Real, shape));

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="name">The name of the layer, on which those of node and value are built.</param>
    /// <param name="inputs">The values that it reads; the empty name stands for one that is left out.</param>
    /// <param name="attributes">Integers, numbers, texts and lists of these.</param>
    /// <returns>The name of the value that it computes.</returns>
    public string Add(string operation, string name, string[] inputs, params (string Name, object Value)[] attributes) =>
        Add(operation, name, inputs, output: 0, attributes);

    /// <summary>Adds a node of which only one output is read.</summary>
    public string Add(string operation, string name, string[] inputs, int output, params (string Name, object Value)[] attributes)
    {
        string value = Unused(name);
        Proto.NodeProto node = new() { OpType = operation, Name = value };
        node.Input.Add(inputs);
        node.Output.Add(Enumerable.Repeat("", output));
        node.Output.Add(value);
        node.Attribute.Add(attributes.Select(attribute => Attribute(attribute.Name, attribute.Value)));
        _graph.Node.Add(node);
        return value;
    }

    /// <summary>Adds a mean over axes, which stay with the length 1.</summary>
    public string AddMean(string name, string value, int[] axes) => Add("ReduceMean", name, [value], ("axes", axes), ("keepdims", 1));

    /// <summary>Adds a loop over steps (<c>Scan</c>) with a graph for each step.</summary>
    /// <returns>The names of the values that it computes.</returns>
    public string[] AddScan(string name, string[] inputs, GraphWriter body, params (string Name, object Value)[] attributes)
    {
        string[] values = [.. body._graph.Output.Select(_ => Unused(name))];
        Proto.NodeProto node = new() { OpType = "Scan", Name = values[0] };
        node.Input.Add(inputs);
        node.Output.Add(values);
        body._graph.Name = values[0];
        node.Attribute.Add(
            new Proto.AttributeProto
            {
                Name = "body",
                Type = Kind.Graph,
                G = body._graph,
            }
        );
        node.Attribute.Add(attributes.Select(attribute => Attribute(attribute.Name, attribute.Value)));
        _graph.Node.Add(node);
        return values;
    }

    /// <summary>Adds nodes that repeat a single row once for each row of another value.</summary>
    /// <param name="name">The name of the layer.</param>
    /// <param name="value">A single row.</param>
    /// <param name="rows">A value with as many rows as there shall be.</param>
    /// <param name="rank">The number of axes of the value, with that of the rows.</param>
    public string ForEachRow(string name, string value, string rows, int rank)
    {
        string count = Add("Shape", $"{name}/rows", [rows], ("start", 0), ("end", 1));
        string[] lengths = rank > 1 ? [count, Integers($"{name}/ones", [.. Enumerable.Repeat(1L, rank - 1)])] : [count];
        return Add("Expand", $"{name}/each", [value, Add("Concat", $"{name}/lengths", lengths, ("axis", 0))]);
    }

    /// <summary>Adds a stored tensor of the network's number format.</summary>
    public string Tensor(string name, int[] shape, double[] values)
    {
        byte[] bytes =
            _precision == Precision.Double
                ? [.. values.SelectMany(BitConverter.GetBytes)]
                : [.. values.SelectMany(value => BitConverter.GetBytes((float)value))];
        return Store(name, shape, Real, bytes);
    }

    /// <summary>Adds a stored number.</summary>
    public string Number(string name, double value) => Tensor(name, [], [value]);

    /// <summary>Adds a stored row of numbers in single precision, whatever the network computes in.</summary>
    public string SingleNumbers(string name, params float[] values) =>
        Store(name, [values.Length], ElementType.Single, [.. values.SelectMany(BitConverter.GetBytes)]);

    /// <summary>Adds a stored tensor of integers.</summary>
    public string Integers(string name, params long[] values) =>
        Store(name, [values.Length], ElementType.Int64, [.. values.SelectMany(BitConverter.GetBytes)]);

    /// <summary>Adds a stored row of numbers in double precision, whatever the network computes in.</summary>
    public string DoubleNumbers(string name, params double[] values) =>
        Store(name, [values.Length], ElementType.Double, [.. values.SelectMany(BitConverter.GetBytes)]);

    /// <summary>Adds a stored integer.</summary>
    public string Integer(string name, long value) => Store(name, [], ElementType.Int64, BitConverter.GetBytes(value));

    /// <summary>Returns the file.</summary>
    /// <param name="name">The name of the network.</param>
    /// <param name="frozen">The names of layers that are not trained, of which ONNX knows nothing.</param>
    public byte[] File(string name, IReadOnlyList<string> frozen)
    {
        _graph.Name = name;
        if (Version >= VersionOfAxes)
        {
            MoveAxes();
        }

        Proto.ModelProto model = new()
        {
            IrVersion = FileVersion,
            ProducerName = "StaticNets",
            ProducerVersion = typeof(GraphWriter).Assembly.GetName().Version!.ToString(3),
            Graph = _graph,
        };
        model.OpsetImport.Add(new Proto.OperatorSetIdProto { Domain = "", Version = Version });
        if (frozen.Count > 0)
        {
            model.MetadataProps.Add(new Proto.StringStringEntryProto { Key = FrozenLayers.Key, Value = FrozenLayers.Text(frozen) });
        }

        return model.ToByteArray();
    }

    /// <summary>Makes inputs of the axes of means, which newer versions of the operation expect there.</summary>
    private void MoveAxes()
    {
        foreach (Proto.NodeProto node in _graph.Node.Where(node => node.OpType == "ReduceMean"))
        {
            Proto.AttributeProto axes = node.Attribute.First(attribute => attribute.Name == "axes");
            node.Attribute.Remove(axes);
            node.Input.Add(Integers($"{node.Name}/axes", [.. axes.Ints]));
        }
    }

    private string Store(string name, int[] shape, ElementType type, byte[] bytes)
    {
        Proto.TensorProto tensor = new()
        {
            Name = name,
            DataType = (int)type,
            RawData = ByteString.CopyFrom(bytes),
        };
        tensor.Dims.Add(shape.Select(length => (long)length));

        // Layers that share weights ask for the same tensor by the same name.
        if (_whole._stored.TryGetValue(name, out Proto.TensorProto? before) && before.Equals(tensor))
        {
            return before.Name;
        }

        tensor.Name = Unused(name);
        _whole._stored.TryAdd(name, tensor);
        _whole._graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private string Unused(string name)
    {
        string unused = name;
        for (int i = 1; !_names.Add(unused); i++)
        {
            unused = $"{name}_{i}";
        }

        return unused;
    }

    private static Proto.ValueInfoProto Info(string name, ElementType type, IEnumerable<int> shape)
    {
        Proto.TensorShapeProto lengths = new();
        lengths.Dim.Add(new Proto.TensorShapeProto.Types.Dimension { DimParam = "N" });
        lengths.Dim.Add(
            shape.Select(length =>
                length == Steps.Any
                    ? new Proto.TensorShapeProto.Types.Dimension { DimParam = "steps" }
                    : new Proto.TensorShapeProto.Types.Dimension { DimValue = length }
            )
        );
        return new()
        {
            Name = name,
            Type = new()
            {
                TensorType = new() { ElemType = (int)type, Shape = lengths },
            },
        };
    }

    private static Proto.AttributeProto Attribute(string name, object value)
    {
        Proto.AttributeProto attribute = new() { Name = name };
        switch (value)
        {
            case int number:
                attribute.Type = Kind.Int;
                attribute.I = number;
                break;
            case double number:
                attribute.Type = Kind.Float;
                attribute.F = (float)number;
                break;
            case string text:
                attribute.Type = Kind.String;
                attribute.S = ByteString.CopyFromUtf8(text);
                break;
            case string[] texts:
                attribute.Type = Kind.Strings;
                attribute.Strings.Add(texts.Select(ByteString.CopyFromUtf8));
                break;
            case double[] numbers:
                attribute.Type = Kind.Floats;
                attribute.Floats.Add(numbers.Select(number => (float)number));
                break;
            default:
                attribute.Type = Kind.Ints;
                attribute.Ints.Add(((int[])value).Select(number => (long)number));
                break;
        }

        return attribute;
    }
}
