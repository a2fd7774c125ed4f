using StaticNets.Files;
using StaticNets.Tool.Text;
using Proto = global::Onnx.GraphProto;
using Tensor = global::Onnx.TensorProto;

namespace StaticNets.Tool.Onnx;

/// <summary>The graph of a model: its nodes, in an order in which each comes after those that it reads, and its stored tensors.</summary>
/// <param name="Nodes">The nodes that outputs depend on.</param>
/// <param name="Initializers">The stored tensors by name.</param>
/// <param name="Inputs">The inputs that are no stored tensors.</param>
/// <param name="Outputs">Names of the values that are outputs.</param>
/// <param name="Readers">For each value, how many inputs of nodes and outputs of the graph read it.</param>
internal sealed record OnnxGraph(
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, Tensor> Initializers,
    IReadOnlyList<OnnxInput> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, int> Readers
)
{
    // A class of that many layers could not be compiled in reasonable time.
    private const int MostNodes = 10_000;

    /// <summary>Reads a graph.</summary>
    /// <exception cref="ToolException">A value is computed twice or by nobody, or nodes read each other in a circle.</exception>
    public static OnnxGraph Read(Proto graph)
    {
        Dictionary<string, Tensor> initializers = new(StringComparer.Ordinal);
        foreach (Tensor tensor in graph.Initializer)
        {
            initializers[tensor.Name] = tensor;
        }

        // Before its version 4, ONNX listed stored tensors among the inputs too.
        OnnxInput[] inputs =
        [
            .. graph.Input.Where(input => !initializers.ContainsKey(input.Name)).DistinctBy(input => input.Name).Select(OnnxInput.Read),
        ];
        if (graph.Node.Count > MostNodes)
        {
            throw new ToolException($"The model has {graph.Node.Count} nodes, more than the {MostNodes} that are imported.");
        }

        OnnxNode[] nodes = [.. graph.Node.Select(node => new OnnxNode(node))];
        HashSet<string> known = new(initializers.Keys.Concat(inputs.Select(input => input.Name)), StringComparer.Ordinal);
        string[] outputs = [.. graph.Output.Select(output => output.Name)];
        OnnxNode[] ordered = NodeOrder.Sort(nodes, known, outputs);
        return new(ordered, initializers, inputs, outputs, Count(ordered, outputs));
    }

    /// <summary>Returns a graph of other nodes with the same inputs, outputs and stored tensors.</summary>
    public OnnxGraph With(OnnxNode[] nodes)
    {
        HashSet<string> known = new(Initializers.Keys.Concat(Inputs.Select(input => input.Name)), StringComparer.Ordinal);
        string[] outputs = [.. Outputs];
        OnnxNode[] ordered = NodeOrder.Sort(nodes, known, outputs);
        return this with { Nodes = ordered, Readers = Count(ordered, outputs) };
    }

    private static Dictionary<string, int> Count(OnnxNode[] nodes, string[] outputs)
    {
        Dictionary<string, int> readers = new(StringComparer.Ordinal);
        foreach (string name in nodes.SelectMany(node => node.Inputs).Concat(outputs))
        {
            readers[name] = readers.GetValueOrDefault(name) + 1;
        }

        return readers;
    }

    /// <summary>Lets the numbers of a stored tensor be garbage, when nobody reads them any more.</summary>
    public void Release(string name) => ((Dictionary<string, Tensor>)Initializers)[name] = new Tensor { Name = name };

    /// <summary>Whether anybody reads an output of a node.</summary>
    public bool IsRead(OnnxNode node, int output) =>
        output < node.Outputs.Count && node.Outputs[output].Length > 0 && Readers.ContainsKey(node.Outputs[output]);

    public override string ToString() =>
        $"{Nodes.Count} nodes, inputs {string.Join(", ", Inputs.Select(input => ForeignName.Quote(input.Name)))}";
}
