using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Parameters;

/// <summary>Creates views of tensors in a padded block, in the shape that their layers declare.</summary>
internal static class TensorView
{
    /// <summary>Returns a view of one tensor of a block; its strides skip the padding at the end of each row.</summary>
    public static TensorSpan<T> Of<T>(TensorDescription tensor, Span<T> block) => At(tensor, block[tensor.Offset..]);

    /// <summary>Returns a view of one tensor of a block to read it.</summary>
    public static ReadOnlyTensorSpan<T> Of<T>(TensorDescription tensor, ReadableBlock<T> block)
        where T : unmanaged => Of(tensor, MemoryMarshal.CreateSpan(ref block.Reference, block.Length));

    /// <summary>Returns a view of a tensor that begins at the first element of <paramref name="elements"/>.</summary>
    public static TensorSpan<T> At<T>(TensorDescription tensor, Span<T> elements)
    {
        int rank = tensor.Shape.Length;
        Span<nint> lengths = stackalloc nint[rank];
        Span<nint> strides = stackalloc nint[rank];
        nint stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--)
        {
            lengths[axis] = tensor.Shape[axis];

            // TensorSpan requires stride 0 for an axis of length 1.
            strides[axis] = lengths[axis] == 1 ? 0 : stride;
            stride = axis == rank - 1 ? tensor.RowStride : stride * lengths[axis];
        }

        return new TensorSpan<T>(elements, lengths, strides);
    }

    /// <summary>Returns one row of a tensor without its padding.</summary>
    public static Span<T> Row<T>(TensorDescription tensor, Span<T> block, int row) => block.Slice(tensor.RowStart(row), tensor.RowLength);

    /// <summary>Copies contiguous values of a tensor to its padded rows.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="values">The values in row-major order.</param>
    /// <param name="block">The block of the tensors that are stored in the format of the network.</param>
    /// <param name="narrow">
    /// The block of the tensors that are stored in another format, for which the values are rounded; or <see langword="null"/>.
    /// </param>
    public static void Write<T>(TensorDescription tensor, ReadOnlySpan<T> values, Span<T> block, NarrowBlock<T>? narrow = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            WriteRow(tensor, row, values.Slice(row * tensor.RowLength, tensor.RowLength), block, narrow);
        }
    }

    /// <summary>Copies the values of one row of a tensor to its padded row.</summary>
    public static void WriteRow<T>(TensorDescription tensor, int row, ReadOnlySpan<T> values, Span<T> block, NarrowBlock<T>? narrow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (narrow is not null && tensor.IsNarrow)
        {
            narrow.Write(tensor.RowStart(row), values);
        }
        else
        {
            values.CopyTo(Row(tensor, block, row));
        }
    }
}
