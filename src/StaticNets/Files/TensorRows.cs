using System.Collections.Immutable;
using System.Globalization;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Where the elements of a tensor lie in the parameter block, and what a message calls them.</summary>
internal static class TensorRows
{
    private const int MostShown = 8;

    /// <summary>First element of a row in the parameter block.</summary>
    public static int RowStart(this TensorDescription tensor, int row) => tensor.Offset + (row * tensor.RowStride);

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

        return Brackets(indices);
    }

    /// <summary>The shape, e.g. <c>[784, 128]</c>.</summary>
    public static string ShapeText(this TensorDescription tensor) => Brackets(tensor.Shape.AsEnumerable());

    /// <summary>Numbers in brackets, as shapes are written; a file may claim any number of axes, so only the first are shown.</summary>
    public static string Brackets<TNumber>(IEnumerable<TNumber> numbers)
        where TNumber : IFormattable
    {
        string[] shown = numbers.Take(MostShown + 1).Select(number => number.ToString(null, CultureInfo.InvariantCulture)).ToArray();
        if (shown.Length > MostShown)
        {
            shown[MostShown] = "…";
        }

        return $"[{string.Join(", ", shown)}]";
    }
}
