using System.Numerics.Tensors;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Shows a tensor that lies in a padded block in the shape its layer declares.</summary>
internal static class TensorView
{
    /// <summary>A view of one tensor of a block; the padding lies between the rows it shows.</summary>
    public static TensorSpan<T> Of<T>(TensorDescription tensor, Span<T> block)
    {
        int rank = tensor.Shape.Length;
        Span<nint> lengths = stackalloc nint[rank];
        Span<nint> strides = stackalloc nint[rank];
        nint stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--)
        {
            lengths[axis] = tensor.Shape[axis];

            // The type demands a stride of 0 where an axis has a single element.
            strides[axis] = lengths[axis] == 1 ? 0 : stride;
            stride = axis == rank - 1 ? tensor.RowStride : stride * lengths[axis];
        }

        return new TensorSpan<T>(block[tensor.Offset..], lengths, strides);
    }

    /// <summary>One row of a tensor of a block, without its padding.</summary>
    public static Span<T> Row<T>(TensorDescription tensor, Span<T> block, int row) => block.Slice(tensor.RowStart(row), tensor.RowLength);

    /// <summary>Writes all values of a tensor, which lie side by side, to its rows.</summary>
    public static void Write<T>(TensorDescription tensor, ReadOnlySpan<T> values, Span<T> block)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            values.Slice(row * tensor.RowLength, tensor.RowLength).CopyTo(Row(tensor, block, row));
        }
    }
}
