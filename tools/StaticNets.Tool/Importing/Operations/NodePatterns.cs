using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>
/// Finds operations that exporters write as several nodes, because the version of the operations has none for them: GELU before version 20,
/// the normalisation of a layer before 17.
/// </summary>
internal sealed class NodePatterns
{
    private const double Near = 1e-4;

    private readonly OnnxGraph _graph;
    private readonly Dictionary<string, OnnxNode> _makers = new(StringComparer.Ordinal);

    private NodePatterns(OnnxGraph graph)
    {
        _graph = graph;
        foreach (OnnxNode node in graph.Nodes.Where(node => node.Outputs.Count > 0))
        {
            _makers[node.Outputs[0]] = node;
        }
    }

    /// <summary>Returns the graph with one node in place of each group.</summary>
    public static OnnxGraph Rewrite(OnnxGraph graph)
    {
        NodePatterns patterns = new(graph);
        Dictionary<OnnxNode, OnnxNode> replaced = [];
        foreach (OnnxNode node in graph.Nodes)
        {
            OnnxNode? found = node.Operation switch
            {
                "Mul" => patterns.Gelu(node),
                "Div" => patterns.Normalization(node),
                _ => null,
            };
            if (found is not null)
            {
                replaced[patterns._makers[found.Outputs[0]]] = found;
            }
        }

        return replaced.Count == 0 ? graph : graph.With([.. graph.Nodes.Select(node => replaced.GetValueOrDefault(node, node))]);
    }

    /// <summary>0.5 · x · (1 + erf(x / √2)), in any order of the factors.</summary>
    private OnnxNode? Gelu(OnnxNode node)
    {
        foreach ((string one, string other) in Pairs(node))
        {
            if (IsNumber(one, 0.5) && Maker(other, "Mul") is { } product)
            {
                foreach ((string x, string factor) in Pairs(product))
                {
                    if (IsGate(factor, x))
                    {
                        return Node("Gelu", node, [x]);
                    }
                }
            }

            if (HalfOf(one) is { } halved && IsGate(other, halved))
            {
                return Node("Gelu", node, [halved]);
            }

            if (HalfOf(one) is { } gate && IsGate(gate, other))
            {
                return Node("Gelu", node, [other]);
            }
        }

        return null;
    }

    /// <summary>Returns what a node multiplies by 0.5.</summary>
    private string? HalfOf(string value) =>
        Maker(value, "Mul") is { } product
            ? Pairs(product).Where(pair => IsNumber(pair.One, 0.5)).Select(pair => pair.Other).FirstOrDefault()
            : null;

    /// <summary>Whether a value is 1 + erf(x / √2).</summary>
    private bool IsGate(string value, string x)
    {
        if (Maker(value, "Add") is not { } sum)
        {
            return false;
        }

        string? erf = Pairs(sum).Where(pair => IsNumber(pair.One, 1)).Select(pair => pair.Other).FirstOrDefault();
        return erf is not null
            && Maker(erf, "Erf") is { } function
            && (
                (Maker(function.Inputs[0], "Div") is { Inputs: [var dividend, var root] } && dividend == x && IsNumber(root, Math.Sqrt(2)))
                || (
                    Maker(function.Inputs[0], "Mul") is { } scaled
                    && Pairs(scaled).Any(pair => pair.One == x && IsNumber(pair.Other, Math.Sqrt(0.5)))
                )
            );
    }

