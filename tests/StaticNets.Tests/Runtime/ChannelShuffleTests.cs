using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Runtime;

/// <summary>The axes of channels are swapped, in buffers next to unreadable pages: an access beyond a buffer ends the process.</summary>
public sealed class ChannelShuffleTests
{
    [Theory]
    [InlineData(Guard.Behind, false)]
    [InlineData(Guard.Before, false)]
    [InlineData(Guard.Behind, true)]
    [InlineData(Guard.Before, true)]
    public void SwapsTheAxesOfEachPixel(Guard guard, bool accumulate)
    {
        for (int first = 2; first <= 9; first++)
        {
            for (int second = 2; second <= 9; second++)
            {
                foreach (int pixels in (int[])[1, 2, 5])
                {
                    Check<float>(guard, pixels, first, second, accumulate);
                    Check<double>(guard, pixels, first, second, accumulate);
                }
            }
        }
    }

    private static void Check<T>(Guard guard, int pixels, int first, int second, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Rows = 2;
        const int Before = 10_000;
        int length = pixels * first * second;
        (int sourceStride, int stride) = (length + 1, length + 3);

        // The source ends with its last pixel, the destination with the padding of its last row.
        using GuardedBuffer<T> source = new(sourceStride + length, guard);
        using GuardedBuffer<T> destination = new(Rows * stride, guard);
        T[] expected = new T[destination.Length];
        for (int i = 0; i < source.Length; i++)
        {
            source.Span[i] = T.CreateChecked(i + 1);
        }

        destination.Span.Fill(T.CreateChecked(Before));
        expected.AsSpan().Fill(accumulate ? T.CreateChecked(Before) : T.Zero);
        for (int row = 0; row < Rows; row++)
        {
            for (int element = 0; element < length; element++)
            {
                (int pixel, int i, int j) = (element / (first * second), element / second % first, element % second);
                expected[(row * stride) + (((pixel * second) + j) * first) + i] += source.Span[(row * sourceStride) + element];
            }
        }

        ChannelShuffle.Write(
            ref source.Reference,
            sourceStride,
            ref destination.Reference,
            stride,
            pixels,
            first,
            second,
            accumulate,
            Rows
        );
        Assert.Equal(expected, destination.Span.ToArray());
    }
}
