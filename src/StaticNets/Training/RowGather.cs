using System.Runtime.CompilerServices;

namespace StaticNets.Training;

/// <summary>Copies rows by their numbers.</summary>
internal static class RowGather
{
    /// <summary>Copies rows of a length one behind the other; an empty source has nothing to copy.</summary>
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