    /// <summary>(x − mean) / √(variance + ε) over the last axis, with the factors and addends behind it.</summary>
    private OnnxNode? Normalization(OnnxNode node)
    {
        bool isOfDeviation =
            node.Inputs is [var difference, var deviation]
            && Maker(difference, "Sub") is { Inputs: [var x, var mean] }
            && IsMeanOf(mean, x)
            && Maker(deviation, "Sqrt") is { Inputs: [var radicand] }
            && Maker(radicand, "Add") is { } sum
            && Pairs(sum).Any(pair => Number(pair.One) is > 0 and < 1 && IsVariance(pair.Other, difference));
        if (!isOfDeviation)
        {
            return null;
        }

        string input = Maker(node.Inputs[0], "Sub")!.Inputs[0];
        double epsilon = Pairs(Maker(Maker(node.Inputs[1], "Sqrt")!.Inputs[0], "Add")!)
            .Select(pair => Number(pair.One))
            .OfType<double>()
            .First();
        (OnnxNode last, string gamma) = Affine(node, "Mul");
        (OnnxNode end, string beta) = gamma.Length > 0 ? Affine(last, "Add") : (last, "");
        return Node("LayerNormalization", end, [input, gamma, beta], (float)epsilon);
    }

    private bool IsVariance(string value, string difference) =>
        Maker(value, "ReduceMean") is { Inputs: [var square, ..] }
        && IsMeanOf(value, square)
        && (
            (Maker(square, "Pow") is { Inputs: [var root, var two] } && root == difference && IsNumber(two, 2))
            || (Maker(square, "Mul") is { Inputs: [var one, var other] } && one == difference && other == difference)
        );

    private bool IsMeanOf(string value, string x) =>
        Maker(value, "ReduceMean") is { } mean && mean.Inputs[0] == x && mean.Ints("axes") is [-1] && mean.Int("keepdims", 1) == 1;

    /// <summary>Returns the node behind another that combines its result with a stored row, if nobody else reads it.</summary>
    private (OnnxNode Node, string Row) Affine(OnnxNode node, string operation)
    {
        OnnxNode[] readers = [.. _graph.Nodes.Where(reader => reader.Inputs.Contains(node.Outputs[0]))];
        if (readers is not [var only] || only.Operation != operation || _graph.Outputs.Contains(node.Outputs[0]))
        {
            return (node, "");
        }

        string? row = Pairs(only).Where(pair => pair.One == node.Outputs[0]).Select(pair => pair.Other).FirstOrDefault();
        return row is not null && _graph.Initializers.TryGetValue(row, out global::Onnx.TensorProto? tensor) && tensor.Dims.Count == 1
            ? (only, row)
            : (node, "");
    }

    private static IEnumerable<(string One, string Other)> Pairs(OnnxNode node) =>
        node.Inputs is [var one, var other] ? [(one, other), (other, one)] : [];

    private OnnxNode? Maker(string value, string operation) =>
        _makers.TryGetValue(value, out OnnxNode? node) && node.Operation == operation && node.Domain.Length == 0 && node.Inputs.Count > 0
            ? node
            : null;

    private bool IsNumber(string name, double expected) => Number(name) is { } number && Math.Abs(number - expected) < Near;

    /// <summary>Returns a stored number or that of a node Constant.</summary>
    private double? Number(string name)
    {
        global::Onnx.TensorProto? tensor =
            _graph.Initializers.GetValueOrDefault(name)
            ?? (_makers.TryGetValue(name, out OnnxNode? node) && node.Operation == "Constant" ? node.Tensor("value") : null);
        return
            tensor is not null
            && tensor.Dims.All(length => length == 1)
            && Enum.IsDefined((ElementType)tensor.DataType)
            && tensor.DataLocation != global::Onnx.TensorProto.Types.DataLocation.External
            ? OnnxTensor.Values(tensor, folder: null)[0]
            : null;
    }

    private static OnnxNode Node(string operation, OnnxNode end, string[] inputs, float? epsilon = null)
    {
        global::Onnx.NodeProto node = new() { Name = end.Name, OpType = operation };
        node.Input.Add(inputs);
        node.Output.Add(end.Outputs[0]);
        if (epsilon is { } number)
        {
            node.Attribute.Add(
                new global::Onnx.AttributeProto
                {
                    Name = "epsilon",
                    F = number,
                    Type = global::Onnx.AttributeProto.Types.AttributeType.Float,
                }
            );
        }

        return new OnnxNode(node);
    }
}
