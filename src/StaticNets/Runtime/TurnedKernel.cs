using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>The kernel of a convolution as the gradient of its input needs it: turned around, filters and channels exchanged.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TurnedKernel
{
    /// <summary><c>turned[g, taps − 1 − t, f, c] = kernel[g, t, c, f]</c>; the padding behind each row becomes zero.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="kernel">First element of the groups' kernels.</param>
    /// <param name="kernelStride">Elements from one channel to the next.</param>
    /// <param name="turned">First element of the result: groups × taps × filters × <paramref name="turnedStride"/>.</param>
    /// <param name="turnedStride">Elements from one filter to the next.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="taps">Rows × columns of the kernel.</param>
    /// <param name="channels">Channels of a group.</param>
    /// <param name="filters">Filters of a group.</param>
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

    /// <summary>The kernel of a depthwise convolution, each channel with its one filter: <c>turned[taps − 1 − t, c] = kernel[t, c]</c>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="kernel">First element of the kernel.</param>
    /// <param name="kernelStride">Elements from one tap to the next.</param>
    /// <param name="turned">First element of the result.</param>
    /// <param name="turnedStride">Elements from one of its taps to the next.</param>
    /// <param name="taps">Rows × columns of the kernel.</param>
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
