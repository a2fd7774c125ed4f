using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Finds the names of layers in a model: in those of weights, <c>fc1.weight</c>, and in those of nodes, <c>/fc1/Gemm</c>.</summary>
internal static class LayerNameFinder
{
    private static readonly string[] _operations = ["MatMul", "BiasAdd", "Add", "Conv2D", "Tensordot", "ReadVariableOp", "Conv", "Gemm"];

    /// <summary>Returns the name of the layer that a tensor of weights belongs to, or <see langword="null"/>.</summary>
    public static string? OfWeight(string tensor)
    {
        // PyTorch numbers the tensors that its exporter has changed: onnx::MatMul_12.
        if (tensor.StartsWith("onnx::", StringComparison.Ordinal))
        {
            return null;
        }

        string[] words = [.. tensor.Split(['/', '.']).SkipLast(1)];
        int count = words.Length;
        while (count > 0 && _operations.Contains(words[count - 1]))
        {
            count--;
        }

        return count == 0 ? null : string.Join('_', words[..count]);
    }

    /// <summary>Returns the name that a person gave a node, or the scope of one that an exporter named, or <see langword="null"/>.</summary>
    public static string? OfNode(OnnxNode node)
    {
        string[] words = node.Name.Split('/');
        string name = words.Length > 1 ? words[^2] : words[0];
        string letters = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_');
        return name.Length == 0 || letters == node.Operation || letters.Equals("node", StringComparison.OrdinalIgnoreCase) ? null : name;
    }
}
