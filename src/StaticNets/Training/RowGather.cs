using System.Runtime.CompilerServices;

namespace StaticNets.Training;

/// <summary>Copies rows by their indices.</summary>
internal static class RowGather
{
    /// <summary>Copies rows of a length in the order of their indices; an empty source is ignored.</summary>
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
