using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Flips the kernel of a convolution: the order of the taps is reversed, and filters and channels are swapped. The gradient of the image is
/// a convolution with the flipped kernel. With strides, the pixels of the image have phases, each with its own taps: tap <c>(h, w)</c>
/// belongs to phase <c>(h mod phasesDown, w mod phasesAcross)</c>. The taps of a phase stand together, the phases in ascending order.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FlippedKernel
{
    /// <summary>
    /// Flips a kernel: <c>flipped[g, t′, f, c] = kernel[g, t, c, f]</c> for group g, channel c and filter f, where t′ is the place of tap t
    /// among the taps in the order of the phases. The padding at the end of each row of the result becomes zero.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="kernel">First element of the kernels of all groups.</param>
    /// <param name="kernelStride">Distance between channels in elements.</param>
    /// <param name="flipped">
    /// First element of the result: groups × height × width × filters × <paramref name="flippedStride"/>.
    /// </param>
    /// <param name="flippedStride">Distance between filters of the result in elements.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="height">Rows of the kernel.</param>
    /// <param name="width">Columns of the kernel.</param>
    /// <param name="phasesDown">Number of phases of the rows.</param>
    /// <param name="phasesAcross">Number of phases of the columns.</param>
    /// <param name="channels">Number of channels of a group.</param>
    /// <param name="filters">Number of filters of a group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(
        ref T kernel,
        int kernelStride,
        ref T flipped,
        int flippedStride,
        int groups,
        int height,
        int width,
        int phasesDown,
        int phasesAcross,
        int channels,
        int filters
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint tapLength = (nint)channels * kernelStride;
        nint flippedLength = (nint)filters * flippedStride;
        for (int group = 0; group < groups; group++)
        {
            FlippedTaps taps = new(height, width, phasesDown, phasesAcross);
            for (int place = 0; place < height * width; place++)
            {
                nint from = (((nint)group * height * width) + taps.Next()) * tapLength;
                nint to = (((nint)group * height * width) + place) * flippedLength;
                ref T source = ref Unsafe.Add(ref kernel, from);
                Transposition.Write(ref source, kernelStride, ref Unsafe.Add(ref flipped, to), flippedStride, channels, filters);
            }
        }
    }

    /// <summary>
    /// Flips the kernel of a depthwise convolution, which has one filter for each channel: <c>flipped[t′, c] = kernel[t, c]</c>, where t′
    /// is the place of tap t among the taps in the order of the phases. With several channels and filters in each group, it is
    /// <c>flipped[t′, f, c, g] = kernel[t, c, f, g]</c> for channel c and filter f of group g.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="kernel">First element of the kernel.</param>
    /// <param name="kernelStride">Distance between the rows of the kernel in elements: the taps of one channel of each group.</param>
    /// <param name="flipped">First element of the result.</param>
    /// <param name="flippedStride">Distance between the rows of the result in elements: the taps of one filter of each group.</param>
    /// <param name="height">Rows of the kernel.</param>
    /// <param name="width">Columns of the kernel.</param>
    /// <param name="phasesDown">Number of phases of the rows.</param>
    /// <param name="phasesAcross">Number of phases of the columns.</param>
    /// <param name="channels">Number of channels, or of groups of channels.</param>
    /// <param name="channelsOfGroup">Number of channels of a group.</param>
    /// <param name="filtersOfGroup">Number of filters of a group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteDepthwise<T>(
        ref T kernel,
        int kernelStride,
        ref T flipped,
        int flippedStride,
        int height,
        int width,
        int phasesDown,
        int phasesAcross,
        int channels,
        int channelsOfGroup = 1,
        int filtersOfGroup = 1
    )
        where T : unmanaged
    {
        FlippedTaps taps = new(height, width, phasesDown, phasesAcross);
        for (int place = 0; place < height * width; place++)
        {
            ref T source = ref Unsafe.Add(ref kernel, (nint)taps.Next() * channelsOfGroup * kernelStride);
            ref T rows = ref Unsafe.Add(ref flipped, (nint)place * filtersOfGroup * flippedStride);
            for (int filter = 0; filter < filtersOfGroup; filter++)
            {
                ref T row = ref Unsafe.Add(ref rows, (nint)filter * flippedStride);
                for (int channel = 0; channel < channelsOfGroup; channel++)
                {
                    ref T from = ref Unsafe.Add(ref source, ((nint)channel * kernelStride) + (filter * channels));
                    ref T to = ref Unsafe.Add(ref row, channel * channels);
                    int padding = channel == channelsOfGroup - 1 ? flippedStride - (channelsOfGroup * channels) : 0;
                    RowCopy.Pack(ref from, (nuint)kernelStride, ref to, (nuint)(channels + padding), channels, rows: 1);
                }
            }
        }
    }
}
