using StaticNets.Tool.Onnx;
using Kind = global::Onnx.AttributeProto.Types.AttributeType;

namespace StaticNets.Tool.Importing.Operations;

// What this tool writes because ONNX has no operation for it.
internal sealed partial class NodePatterns
{
    /// <summary>The attribute of the one node in place of those of a causal mask: how many steps a step reads, 0 for all earlier ones.</summary>
    public const string Window = "window";

    /// <summary>The attribute that says that windows are over the last axis, and lie as those of the layer if their size is even.</summary>
    public const string IsLayer = "is_layer";

    // Masks have such numbers instead of -∞.
    private const double Masked = -1e4;
    private const int StepsOfScores = 2;
    private const int LargestWindow = 1 << 24;

    /// <summary>
    /// where(t − s ≥ 0 and t − s &lt; window, scores, −∞), in which t and s count the steps of the scores. It becomes a node Where that reads
    /// the scores only.
    /// </summary>
    private OnnxNode? CausalMask(OnnxNode node)
    {
        if (node.Inputs is not [var isRead, var scores, var unread] || Number(unread) is not <= Masked)
        {
            return null;
        }

        (string isEarlier, string? isNear) = Maker(isRead, "And") is { Inputs: [var one, var other] } ? (one, other) : (isRead, null);
        if (Maker(isEarlier, "GreaterOrEqual") is not { Inputs: [var distance, var none] } || Number(none) is not 0)
        {
            return null;
        }

        double window = 0;
        if (isNear is not null)
        {
            if (Maker(isNear, "Less") is not { Inputs: [var near, var most] } || near != distance || Number(most) is not { } number)
            {
                return null;
            }

            window = number;
        }

        bool isWhole = window is >= 0 and <= LargestWindow && double.IsInteger(window) && (isNear is null || window > 0);
        return isWhole && IsDistanceOfSteps(distance, scores) ? Node("Where", node, [scores], Integer(Window, (long)window)) : null;
    }

    /// <summary>Whether a value is the number of each step, as a column, minus the number of each step.</summary>
    private bool IsDistanceOfSteps(string value, string scores) =>
        Maker(value, "Sub") is { Inputs: [var column, var row] }
        && Maker(column, "Unsqueeze") is { Inputs: [var numbers, var axis] }
        && numbers == row
        && Number(axis) is 1
        && Maker(row, "Range") is { Inputs: [var first, var count, var step] }
        && Number(first) is 0
        && Number(step) is 1
        && Maker(count, "Squeeze") is { } squeezed
        && Maker(squeezed.Inputs[0], "Shape") is { } shape
        && shape.Inputs[0] == scores
        && shape.Int("start", 0) == StepsOfScores
        && shape.Int("end", 0) == StepsOfScores + 1;

    /// <summary>x / (k + x² · windows) ^ β, with a matrix that has the same number in each window of channels.</summary>
    private OnnxNode? LocalNormalization(OnnxNode node)
    {
        if (
            node.Inputs is not [var x, var divisor]
            || Maker(divisor, "Pow") is not { Inputs: [var sum, var exponent] }
            || Number(exponent) is not { } beta
            || Maker(sum, "Add") is not { Inputs: [var sums, var addend] }
            || Number(addend) is not { } k
            || Maker(sums, "MatMul") is not { Inputs: [var squares, var matrix] }
            || !IsSquare(squares, x)
            || !_graph.Initializers.TryGetValue(matrix, out global::Onnx.TensorProto? tensor)
            || SizeOfWindows(tensor) is not (var size, var weight)
        )
        {
            return null;
        }

        return Node(
            "LRN",
            node,
            [x],
            Real("alpha", weight * size),
            Real("beta", beta),
            Real("bias", k),
            Integer("size", size),
            Integer(IsLayer, 1)
        );
    }

    /// <summary>
    /// Returns the size of the windows of a matrix and the number in them: the column c has it in the rows from c − size / 2 to
    /// c + (size − 1) / 2. Returns <see langword="null"/> for other matrices, and if each window holds all channels, which tell no size.
    /// </summary>
    private static (int Size, double Weight)? SizeOfWindows(global::Onnx.TensorProto tensor)
    {
        if (
            tensor.Dims is not [var rows and > 1, var columns]
            || rows != columns
            || tensor.DataLocation == global::Onnx.TensorProto.Types.DataLocation.External
            || (ElementType)tensor.DataType is not (ElementType.Single or ElementType.Double)
        )
        {
            return null;
        }

        double[] values = OnnxTensor.Values(tensor, folder: null);
        int channels = (int)rows;
        int behind = CountFrom(0, 0, 1) - 1;
        int before = CountFrom(channels - 1, channels - 1, -1) - 1;
        double weight = values[0];
        int size = before + behind + 1;
        bool isBand = before >= 0 && behind >= 0 && before < channels - 1 && behind < channels - 1 && before == size / 2;
        return isBand && values.Select((value, i) => IsOf(value, i / channels, i % channels)).All(fits => fits) ? (size, weight) : null;

        int CountFrom(int row, int column, int direction)
        {
            int count = 0;
            for (; row >= 0 && row < channels && values[(row * channels) + column] != 0; row += direction)
            {
                count++;
            }

            return count;
        }

        bool IsOf(double value, int row, int column) => value == (row >= column - before && row <= column + behind ? weight : 0);
    }

    private static global::Onnx.AttributeProto Integer(string name, long value) =>
        new()
        {
            Name = name,
            I = value,
            Type = Kind.Int,
        };

    private static global::Onnx.AttributeProto Real(string name, double value) =>
        new()
        {
            Name = name,
            F = (float)value,
            Type = Kind.Float,
        };
}
