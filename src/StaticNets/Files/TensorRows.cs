using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Where the elements of a tensor lie in the parameter block, and what a message calls them.</summary>
internal static class TensorRows
{
    /// <summary>Refuses a block that ends before the last tensor does.</summary>
    /// <exception cref="ArgumentException">The block is too short.</exception>
    public static void RequireBlock(ReadOnlySpan<TensorDescription> tensors, int blockLength)
    {
        foreach (TensorDescription tensor in tensors)
        {
            long end = tensor.Offset + ((tensor.Rows - 1L) * tensor.RowStride) + tensor.RowLength;
            if (end > blockLength)
            {
                throw new ArgumentException(
                    $"Tensor '{tensor.Name}' ends at element {end} of the parameter block, but the block has {blockLength} elements.",
                    nameof(blockLength)
                );
            }
        }
    }

    /// <summary>The axes' indices of an element, e.g. <c>[3, 17]</c>.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="element">Number of the element in row-major order.</param>
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
