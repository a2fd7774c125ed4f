using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Flips the kernel of a convolution for the gradient of its input: taps in reverse order, filters and channels swapped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TurnedKernel
{
    /// <summary><c>turned[g, taps − 1 − t, f, c] = kernel[g, t, c, f]</c>; the padding at the end of each row becomes zero.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="kernel">First element of the kernels of all groups.</param>
    /// <param name="kernelStride">Distance between channels in elements.</param>
    /// <param name="turned">First element of the result: groups × taps × filters × <paramref name="turnedStride"/>.</param>
    /// <param name="turnedStride">Distance between filters of the result in elements.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="taps">Number of taps: height × width of the kernel.</param>
    /// <param name="channels">Number of channels of a group.</param>
    /// <param name="filters">Number of filters of a group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(
        ref T kernel,
        int kernelStride,
        ref T turned,
        int turnedStride,
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
                nint to = (((nint)group * taps) + taps - 1 - tap) * filters * turnedStride;
                ref T source = ref Unsafe.Add(ref kernel, from);
                Transposition.Write(ref source, kernelStride, ref Unsafe.Add(ref turned, to), turnedStride, channels, filters);
            }
        }
    }

    /// <summary>
    /// Flips the kernel of a depthwise convolution, which has one filter for each channel: <c>turned[taps − 1 − t, c] = kernel[t, c]</c>.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="kernel">First element of the kernel.</param>
    /// <param name="kernelStride">Distance between taps in elements.</param>
    /// <param name="turned">First element of the result.</param>
    /// <param name="turnedStride">Distance between taps of the result in elements.</param>
    /// <param name="taps">Number of taps: height × width of the kernel.</param>
    /// <param name="channels">Number of channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteDepthwise<T>(ref T kernel, int kernelStride, ref T turned, int turnedStride, int taps, int channels)
        where T : unmanaged
    {
        for (int tap = 0; tap < taps; tap++)
        {
            ref T source = ref Unsafe.Add(ref kernel, (nint)tap * kernelStride);
            ref T destination = ref Unsafe.Add(ref turned, (nint)(taps - 1 - tap) * turnedStride);
            RowCopy.Pack(ref source, (nuint)kernelStride, ref destination, (nuint)turnedStride, channels, rows: 1);
        }
    }
}
