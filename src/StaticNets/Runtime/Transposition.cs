using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using StaticNets.Simd;

namespace StaticNets.Runtime;

/// <summary>Transposes matrices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    /// <summary>
    /// Transposes a matrix: <c>destination[j, i] = source[i, j]</c>. The padding at the end of each destination row becomes zero.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the matrix.</param>
    /// <param name="sourceStride">Distance between the rows of the matrix in elements.</param>
    /// <param name="destination">
    /// First element of the result: <paramref name="columns"/> × <paramref name="destinationStride"/> elements.
    /// </param>
    /// <param name="destinationStride">Distance between the rows of the result in elements, at least <paramref name="rows"/>.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(ref T source, int sourceStride, ref T destination, int destinationStride, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i + Tuning.TransposedRows <= rows; i += Tuning.TransposedRows)
        {
            ref T block = ref Unsafe.Add(ref source, (nint)i * sourceStride);
            ref T column = ref Unsafe.Add(ref destination, i);
            int j = 0;
            for (; typeof(T) == typeof(float) && Sse.IsSupported && j + 4 <= columns; j += 4)
            {
                for (int row = 0; row < Tuning.TransposedRows && j % Tuning.TransposedRows == 0; row++)
                {
                    Simd128<T>.Prefetch(ref block, ((nuint)row * (nuint)sourceStride) + (nuint)(j + Tuning.TransposedColumnsAhead));
                }

                ref float from = ref Unsafe.As<T, float>(ref Unsafe.Add(ref block, j));
                ref float to = ref Unsafe.As<T, float>(ref column);
                for (int quarter = 0; quarter < Tuning.TransposedRows; quarter += 4)
                {
                    ref float rowsFrom = ref Unsafe.Add(ref from, quarter * (nint)sourceStride);
                    WriteSquare(ref rowsFrom, (nuint)sourceStride, ref Unsafe.Add(ref to, quarter), (nuint)destinationStride);
                }

                for (int row = 0; row < 4 && j + Tuning.TransposedLinesAhead + row < columns; row++)
                {
                    Simd128<T>.Prefetch(ref column, (nuint)(Tuning.TransposedLinesAhead + row) * (nuint)destinationStride);
                }

                column = ref Unsafe.Add(ref column, 4 * (nint)destinationStride);
            }

            for (; j < columns; j++)
            {
                WriteFour(ref Unsafe.Add(ref block, j), sourceStride, ref column);
                WriteFour(ref Unsafe.Add(ref block, j + (4 * (nint)sourceStride)), sourceStride, ref Unsafe.Add(ref column, 4));
                WriteFour(ref Unsafe.Add(ref block, j + (8 * (nint)sourceStride)), sourceStride, ref Unsafe.Add(ref column, 8));
                WriteFour(ref Unsafe.Add(ref block, j + (12 * (nint)sourceStride)), sourceStride, ref Unsafe.Add(ref column, 12));
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

    /// <summary>Transposes four rows of four elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteSquare(ref float source, nuint sourceStride, ref float destination, nuint destinationStride)
    {
        var a = Vector128.LoadUnsafe(ref source);
        var b = Vector128.LoadUnsafe(ref source, sourceStride);
        var c = Vector128.LoadUnsafe(ref source, 2 * sourceStride);
        var d = Vector128.LoadUnsafe(ref source, 3 * sourceStride);
        Vector128<float> lowAb = Sse.UnpackLow(a, b);
        Vector128<float> lowCd = Sse.UnpackLow(c, d);
        Vector128<float> highAb = Sse.UnpackHigh(a, b);
        Vector128<float> highCd = Sse.UnpackHigh(c, d);
        Sse.MoveLowToHigh(lowAb, lowCd).StoreUnsafe(ref destination);
        Sse.MoveHighToLow(lowCd, lowAb).StoreUnsafe(ref destination, destinationStride);
        Sse.MoveLowToHigh(highAb, highCd).StoreUnsafe(ref destination, 2 * destinationStride);
        Sse.MoveHighToLow(highCd, highAb).StoreUnsafe(ref destination, 3 * destinationStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFour<T>(ref T source, nint stride, ref T destination)
        where T : unmanaged
    {
        destination = source;
        Unsafe.Add(ref destination, 1) = Unsafe.Add(ref source, stride);
        Unsafe.Add(ref destination, 2) = Unsafe.Add(ref source, 2 * stride);
        Unsafe.Add(ref destination, 3) = Unsafe.Add(ref source, 3 * stride);
    }
}
