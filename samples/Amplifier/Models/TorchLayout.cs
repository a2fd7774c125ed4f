namespace Amps.Models;

/// <summary>Rearranges weights from PyTorch's layout, <c>[gates · units, inputs]</c>, into that of StaticNets, <c>[inputs, gates · units]</c>.</summary>
internal static class TorchLayout
{
    /// <summary>Transposes a matrix.</summary>
    public static float[] Transpose(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        float[] transposed = new float[matrix.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                transposed[(column * rows) + row] = matrix[(row * columns) + column];
            }
        }

        return transposed;
    }

    /// <summary>Swaps the first two of a GRU's three gates in each row: PyTorch's order is r z n, that of StaticNets z r c.</summary>
    /// <param name="matrix"><c>[rows, 3 · units]</c>; changed in place.</param>
    /// <param name="units">The number of units.</param>
    public static void SwapGruGates(Span<float> matrix, int units)
    {
        const int Gates = 3;
        Span<float> reset = new float[units];
        for (; !matrix.IsEmpty; matrix = matrix[(Gates * units)..])
        {
            Span<float> update = matrix.Slice(units, units);
            matrix[..units].CopyTo(reset);
            update.CopyTo(matrix);
            reset.CopyTo(update);
        }
    }
}
