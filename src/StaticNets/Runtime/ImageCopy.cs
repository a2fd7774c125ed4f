using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>
/// Copies images into larger images, and out of larger images. An image is <c>[height, width, channels]</c>; each row of a buffer holds one
/// image.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ImageCopy
{
    /// <summary>
    /// Copies each pixel <c>(h, w)</c> of an image to <c>(top + h, left + w)</c> of a larger image. All other elements of the larger image,
    /// and the padding at the end of its row, become zero.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the first image; elements after the last image are not read.</param>
    /// <param name="sourceStride">Distance between images in elements.</param>
    /// <param name="height">Height of an image.</param>
    /// <param name="width">Width of an image.</param>
    /// <param name="channels">Channels of both images.</param>
    /// <param name="destination">First element of the first larger image.</param>
    /// <param name="destinationStride">Distance between larger images in elements.</param>
    /// <param name="destinationWidth">Width of a larger image.</param>
    /// <param name="top">Row of the larger image to which the first row of the image is copied.</param>
    /// <param name="left">Column of the larger image to which the first column of the image is copied.</param>
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
        nuint rows
    )
        where T : unmanaged
    {
        int length = width * channels;
        for (nuint row = 0; row < rows; row++)
        {
            ref T image = ref Unsafe.Add(ref source, row * (nuint)sourceStride);
            Span<T> larger = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, row * (nuint)destinationStride), destinationStride);
            larger.Clear();
            for (int h = 0; h < height; h++)
            {
                int at = (((top + h) * destinationWidth) + left) * channels;
                MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref image, h * length), length).CopyTo(larger[at..]);
            }
        }
    }

    /// <summary>Copies images out of larger images, in which they begin at <c>(top, left)</c>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the first larger image.</param>
    /// <param name="sourceStride">Distance between larger images in elements.</param>
    /// <param name="sourceWidth">Width of a larger image.</param>
    /// <param name="destination">First element of the first image.</param>
    /// <param name="destinationStride">Distance between images in elements.</param>
    /// <param name="height">Height of an image.</param>
    /// <param name="width">Width of an image.</param>
    /// <param name="channels">Channels of both images.</param>
    /// <param name="top">Row of the larger image that is copied first.</param>
    /// <param name="left">Column of the larger image that is copied first.</param>
    /// <param name="accumulate">
    /// Whether the image is added to the destination. Otherwise the image replaces the content of the destination, and the padding at the
    /// end of each row becomes zero.
    /// </param>
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
