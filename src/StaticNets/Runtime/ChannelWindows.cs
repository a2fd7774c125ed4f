using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>Sums over windows of neighbouring channels, for local response normalisation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelWindows
{
    /// <summary>
    /// Computes <c>y[p, c] = Σ x[p, c + k]</c> for each pixel p, over those k from −before to after for which the channel c + k exists.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of x.</param>
    /// <param name="destination">First element of y.</param>
    /// <param name="stride">Distance between rows in elements, for both.</param>
    /// <param name="pixels">Number of pixels in a row.</param>
    /// <param name="channels">Number of channels of a pixel.</param>
    /// <param name="before">Channels of a window in front of its own, fewer than there are channels.</param>
    /// <param name="after">Channels of a window behind its own, fewer than there are channels.</param>
    /// <param name="accumulate">
    /// Whether the sums are added to y. Otherwise they replace its content, and the padding at the end of each row becomes zero.
    /// </param>
    /// <param name="rows">Number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<T>(
        ref T source,
        ref T destination,
        int stride,
        int pixels,
        int channels,
        int before,
        int after,
        bool accumulate,
        nuint rows
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nuint row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> x = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, row * (nuint)stride), pixels * channels);
            Span<T> y = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, row * (nuint)stride), stride);
            if (!accumulate)
            {
                y.Clear();
            }

            for (int at = 0; at < x.Length; at += channels)
            {
                ReadOnlySpan<T> from = x.Slice(at, channels);
                Span<T> to = y.Slice(at, channels);
                for (int k = -before; k <= after; k++)
                {
                    int length = channels - Math.Abs(k);
                    SpanMath.Add(to.Slice(Math.Max(-k, 0), length), from.Slice(Math.Max(k, 0), length));
                }
            }
        }
    }
}
