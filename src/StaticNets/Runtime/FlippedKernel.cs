using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Flips the kernel of a convolution: the order of the taps is reversed, and filters and channels are swapped. The gradient of the input is
/// a convolution with the flipped kernel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FlippedKernel
{
    /// <summary>
    /// Flips a kernel: <c>flipped[g, taps − 1 − t, f, c] = kernel[g, t, c, f]</c> for group g, tap t, channel c and filter f. The padding
    /// at the end of each row of the result becomes zero.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="kernel">First element of the kernels of all groups.</param>
    /// <param name="kernelStride">Distance between channels in elements.</param>
    /// <param name="flipped">First element of the result: groups × taps × filters × <paramref name="flippedStride"/>.</param>
    /// <param name="flippedStride">Distance between filters of the result in elements.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="taps">Number of taps: height × width of the kernel.</param>
    /// <param name="channels">Number of channels of a group.</param>
    /// <param name="filters">Number of filters of a group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(
        ref T kernel,
        int kernelStride,
        ref T flipped,
        int flippedStride,
        int groups,
        int taps,
        int channels,
        int filters
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int group = 0; group < groups; group++)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                nint from = (((nint)group * taps) + tap) * channels * kernelStride;
                nint to = (((nint)group * taps) + taps - 1 - tap) * filters * flippedStride;
                ref T source = ref Unsafe.Add(ref kernel, from);
                Transposition.Write(ref source, kernelStride, ref Unsafe.Add(ref flipped, to), flippedStride, channels, filters);
            }
        }
    }

    /// <summary>
    /// Flips the kernel of a depthwise convolution, which has one filter for each channel: <c>flipped[taps − 1 − t, c] = kernel[t, c]</c>.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="kernel">First element of the kernel.</param>
    /// <param name="kernelStride">Distance between taps in elements.</param>
    /// <param name="flipped">First element of the result.</param>
    /// <param name="flippedStride">Distance between taps of the result in elements.</param>
    /// <param name="taps">Number of taps: height × width of the kernel.</param>
    /// <param name="channels">Number of channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteDepthwise<T>(ref T kernel, int kernelStride, ref T flipped, int flippedStride, int taps, int channels)
        where T : unmanaged
    {
        for (int tap = 0; tap < taps; tap++)
        {
            ref T source = ref Unsafe.Add(ref kernel, (nint)tap * kernelStride);
            ref T destination = ref Unsafe.Add(ref flipped, (nint)(taps - 1 - tap) * flippedStride);
            RowCopy.Pack(ref source, (nuint)kernelStride, ref destination, (nuint)flippedStride, channels, rows: 1);
        }
    }
}
