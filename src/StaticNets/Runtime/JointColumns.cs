using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Copies columns into joint rows and out of them. In a joint row, several inputs, outputs or targets lie side by side.</summary>
internal static class JointColumns
{
    /// <summary>Copies the rows of one input, output or target to its columns of the joint rows.</summary>
    /// <param name="rows">Rows × length, without gaps.</param>
    /// <param name="length">Number of elements in one of the rows to copy.</param>
    /// <param name="joint">Joint rows.</param>
    /// <param name="stride">Number of elements in a joint row.</param>
    /// <param name="offset">Index of the first of these columns in a joint row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join<T>(ReadOnlySpan<T> rows, int length, Span<T> joint, int stride, int offset)
    {
        for (int first = 0; first < rows.Length; first += length)
        {
            rows.Slice(first, length).CopyTo(joint[offset..]);
            offset += stride;
        }
    }

    /// <summary>Copies columns of joint rows to the rows of one input, output or target, until <paramref name="rows"/> is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split<T>(ReadOnlySpan<T> joint, int stride, int offset, Span<T> rows, int length)
    {
        for (int first = 0; first < rows.Length; first += length)
        {
            joint.Slice(offset, length).CopyTo(rows[first..]);
            offset += stride;
        }
    }
}
