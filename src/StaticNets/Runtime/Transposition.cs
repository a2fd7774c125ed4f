using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>Writes a matrix with rows and columns exchanged.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    // Four by four: as many rows as there are write streams, each filled by four neighbours.
    private const int Block = 4;

    /// <summary><c>destination[j, i] = source[i, j]</c>; the padding behind a destination row becomes zero.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the matrix.</param>
    /// <param name="sourceStride">Elements from one of its rows to the next.</param>
    /// <param name="destination">First element of the result: <paramref name="columns"/> × <paramref name="destinationStride"/> elements.</param>
    /// <param name="destinationStride">Elements from one of its rows to the next, at least <paramref name="rows"/>.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(ref T source, int sourceStride, ref T destination, int destinationStride, int rows, int columns)
        where T : unmanaged
    {
        int i = 0;
        for (; i + Block <= rows; i += Block)
        {
            ref T a = ref Unsafe.Add(ref source, (nint)i * sourceStride);
            ref T b = ref Unsafe.Add(ref a, sourceStride);
            ref T c = ref Unsafe.Add(ref b, sourceStride);
            ref T d = ref Unsafe.Add(ref c, sourceStride);
            ref T column = ref Unsafe.Add(ref destination, i);
            for (int j = 0; j < columns; j++)
            {
                column = Unsafe.Add(ref a, j);
                Unsafe.Add(ref column, 1) = Unsafe.Add(ref b, j);
                Unsafe.Add(ref column, 2) = Unsafe.Add(ref c, j);
                Unsafe.Add(ref column, 3) = Unsafe.Add(ref d, j);
                column = ref Unsafe.Add(ref column, destinationStride);
            }
        }

        for (; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                Unsafe.Add(ref destination, ((nint)j * destinationStride) + i) = Unsafe.Add(ref source, ((nint)i * sourceStride) + j);
            }
        }

        for (int j = 0; j < columns && rows < destinationStride; j++)
        {
            MemoryMarshal
                .CreateSpan(ref Unsafe.Add(ref destination, ((nint)j * destinationStride) + rows), destinationStride - rows)
                .Clear();
        }
    }
}
