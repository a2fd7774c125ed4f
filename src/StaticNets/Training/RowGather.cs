using System.Runtime.CompilerServices;

namespace StaticNets.Training;

/// <summary>Copies the rows that a list of indices selects.</summary>
internal static class RowGather
{
    /// <summary>
    /// Copies the rows with the given indices, in the given order; each row has <paramref name="length"/> elements. If the source is empty,
    /// nothing is copied.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<TValue>(ReadOnlySpan<int> rows, ReadOnlySpan<TValue> source, Span<TValue> destination, int length)
    {
        if (source.IsEmpty)
        {
            return;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            source.Slice(rows[i] * length, length).CopyTo(destination[(i * length)..]);
        }
    }
}
