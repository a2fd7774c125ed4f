using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Nodes that are constants by themselves: <c>Constant</c>, and the shape of a value.</summary>
internal static class ConstantNode
{
    /// <summary>Reads a node <c>Constant</c>.</summary>
    /// <exception cref="RefusalException">Its value is no tensor of numbers.</exception>
    public static Constant Read(OnnxNode node)
    {
        if (node.Tensor("value") is { } tensor)
        {
            return new(OnnxTensor.Shape(tensor), OnnxTensor.Values(tensor, folder: null), OnnxTensor.Type(tensor));
        }

        return node.Has("value_int") ? Constant.Of(node.Int("value_int", 0)).WithShape()
            : node.Ints("value_ints") is { } integers ? Constant.Of(integers)
            : node.Has("value_float") ? new([], [node.Float("value_float", 0)], ElementType.Single)
            : node.Floats("value_floats") is { } numbers ? new([numbers.Length], numbers, ElementType.Single)
            : throw new RefusalException("expected a constant of numbers");
    }

    /// <summary>Returns a shape, or the part of it that a node <c>Shape</c> asks for.</summary>
    public static Constant Shape(OnnxNode node, int[] shape)
    {
        (int start, int end) = Indexing.Range(node.Int("start", 0), node.Int("end", int.MaxValue), shape.Length);
        return Constant.Of([.. shape[start..Math.Max(start, end)].Select(length => (long)length)]);
    }
}
