using StaticNets.Tool.Onnx;
using Kind = global::Onnx.AttributeProto.Types.AttributeType;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>
/// Finds operations that exporters write as several nodes, because the version of the operations has none for them: GELU before version 20,
/// the normalisation of a layer before 17, that by the root of the mean square before 23.
/// </summary>
internal sealed partial class NodePatterns
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
                "Mul" => patterns.Gelu(node) ?? patterns.RmsNormalization(node),
                "Div" => patterns.Normalization(node) ?? patterns.RmsNormalization(node) ?? patterns.LocalNormalization(node),
                "Where" => patterns.CausalMask(node),
                _ => null,
            };
            if (found is not null)
            {
                replaced[patterns._makers[found.Outputs[0]]] = found;
            }
        }

        return replaced.Count == 0
            ? graph
            : graph.With(Needed([.. graph.Nodes.Select(node => replaced.GetValueOrDefault(node, node))], graph));
    }

    /// <summary>Returns the nodes without those that were read before, and that nobody reads any more.</summary>
    private static OnnxNode[] Needed(List<OnnxNode> nodes, OnnxGraph graph)
    {
        bool IsRead(OnnxNode node, HashSet<string> read) =>
            node.Outputs.Any(output => read.Contains(output) || !graph.Readers.ContainsKey(output) || graph.Outputs.Contains(output));
        int before;
        do
        {
            before = nodes.Count;
            HashSet<string> read = [.. nodes.SelectMany(node => node.Inputs)];
            nodes = [.. nodes.Where(node => IsRead(node, read))];
        } while (nodes.Count < before);
        return [.. nodes];
    }

    /// <summary>0.5 · x · gate, in any order of the factors.</summary>
    private OnnxNode? Gelu(OnnxNode node)
    {
        foreach ((string one, string other) in Pairs(node))
        {
            if (IsNumber(one, 0.5) && Maker(other, "Mul") is { } product)
            {
                foreach ((string x, string factor) in Pairs(product))
                {
                    if (GateOf(factor, x) is { } kind)
                    {
                        return Gelu(node, x, kind);
                    }
                }
            }

            if (HalfOf(one) is { } half)
            {
                if (GateOf(other, half) is { } kind)
                {
                    return Gelu(node, half, kind);
                }

                if (GateOf(half, other) is { } other2)
                {
                    return Gelu(node, other, other2);
                }
            }
        }

        return null;
    }

    private static OnnxNode Gelu(OnnxNode end, string x, string kind) =>
        Node(
            "Gelu",
            end,
            [x],
            new global::Onnx.AttributeProto
            {
                Name = "approximate",
                S = Google.Protobuf.ByteString.CopyFromUtf8(kind),
                Type = Kind.String,
            }
        );

    /// <summary>Returns what a node multiplies by 0.5.</summary>
    private string? HalfOf(string value) =>
        Maker(value, "Mul") is { } product
            ? Pairs(product).Where(pair => IsNumber(pair.One, 0.5)).Select(pair => pair.Other).FirstOrDefault()
            : null;

    /// <summary>
    /// Returns <c>none</c> if a value is 1 + erf(x / √2), <c>tanh</c> if it is 1 + tanh(√(2 / π) · (x + 0.044715 · x³)), else
    /// <see langword="null"/>.
    /// </summary>
    private string? GateOf(string value, string x)
    {
        string? function = Maker(value, "Add") is { } sum ? Other(sum, 1) : null;
        return function is null ? null
            : Maker(function, "Erf") is { } erf && IsRooted(erf.Inputs[0], x) ? "none"
            : Maker(function, "Tanh") is { } tanh && IsCubic(tanh.Inputs[0], x) ? "tanh"
            : null;
    }

    private bool IsRooted(string value, string x) =>
        (Maker(value, "Div") is { Inputs: [var dividend, var root] } && dividend == x && IsNumber(root, Math.Sqrt(2)))
        || (Maker(value, "Mul") is { } scaled && Other(scaled, Math.Sqrt(0.5)) == x);

    private bool IsCubic(string value, string x) =>
        Maker(value, "Mul") is { } scaled
        && Other(scaled, Math.Sqrt(2 / Math.PI)) is { } inner
        && Maker(inner, "Add") is { } sum
        && Pairs(sum)
            .Any(pair => pair.One == x && Maker(pair.Other, "Mul") is { } cubic && Other(cubic, 0.044715) is { } cube && IsCube(cube, x));

    private bool IsCube(string value, string x) =>
        (Maker(value, "Pow") is { Inputs: [var root, var three] } && root == x && IsNumber(three, 3))
        || (Maker(value, "Mul") is { } product && Pairs(product).Any(pair => pair.One == x && IsSquare(pair.Other, x)));

    private bool IsSquare(string value, string x) =>
        (Maker(value, "Pow") is { Inputs: [var root, var two] } && root == x && IsNumber(two, 2))
        || (Maker(value, "Mul") is { Inputs: [var one, var other] } && one == x && other == x);

    /// <summary>Returns what a node combines with a number.</summary>
    private string? Other(OnnxNode node, double number) =>
        Pairs(node).Where(pair => IsNumber(pair.One, number)).Select(pair => pair.Other).FirstOrDefault();

    /// <summary>x / √(mean x² + ε) over the last axis, also as x · (1 / √…), with the factors behind it.</summary>
    private OnnxNode? RmsNormalization(OnnxNode node)
    {
        foreach ((string x, string other) in node.Operation == "Mul" ? Pairs(node) : [.. Pairs(node).Take(1)])
        {
            string? root =
                node.Operation == "Div" ? other
                : Maker(other, "Reciprocal") is { } reciprocal ? reciprocal.Inputs[0]
                : Maker(other, "Div") is { Inputs: [var one, var divisor] } && IsNumber(one, 1) ? divisor
                : null;
            if (root is null || Maker(root, "Sqrt") is not { } function || Maker(function.Inputs[0], "Add") is not { } sum)
            {
                continue;
            }

            foreach ((string epsilon, string mean) in Pairs(sum))
            {
                if (
                    Number(epsilon) is > 0 and < 1 and var number
                    && Maker(mean, "ReduceMean") is { } reduced
                    && IsSquare(reduced.Inputs[0], x)
                    && IsOverLast(reduced)
                )
                {
                    (OnnxNode end, string gamma) = Affine(node, "Mul");
                    return Node("RMSNormalization", end, [x, gamma], Epsilon(number));
                }
            }
        }

        return null;
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
        return Node("LayerNormalization", end, [input, gamma, beta], Epsilon(epsilon));
    }

    private bool IsVariance(string value, string difference) =>
        Maker(value, "ReduceMean") is { } mean && IsSquare(mean.Inputs[0], difference) && IsOverLast(mean);

    private bool IsMeanOf(string value, string x) => Maker(value, "ReduceMean") is { } mean && mean.Inputs[0] == x && IsOverLast(mean);

    /// <summary>Whether a node reduces the last axis and keeps it. The axes are an input from version 18 on.</summary>
    private bool IsOverLast(OnnxNode node) =>
        node.Int("keepdims", 1) == 1 && (node.Inputs.Count == 2 ? Number(node.Inputs[1]) is -1 : node.Ints("axes") is [-1]);

    /// <summary>Returns the node behind another that combines its result with a stored row, if nobody else reads it. One number is no row of weights.</summary>
    private (OnnxNode Node, string Row) Affine(OnnxNode node, string operation)
    {
        OnnxNode[] readers = [.. _graph.Nodes.Where(reader => reader.Inputs.Contains(node.Outputs[0]))];
        if (readers is not [var only] || only.Operation != operation || _graph.Outputs.Contains(node.Outputs[0]))
        {
            return (node, "");
        }

        string? row = Pairs(only).Where(pair => pair.One == node.Outputs[0]).Select(pair => pair.Other).FirstOrDefault();

        // PyTorch writes a tensor that has the numbers of another one as its copy.
        row = row is not null && Maker(row, "Identity") is { } copy ? copy.Inputs[0] : row;
        return row is not null && _graph.Initializers.TryGetValue(row, out global::Onnx.TensorProto? tensor) && tensor.Dims is [> 1]
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

    private static global::Onnx.AttributeProto Epsilon(double value) => Real("epsilon", value);

    private static OnnxNode Node(string operation, OnnxNode end, string[] inputs, params global::Onnx.AttributeProto[] attributes)
    {
        global::Onnx.NodeProto node = new() { Name = end.Name, OpType = operation };
        node.Input.Add(inputs);
        node.Output.Add(end.Outputs[0]);
        node.Attribute.Add(attributes);
        return new OnnxNode(node);
    }
}
