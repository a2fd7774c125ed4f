using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>
/// Splits the columns of a matrix into groups, which are stored as separate matrices one after the other, and joins the groups again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnGroups
{
    /// <summary>
    /// Splits a matrix: <c>destination[g · rows + r, j] = source[r, g · columns + j]</c>. The padding at the end of each destination row
    /// becomes zero.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the matrix.</param>
    /// <param name="sourceStride">Distance between the rows of the matrix in elements.</param>
    /// <param name="destination">
    /// First element of the groups: groups × <paramref name="rows"/> × <paramref name="destinationStride"/>.
    /// </param>
    /// <param name="destinationStride">Distance between the rows of a group in elements.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="columns">Number of columns of a group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split<T>(ref T source, int sourceStride, ref T destination, int destinationStride, int rows, int groups, int columns)
        where T : unmanaged
    {
        for (int group = 0; group < groups; group++)
        {
            ref T from = ref Unsafe.Add(ref source, group * columns);
            ref T to = ref Unsafe.Add(ref destination, (nint)group * rows * destinationStride);
            RowCopy.Pack(ref from, (nuint)sourceStride, ref to, (nuint)destinationStride, columns, (nuint)rows);
        }
    }

    /// <summary>
    /// Concatenates the groups to one matrix, the inverse of <c>Split</c>:
    /// <c>destination[r, g · columns + j] = source[g · rows + r, j]</c>, or <c>+=</c> if <paramref name="accumulate"/> is true.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the groups.</param>
    /// <param name="sourceStride">Distance between the rows of a group in elements.</param>
    /// <param name="destination">
    /// First element of the matrix; the padding at the end of its rows becomes zero unless <paramref name="accumulate"/> is true.
    /// </param>
    /// <param name="destinationStride">Distance between the rows of the matrix in elements.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="columns">Number of columns of a group.</param>
    /// <param name="accumulate">Whether the groups are added to the content of the matrix.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join<T>(
        ref T source,
        int sourceStride,
        ref T destination,
        int destinationStride,
        int rows,
        int groups,
        int columns,
        bool accumulate
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < rows; row++)
        {
            Span<T> joined = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, (nint)row * destinationStride), destinationStride);
            for (int group = 0; group < groups; group++)
            {
                ref T first = ref Unsafe.Add(ref source, (((nint)group * rows) + row) * sourceStride);
                ReadOnlySpan<T> from = MemoryMarshal.CreateReadOnlySpan(ref first, columns);
                Span<T> to = joined.Slice(group * columns, columns);
                if (accumulate)
                {
                    SpanMath.Add(to, from);
                }
                else
                {
                    from.CopyTo(to);
                }
            }

            if (!accumulate)
            {
                joined[(groups * columns)..].Clear();
            }
        }
    }
}
