using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Copies some columns of joint rows, in which several inputs, outputs or targets lie side by side.</summary>
internal static class JointColumns
{
    /// <summary>Rows of one input, output or target into joint rows.</summary>
    /// <param name="rows">Rows × length, without gaps.</param>
    /// <param name="length">Elements of one of these rows.</param>
    /// <param name="joint">Joint rows.</param>
    /// <param name="stride">Elements of a joint row.</param>
    /// <param name="offset">Elements of a joint row in front.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join<T>(ReadOnlySpan<T> rows, int length, Span<T> joint, int stride, int offset)
    {
        for (int first = 0; first < rows.Length; first += length)
        {
            rows.Slice(first, length).CopyTo(joint[offset..]);
            offset += stride;
        }
    }

    /// <summary>Some columns of joint rows into rows of one input, output or target, until <paramref name="rows"/> is full.</summary>
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
