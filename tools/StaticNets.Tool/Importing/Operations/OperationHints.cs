using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>What would be possible instead of operations that no layer computes.</summary>
internal static class OperationHints
{
    private static readonly Dictionary<string, string> _hints = new(StringComparer.Ordinal)
    {
        ["Erf"] = "no layer computes it outside of 0.5 · x · (1 + erf(x / √2)), which is GELU",
        ["If"] = "the layers of a network are fixed: export the model without control flow",
        ["Loop"] = "the layers of a network are fixed: export the model without control flow, recurrent layers as RNN, LSTM or GRU",
        ["Scan"] = "the layers of a network are fixed: export recurrent layers as RNN, LSTM or GRU",
        ["QuantizeLinear"] = "export the model with real numbers, before it is quantised",
        ["DequantizeLinear"] = "export the model with real numbers, before it is quantised",
        ["QLinearConv"] = "export the model with real numbers, before it is quantised",
        ["QLinearMatMul"] = "export the model with real numbers, before it is quantised",
        ["Sqrt"] = "no layer computes roots outside of normalisations",
        ["Reciprocal"] = "no layer divides by values outside of normalisations",
        ["Exp"] = "no layer computes it outside of Softmax, Sigmoid and Elu",
        ["ArgMax"] = "leave it out, and take the largest output in C#",
        ["TopK"] = "leave it out, and take the largest outputs in C#",
        ["NonMaxSuppression"] = "leave it out, and choose the boxes in C#",
        ["Einsum"] = "export products as MatMul or Gemm",
    };

    /// <summary>Returns why a node of an unknown operation cannot become a layer.</summary>
    public static string Of(OnnxNode node) =>
        node.Domain.Length > 0
            ? $"operations of '{Files.ForeignName.Escape(node.Domain)}' are not known: export the model with those of ONNX"
            : _hints.GetValueOrDefault(
                node.Operation,
                "no layer computes this operation on values (docs/importing.md lists those that have one)"
            );
}
