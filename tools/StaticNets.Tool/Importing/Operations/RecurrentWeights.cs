using StaticNets.Tool.Conversion;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>The weights and functions of a recurrent node, in the layouts of the layers.</summary>
internal sealed class RecurrentWeights
{
    // ONNX has the gates of a LSTM in the order i, o, f, c; the layer has i, f, c, o. Those of a GRU are z, r, h in both.
    private static readonly Dictionary<string, int[]> _gates = new(StringComparer.Ordinal)
    {
        ["SimpleRnn"] = [0],
        ["Lstm"] = [0, 2, 3, 1],
        ["Gru"] = [0, 1, 2],
    };

    private readonly List<(string Role, int[] Shape, double[] Values)> _tensors = [];
    private readonly bool _hasBias;
    private readonly bool _resetsAfter;
    private readonly RecurrentFunctions _functions;

    private RecurrentWeights(NodeContext context, string kind, int directions, int features)
    {
        GateOrder order = new(_gates[kind], "");
        Constant kernel = context.Constant(1);
        Constant recurrent = context.Constant(2);
        int gates = order.Blocks.Length;
        Units = recurrent.Shape.Length == 3 ? recurrent.Shape[2] : 0;
        Units =
            (int)context.Node.Int("hidden_size", Units) == Units && Units > 0
                ? Units
                : throw new RefusalException("hidden_size does not fit R");
        int columns = checked(gates * Units);
        Require(kernel, "W", [directions, columns, features]);
        Require(recurrent, "R", [directions, columns, Units]);
        Constant? bias = context.Has(3) ? context.Constant(3) : null;
        _hasBias = bias is not null;
        if (bias is not null)
        {
            Require(bias, "B", [directions, 2 * columns]);
        }

        _resetsAfter = kind == "Gru" && context.Node.Int("linear_before_reset", 0) != 0;
        IsGru = kind == "Gru";
        int[] permuted = order.Columns(columns);
        _functions = RecurrentFunctions.Read(context, kind, directions);
        double[] factors = [.. Enumerable.Range(0, columns).Select(column => IsOfGate(kind, column / Units) ? _functions.GateFactor : 1)];
        for (int direction = 0; direction < directions; direction++)
        {
            string prefix = direction == 1 ? "backward_" : "";
            _tensors.Add((prefix + "kernel", [features, columns], Columns(kernel, direction, features, factors, permuted)));
            _tensors.Add((prefix + "recurrent_kernel", [Units, columns], Columns(recurrent, direction, Units, factors, permuted)));
            if (bias is not null)
            {
                double[] values = bias.Elements()[(direction * 2 * columns)..((direction + 1) * 2 * columns)];
                double[] input = [.. permuted.Select((column, i) => factors[i] * values[column])];
                double[] state = [.. permuted.Select((column, i) => factors[i] * values[columns + column])];
                _tensors.Add(
                    _resetsAfter
                        ? (prefix + "bias", [2, columns], [.. input, .. state])
                        : (prefix + "bias", [columns], [.. input.Zip(state, (x, h) => x + h)])
                );
            }
        }
    }

    public int Units { get; }

    private bool IsGru { get; }

    /// <summary>Reads the weights.</summary>
    /// <param name="context">The node.</param>
    /// <param name="kind">The kind of the layer.</param>
    /// <param name="directions">1, or 2 if the node reads forwards and backwards.</param>
    /// <param name="features">The number of features of each step.</param>
    public static RecurrentWeights Read(NodeContext context, string kind, int directions, int features)
    {
        if (kind == "Gru" && !context.Node.Has("linear_before_reset") && context.Producer.StartsWith("pytorch 2", StringComparison.Ordinal))
        {
            context.Note(
                "PyTorch's newer exporter leaves linear_before_reset out, although PyTorch computes with it: if outputs differ from PyTorch's, "
                    + "set linear_before_reset = 1 at the GRU nodes of the model."
            );
        }

        return new RecurrentWeights(context, kind, directions, features);
    }

    /// <summary>Adds arguments and weights to a layer.</summary>
    public void Apply(Layer layer)
    {
        layer.Set("ResetAfter", !IsGru || _resetsAfter, true).Set("UseBias", _hasBias, true);
        layer.Activation = _functions.Function;
        if (_functions.OfGates is { } gates)
        {
            layer.Choose("RecurrentActivation", $"{gates}");
        }

        foreach ((string role, int[] shape, double[] values) in _tensors)
        {
            layer.Add(role, shape, values);
        }
    }

    /// <summary>Whether a block of columns of the layer is that of a gate: all but the candidate.</summary>
    private static bool IsOfGate(string kind, int block) => kind != "SimpleRnn" && block != 2;

    /// <summary>Returns the transposed matrix of one direction, with its columns in the order of the layer and multiplied by factors.</summary>
    private static double[] Columns(Constant matrices, int direction, int rows, double[] factors, int[] permuted)
    {
        int columns = factors.Length;
        int length = rows * columns;
        double[] matrix = matrices.Elements()[(direction * length)..((direction + 1) * length)];
        double[] moved = AxisOrder.Permute(AxisOrder.Exchange(matrix, [rows, columns], [1, 0]), [rows, columns], 1, permuted);
        return Array.TrueForAll(factors, factor => factor == 1) ? moved : [.. moved.Select((weight, i) => weight * factors[i % columns])];
    }

    private static void Require(Constant constant, string name, int[] shape)
    {
        if (!constant.Shape.SequenceEqual(shape))
        {
            throw new RefusalException($"{name} must have the shape {Sizes.Text(shape)}, found {Sizes.Text(constant.Shape)}");
        }
    }
}
