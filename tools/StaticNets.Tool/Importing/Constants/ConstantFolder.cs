using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Constants;

/// <summary>
/// Computes nodes whose inputs are all known: shapes that exporters compute step by step, and weights that they rearrange.
/// </summary>
internal static class ConstantFolder
{
    private delegate Constant Fold(OnnxNode node, Constant[] inputs, int opset);

    private static readonly Dictionary<string, Fold> _folds = new(StringComparer.Ordinal)
    {
        ["Identity"] = (_, inputs, _) => inputs[0],
        ["Dropout"] = (_, inputs, _) => inputs[0],
        ["Cast"] = (node, inputs, _) => Elementwise.Cast(inputs[0], (ElementType)node.Int("to", 0)),
        ["ConstantOfShape"] = (node, inputs, _) => Filled(node, inputs[0]),
        ["Gather"] = (node, inputs, _) => Rearranging.Gather(inputs[0], inputs[1], node.Int("axis", 0)),
        ["Slice"] = Rearranging.Slice,
        ["Concat"] = (node, inputs, _) => Rearranging.Concatenate(inputs, node.Int("axis", 0)),
        ["Unsqueeze"] = (node, inputs, _) => Rearranging.Unsqueeze(node, inputs),
        ["Squeeze"] = (node, inputs, _) => Rearranging.Squeeze(node, inputs),
        ["Reshape"] = (node, inputs, _) =>
            inputs[0].WithShape(Indexing.Reshaped(inputs[1].Integers(), inputs[0].Shape, node.Int("allowzero", 0) != 0)),
        ["Flatten"] = (node, inputs, _) => Rearranging.Flatten(inputs[0], node.Int("axis", 1)),
        ["Transpose"] = (node, inputs, _) => Rearranging.Transpose(inputs[0], node.Ints("perm")),
        ["Expand"] = (_, inputs, _) => Rearranging.Expand(inputs[0], inputs[1]),
        ["Range"] = (_, inputs, _) => Range(inputs),
        ["Where"] = (_, inputs, _) => Elementwise.Where(inputs),
        ["Size"] = (_, inputs, _) => Constant.Of(inputs[0].Count).WithShape(),
        ["ReduceProd"] = (node, inputs, _) => Elementwise.Product(node, inputs),
    };

    /// <summary>The operations that are computed during the import.</summary>
    public static IEnumerable<string> Operations => _folds.Keys.Concat(Elementwise.Operations).Concat(["Constant", "Shape"]);

    /// <summary>Computes the first output of a node, or returns <see langword="null"/> for an operation that is not computed.</summary>
    /// <exception cref="RefusalException">The node is not valid, or its result too large.</exception>
    public static Constant? Compute(OnnxNode node, Constant[] inputs, int opset)
    {
        if (!_folds.TryGetValue(node.Operation, out Fold? fold))
        {
            return Elementwise.Compute(node.Operation, inputs);
        }

        int needed = node.Operation switch
        {
            "Gather" or "Reshape" or "Expand" => 2,
            "Range" or "Where" => 3,
            _ => 1,
        };
        return inputs.Length >= needed
            ? fold(node, inputs, opset)
            : throw new RefusalException($"expected {needed} inputs, found {inputs.Length}");
    }

    private static Constant Filled(OnnxNode node, Constant shape)
    {
        global::Onnx.TensorProto? value = node.Tensor("value");
        double[] values = value is null ? [0] : OnnxTensor.Values(value, folder: null);
        long[] lengths = shape.Integers();
        return values.Length == 1 && Array.TrueForAll(lengths, length => length is >= 0 and <= int.MaxValue)
            ? new([.. lengths.Select(length => (int)length)], values, value is null ? ElementType.Single : OnnxTensor.Type(value))
            : throw new RefusalException("expected one value and a shape");
    }

    private static Constant Range(Constant[] inputs)
    {
        double[] numbers = [.. inputs.Take(3).Select(input => input.Values.Length > 0 ? input.Values[0] : 0)];
        double count = Math.Max(0, Math.Ceiling((numbers[1] - numbers[0]) / numbers[2]));
        return count is >= 0 and <= Constant.MostElements
            ? new([(int)count], [.. Enumerable.Range(0, (int)count).Select(i => numbers[0] + (i * numbers[2]))], inputs[0].Type)
            : throw new RefusalException($"a range of {count} numbers is too large");
    }
}
