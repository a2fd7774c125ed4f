using StaticNets.Files;
using StaticNets.Tool.Text;
using Kind = global::Onnx.AttributeProto.Types.AttributeType;
using Proto = global::Onnx.NodeProto;

namespace StaticNets.Tool.Onnx;

/// <summary>
/// A node of a graph: an operation with its inputs, outputs and attributes. It records which attributes were read, so that none is passed
/// over that changes the result.
/// </summary>
internal sealed class OnnxNode
{
    private readonly Dictionary<string, global::Onnx.AttributeProto> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public OnnxNode(Proto node)
    {
        Name = node.Name;
        Operation = node.OpType;
        Domain = node.Domain is "ai.onnx" ? "" : node.Domain;
        Inputs = [.. node.Input];
        Outputs = [.. node.Output];
        foreach (global::Onnx.AttributeProto attribute in node.Attribute)
        {
            _attributes[attribute.Name] = attribute;
        }
    }

    public string Name { get; }

    public string Operation { get; }

    /// <summary>The set of operations that the operation is of, empty for ONNX' own.</summary>
    public string Domain { get; }

    /// <summary>Names of the values that the node reads; the empty name stands for an input that is left out.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>Names of the values that the node computes; the empty name stands for one that nobody reads.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>The attributes that were not read, for an error about them.</summary>
    public IEnumerable<string> Unread => _attributes.Keys.Where(name => !_read.Contains(name)).Select(Describe);

    /// <summary>All attributes with their values, for messages.</summary>
    public string Attributes => string.Join(", ", _attributes.Keys.Select(Describe));

    /// <summary>Whether the node has an attribute.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Takes note of attributes that do not change what the node computes.</summary>
    public void Ignore(params string[] names) => _read.UnionWith(names);

    public long Int(string name, long otherwise) => Find(name)?.I ?? otherwise;

    public double Float(string name, double otherwise) => Find(name) is { } found ? Numbers.Double(found.F) : otherwise;

    public string Text(string name, string otherwise) => Find(name)?.S.ToStringUtf8() ?? otherwise;

    public long[]? Ints(string name) => Find(name) is { } found ? [.. found.Ints] : null;

    public double[]? Floats(string name) => Find(name) is { } found ? [.. found.Floats.Select(Numbers.Double)] : null;

    public string[]? Texts(string name) => Find(name) is { } found ? [.. found.Strings.Select(text => text.ToStringUtf8())] : null;

    public global::Onnx.TensorProto? Tensor(string name) => Find(name)?.T;

    public override string ToString() =>
        $"{(Name.Length == 0 ? "a node without a name" : ForeignName.Quote(Name))} ({ForeignName.Escape(Operation)})";

    private global::Onnx.AttributeProto? Find(string name)
    {
        _read.Add(name);
        return _attributes.GetValueOrDefault(name);
    }

    private string Describe(string name)
    {
        global::Onnx.AttributeProto attribute = _attributes[name];
        string value = attribute.Type switch
        {
            Kind.Int => $"{attribute.I}",
            Kind.Float => Numbers.Text(Numbers.Double(attribute.F)),
            Kind.String => ForeignName.Quote(attribute.S.ToStringUtf8()),
            Kind.Ints => $"[{string.Join(", ", attribute.Ints.Take(8))}]",
            Kind.Floats => $"[{string.Join(", ", attribute.Floats.Take(8).Select(value => Numbers.Text(Numbers.Double(value))))}]",
            Kind.Strings => $"[{string.Join(", ", attribute.Strings.Take(8).Select(text => ForeignName.Escape(text.ToStringUtf8())))}]",
            _ => $"({attribute.Type})",
        };
        return $"{ForeignName.Escape(name)} = {value}";
    }
}
