using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>Copies rows between the user's dense memory and padded buffers.</summary>
public static class RowCopy
{
    /// <summary>
    /// Copies <paramref name="rows"/> rows of <paramref name="length"/> elements and zeroes the padding at the end of each of them,
    /// including the last one: <c>destination[r, j] = j &lt; length ? source[r, j] : 0</c>.
    /// </summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="source">First element of the first row.</param>
    /// <param name="sourceStride">Distance between source rows in elements.</param>
    /// <param name="destination">First element of the first row; memory of <c>rows · destinationStride</c> elements.</param>
    /// <param name="destinationStride">Distance between destination rows in elements.</param>
    /// <param name="length">Length of a row without padding.</param>
    /// <param name="rows">Number of rows; may be zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="length"/> is negative or more than <paramref name="destinationStride"/>, or a destination row is longer than any
    /// array can be; nothing has been written.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)] // Inlined: a short row needs no call.
    public static void Pack<T>(ref T source, nuint sourceStride, ref T destination, nuint destinationStride, int length, nuint rows)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((nuint)length, destinationStride, nameof(length));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destinationStride, (nuint)Array.MaxLength);
        int padding = (int)destinationStride - length;
        for (nuint r = 0; r < rows; r++)
        {
            ref T row = ref Unsafe.Add(ref destination, r * destinationStride);
            MemoryMarshal
                .CreateReadOnlySpan(ref Unsafe.Add(ref source, r * sourceStride), length)
                .CopyTo(MemoryMarshal.CreateSpan(ref row, length));
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, length), padding).Clear();
        }
    }

    /// <summary>
    /// Copies the first <paramref name="length"/> elements of each of <paramref name="rows"/> padded rows to dense memory, and writes
    /// nothing else: <c>destination[r · length + j] = source[r, j]</c>.
    /// </summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="source">First element of the first row; the padding after the last row need not exist.</param>
    /// <param name="sourceStride">Distance between source rows in elements.</param>
    /// <param name="destination">Memory of <c>rows · length</c> elements.</param>
    /// <param name="length">Length of a row without padding.</param>
    /// <param name="rows">Number of rows; may be zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative; nothing has been written.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Unpack<T>(ref T source, nuint sourceStride, ref T destination, int length, nuint rows)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        for (nuint r = 0; r < rows; r++)
        {
            MemoryMarshal
                .CreateReadOnlySpan(ref Unsafe.Add(ref source, r * sourceStride), length)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, r * (nuint)length), length));
        }
    }

    /// <summary>
    /// Copies the first <paramref name="length"/> elements of each of <paramref name="rows"/> padded rows to a part of a longer row, and
    /// writes nothing else: <c>destination[r · destinationStride + j] = source[r, j]</c>.
    /// </summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="source">First element of the first row; the padding after the last row need not exist.</param>
    /// <param name="sourceStride">Distance between source rows in elements.</param>
    /// <param name="destination">First element of the part in the first destination row.</param>
    /// <param name="destinationStride">Distance between destination rows in elements.</param>
    /// <param name="length">Length of the part.</param>
    /// <param name="rows">Number of rows; may be zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="length"/> is negative or more than <paramref name="destinationStride"/>; nothing has been written.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void UnpackInto<T>(ref T source, nuint sourceStride, ref T destination, nuint destinationStride, int length, nuint rows)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((nuint)length, destinationStride, nameof(length));
        for (nuint r = 0; r < rows; r++)
        {
            MemoryMarshal
                .CreateReadOnlySpan(ref Unsafe.Add(ref source, r * sourceStride), length)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, r * destinationStride), length));
        }
    }
}
