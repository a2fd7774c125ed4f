using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>Puts images into larger ones and takes them out again. An image is <c>[height, width, channels]</c>, one a row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ImageCopy
{
    /// <summary>
    /// Puts each pixel <c>(h, w)</c> of an image at <c>(top + h · step, left + w · step)</c> of a larger one; all else there, the padding
    /// behind its row included, becomes zero.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the first image; nothing behind the images is read.</param>
    /// <param name="sourceStride">Elements from one image to the next.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="channels">Channels of both.</param>
    /// <param name="destination">First element of the first larger image.</param>
    /// <param name="destinationStride">Elements from one larger image to the next.</param>
    /// <param name="destinationWidth">Columns of a larger image.</param>
    /// <param name="top">Rows above the first one.</param>
    /// <param name="left">Columns at the left of the first one.</param>
    /// <param name="step">Pixels from one to the next.</param>
    /// <param name="rows">Number of images.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Place<T>(
        ref T source,
        int sourceStride,
        int height,
        int width,
        int channels,
        ref T destination,
        int destinationStride,
        int destinationWidth,
        int top,
        int left,
        int step,
        nuint rows
    )
        where T : unmanaged
    {
        // Pixels side by side are one part; else each is one.
        int parts = step == 1 ? 1 : width;
        int length = step == 1 ? width * channels : channels;
        for (nuint row = 0; row < rows; row++)
        {
            ref T image = ref Unsafe.Add(ref source, row * (nuint)sourceStride);
            Span<T> larger = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, row * (nuint)destinationStride), destinationStride);
            larger.Clear();
            for (int h = 0; h < height; h++)
            {
                ReadOnlySpan<T> line = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref image, h * width * channels), width * channels);
                int at = (((top + (h * step)) * destinationWidth) + left) * channels;
                for (int part = 0; part < parts; part++)
                {
                    line.Slice(part * length, length).CopyTo(larger[at..]);
                    at += step * channels;
                }
            }
        }
    }

    /// <summary>Takes an image out of a larger one, in which it begins at <c>(top, left)</c>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the first larger image.</param>
    /// <param name="sourceStride">Elements from one larger image to the next.</param>
    /// <param name="sourceWidth">Columns of a larger image.</param>
    /// <param name="destination">First element of the first image.</param>
    /// <param name="destinationStride">Elements from one image to the next.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="channels">Channels of both.</param>
    /// <param name="top">Rows above the image.</param>
    /// <param name="left">Columns at its left.</param>
    /// <param name="accumulate">Whether it is added to what is there; else the padding behind its row becomes zero.</param>
    /// <param name="rows">Number of images.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Crop<T>(
        ref T source,
        int sourceStride,
        int sourceWidth,
        ref T destination,
        int destinationStride,
        int height,
        int width,
        int channels,
        int top,
        int left,
        bool accumulate,
        nuint rows
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = width * channels;
        for (nuint row = 0; row < rows; row++)
        {
            ref T larger = ref Unsafe.Add(ref source, row * (nuint)sourceStride);
            Span<T> image = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, row * (nuint)destinationStride), destinationStride);
            for (int h = 0; h < height; h++)
            {
                int at = (((top + h) * sourceWidth) + left) * channels;
                ReadOnlySpan<T> from = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref larger, at), length);
                Span<T> to = image.Slice(h * length, length);
                if (accumulate)
                {
                    SpanMath.Add(to, from);
                }
                else
                {
                    from.CopyTo(to);
                }
            }

            if (!accumulate)
            {
                image[(height * length)..].Clear();
            }
        }
    }
}
