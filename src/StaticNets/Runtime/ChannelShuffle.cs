using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNets.Simd;

namespace StaticNets.Runtime;

/// <summary>
/// Swaps the two axes by which the channels of each pixel are numbered, the channel shuffle of ShuffleNet (Zhang et al. 2018): from
/// <c>[group, place in the group]</c> to <c>[place, group]</c>, in which the same channel of neighbouring groups are neighbours, and back.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelShuffle
{
    /// <summary>Computes <c>destination[pixel, j, i] = source[pixel, i, j]</c> in each row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the source; elements after its last pixel are not read.</param>
    /// <param name="sourceStride">Distance between the rows of the source in elements.</param>
    /// <param name="destination">First element of the destination.</param>
    /// <param name="destinationStride">Distance between the rows of the destination in elements.</param>
    /// <param name="pixels">Number of pixels in a row.</param>
    /// <param name="first">Length of the first axis of a pixel of the source, at least 2.</param>
    /// <param name="second">Length of the second axis of a pixel of the source, at least 2.</param>
    /// <param name="accumulate">
    /// Whether the elements are added to the destination. Otherwise they replace its content, and the padding at the end of each row
    /// becomes zero.
    /// </param>
    /// <param name="rows">Number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(
        ref T source,
        int sourceStride,
        ref T destination,
        int destinationStride,
        int pixels,
        int first,
        int second,
        bool accumulate,
        nuint rows
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int channels = first * second;
        for (nuint row = 0; row < rows; row++)
        {
            ref T from = ref Unsafe.Add(ref source, row * (nuint)sourceStride);
            ref T to = ref Unsafe.Add(ref destination, row * (nuint)destinationStride);
            bool isLast = row == rows - 1;
            for (int pixel = isLast ? 1 : 0; pixel < pixels; pixel++)
            {
                // The JIT compiler makes code without the flag of each call.
                if (accumulate)
                {
                    Transpose(ref from, ref to, (nuint)first, (nuint)second, accumulate: true);
                }
                else
                {
                    Transpose(ref from, ref to, (nuint)first, (nuint)second, accumulate: false);
                }

                from = ref Unsafe.Add(ref from, channels);
                to = ref Unsafe.Add(ref to, channels);
            }

            if (isLast)
            {
                // Vectors would extend past the end of the last pixel.
                TransposeOneByOne(ref from, ref to, first, second, accumulate);
                to = ref Unsafe.Add(ref to, channels);
            }

            if (!accumulate)
            {
                MemoryMarshal.CreateSpan(ref to, destinationStride - (pixels * channels)).Clear();
            }
        }
    }

    /// <summary>
    /// Transposes a matrix in squares of one vector's length. Squares at the right and lower edges are incomplete: there, up to three
    /// elements are read past the end of the matrix, and as many zeros are written, or added, past the end of a row of the result. They are
    /// written before the elements in their place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose<T>(ref T source, ref T destination, nuint rows, nuint columns, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = (nuint)Vector128<T>.Count;
        if (lanes == 4 && rows == 2)
        {
            JoinPairs(ref source, ref destination, columns, accumulate);
            return;
        }

        if (lanes == 4 && columns == 2)
        {
            SplitPairs(ref source, ref destination, rows, accumulate);
            return;
        }

        nuint last = rows % lanes;
        nuint whole = rows - last;
        for (nuint j = 0; j < columns; j += lanes)
        {
            ref T from = ref Unsafe.Add(ref source, j);
            ref T to = ref Unsafe.Add(ref destination, j * rows);
            nuint width = nuint.Min(lanes, columns - j);
            if (last > 0)
            {
                WriteSquare(
                    ref Unsafe.Add(ref from, whole * columns),
                    columns,
                    ref Unsafe.Add(ref to, whole),
                    rows,
                    last,
                    width,
                    accumulate
                );
            }

            for (nuint i = 0; i < whole; i += lanes)
            {
                if (width == lanes)
                {
                    WriteSquare(ref from, columns, ref to, rows, lanes, lanes, accumulate);
                }
                else
                {
                    WriteSquare(ref from, columns, ref to, rows, lanes, width, accumulate);
                }

                from = ref Unsafe.Add(ref from, lanes * columns);
                to = ref Unsafe.Add(ref to, lanes);
            }
        }
    }

    /// <summary>Writes a matrix of two rows as one of two columns, without the half of each square that would be empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void JoinPairs<T>(ref T source, ref T destination, nuint count, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint j = 0;
        for (; j + 4 <= count; j += 4)
        {
            Vector128<T> a = Simd128<T>.Load(ref source, j);
            Vector128<T> b = Simd128<T>.Load(ref source, count + j);
            Put(Simd128<T>.InterleaveLower(a, b), ref destination, 2 * j, accumulate);
            Put(Simd128<T>.InterleaveUpper(a, b), ref destination, (2 * j) + 4, accumulate);
        }

        for (; j < count; j++)
        {
            Put(Unsafe.Add(ref source, j), ref destination, 2 * j, accumulate);
            Put(Unsafe.Add(ref source, count + j), ref destination, (2 * j) + 1, accumulate);
        }
    }

    /// <summary>Writes a matrix of two columns as one of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SplitPairs<T>(ref T source, ref T destination, nuint count, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint i = 0;
        for (; i + 4 <= count; i += 4)
        {
            Vector128<T> a = Simd128<T>.Load(ref source, 2 * i);
            Vector128<T> b = Simd128<T>.Load(ref source, (2 * i) + 4);
            (a, b) = (Simd128<T>.InterleaveLower(a, b), Simd128<T>.InterleaveUpper(a, b));
            Put(Simd128<T>.InterleaveLower(a, b), ref destination, i, accumulate);
            Put(Simd128<T>.InterleaveUpper(a, b), ref destination, count + i, accumulate);
        }

        for (; i < count; i++)
        {
            Put(Unsafe.Add(ref source, 2 * i), ref destination, i, accumulate);
            Put(Unsafe.Add(ref source, (2 * i) + 1), ref destination, count + i, accumulate);
        }
    }

    /// <summary>Transposes a square of which the first rows and columns are given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteSquare<T>(
        ref T source,
        nuint sourceStride,
        ref T destination,
        nuint destinationStride,
        nuint rows,
        nuint columns,
        bool accumulate
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector128<T> a = Simd128<T>.Load(ref source, 0);
        Vector128<T> b = rows > 1 ? Simd128<T>.Load(ref source, sourceStride) : Vector128<T>.Zero;
        if (Vector128<T>.Count == 2)
        {
            Put(Simd128<T>.InterleaveLower(a, b), ref destination, 0, accumulate);
            if (columns > 1)
            {
                Put(Simd128<T>.InterleaveUpper(a, b), ref destination, destinationStride, accumulate);
            }

            return;
        }

        Vector128<T> c = rows > 2 ? Simd128<T>.Load(ref source, 2 * sourceStride) : Vector128<T>.Zero;
        Vector128<T> d = rows > 3 ? Simd128<T>.Load(ref source, 3 * sourceStride) : Vector128<T>.Zero;
        Vector128<T> lowAc = Simd128<T>.InterleaveLower(a, c);
        Vector128<T> lowBd = Simd128<T>.InterleaveLower(b, d);
        Put(Simd128<T>.InterleaveLower(lowAc, lowBd), ref destination, 0, accumulate);
        if (columns > 1)
        {
            Put(Simd128<T>.InterleaveUpper(lowAc, lowBd), ref destination, destinationStride, accumulate);
        }

        if (columns > 2)
        {
            Vector128<T> highAc = Simd128<T>.InterleaveUpper(a, c);
            Vector128<T> highBd = Simd128<T>.InterleaveUpper(b, d);
            Put(Simd128<T>.InterleaveLower(highAc, highBd), ref destination, 2 * destinationStride, accumulate);
            if (columns > 3)
            {
                Put(Simd128<T>.InterleaveUpper(highAc, highBd), ref destination, 3 * destinationStride, accumulate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeOneByOne<T>(ref T source, ref T destination, int rows, int columns, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                Put(Unsafe.Add(ref source, (i * columns) + j), ref destination, (nuint)((j * rows) + i), accumulate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(T value, ref T destination, nuint offset, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T to = ref Unsafe.Add(ref destination, offset);
        to = accumulate ? to + value : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(Vector128<T> value, ref T destination, nuint offset, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Simd128<T>.Store(accumulate ? value + Simd128<T>.Load(ref destination, offset) : value, ref destination, offset);
}
