using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Checks that tensors fit their blocks, and formats the indices of elements.</summary>
internal static class TensorRows
{
    /// <summary>Checks that the blocks are long enough for all tensors.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="wideLength">Length of the parameter block, which holds the tensors in the number format of the network.</param>
    /// <param name="narrowLength">Length of the block of the tensors that are stored in another number format.</param>
    /// <exception cref="ArgumentException">A block is too short.</exception>
    public static void RequireBlock(ReadOnlySpan<TensorDescription> tensors, int wideLength, int narrowLength)
    {
        foreach (TensorDescription tensor in tensors)
        {
            long end = tensor.Offset + ((tensor.Rows - 1L) * tensor.RowStride) + tensor.RowLength;
            int blockLength = tensor.IsNarrow ? narrowLength : wideLength;
            if (end > blockLength)
            {
                throw new ArgumentException(
                    $"Tensor '{tensor.Name}' ends at element {end} of the parameter block, but the block has {blockLength} elements.",
                    nameof(blockLength)
                );
            }
        }
    }

    /// <summary>Formats the index of an element, e.g. <c>[3, 17]</c>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="element">Row-major index of the element.</param>
    public static string IndexOf(this TensorDescription tensor, int element)
    {
        var indices = new int[tensor.Shape.Length];
        for (int axis = indices.Length - 1; axis >= 0; axis--)
        {
            (element, indices[axis]) = Math.DivRem(element, tensor.Shape[axis]);
        }

        return Shapes.Text(indices);
    }
}
