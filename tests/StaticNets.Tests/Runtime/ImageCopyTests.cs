using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Runtime;

/// <summary>Images are copied into larger ones and out of them, between buffers next to an unreadable page.</summary>
public sealed class ImageCopyTests
{
    private const int Rows = 3;

    [Theory]
    [InlineData(Guard.Behind)]
    [InlineData(Guard.Before)]
    public void PixelsStandWhereTheyBelongAndZerosElsewhere(Guard guard)
    {
        foreach ((int height, int width, int channels) in new[] { (1, 1, 1), (3, 4, 1), (2, 5, 3), (4, 2, 17) })
        {
            foreach ((int top, int left, int more) in new[] { (0, 0, 0), (2, 1, 3), (1, 2, 1), (0, 3, 2) })
            {
                Place(guard, new Image(height, width, channels), top, left, more);
            }
        }
    }

    [Theory]
    [InlineData(Guard.Behind, false)]
    [InlineData(Guard.Before, false)]
    [InlineData(Guard.Behind, true)]
    [InlineData(Guard.Before, true)]
    public void AnImageComesOutOfALargerOneOrIsAdded(Guard guard, bool accumulate)
    {
        foreach (Image image in new[] { new Image(1, 1, 1), new Image(3, 4, 1), new Image(2, 5, 3), new Image(4, 2, 17) })
        {
            Crop(guard, image, top: 2, left: 1, more: 3, accumulate);
            Crop(guard, image, top: 0, left: 0, more: 0, accumulate);
        }
    }

    private static void Place(Guard guard, Image image, int top, int left, int more)
    {
        Image larger = new(top + image.Height + more, left + image.Width + more, image.Channels);
        int stride = larger.Length + 5;
        using GuardedBuffer<double> source = new(Rows * image.Length, guard);
        using GuardedBuffer<double> destination = new(Rows * stride, guard);
        double[] expected = new double[destination.Length];
        for (int row = 0; row < Rows; row++)
        {
            foreach ((int h, int w, int c) in image.Elements)
            {
                double value = (1000 * row) + image.At(h, w, c) + 1;
                source.Span[(row * image.Length) + image.At(h, w, c)] = value;
                expected[(row * stride) + larger.At(top + h, left + w, c)] = value;
            }
        }

        destination.Span.Fill(double.NaN);
        ImageCopy.Place(
            ref source.Reference,
            image.Length,
            image.Height,
            image.Width,
            image.Channels,
            ref destination.Reference,
            stride,
            larger.Width,
            top,
            left,
            Rows
        );
        Assert.Equal(expected, destination.Span.ToArray());
    }

    private static void Crop(Guard guard, Image image, int top, int left, int more, bool accumulate)
    {
        Image larger = new(top + image.Height + more, left + image.Width + more, image.Channels);
        int stride = image.Length + 5;
        using GuardedBuffer<double> source = new(Rows * larger.Length, guard);
        using GuardedBuffer<double> destination = new(Rows * stride, guard);
        double[] expected = new double[destination.Length];
        for (int i = 0; i < source.Length; i++)
        {
            source.Span[i] = i + 1;
        }

        // If the image is added to the destination, the padding after each row keeps its values; otherwise it becomes zero.
        destination.Span.Fill(0.5);
        Array.Fill(expected, accumulate ? 0.5 : 0);
        for (int row = 0; row < Rows; row++)
        {
            foreach ((int h, int w, int c) in image.Elements)
            {
                expected[(row * stride) + image.At(h, w, c)] += source.Span[(row * larger.Length) + larger.At(top + h, left + w, c)];
            }
        }

        ImageCopy.Crop(
            ref source.Reference,
            larger.Length,
            larger.Width,
            ref destination.Reference,
            stride,
            image.Height,
            image.Width,
            image.Channels,
            top,
            left,
            accumulate,
            Rows
        );
        Assert.Equal(expected, destination.Span.ToArray());
    }

    private sealed record Image(int Height, int Width, int Channels)
    {
        public int Length => Height * Width * Channels;

        public IEnumerable<(int H, int W, int C)> Elements =>
            from h in Enumerable.Range(0, Height)
            from w in Enumerable.Range(0, Width)
            from c in Enumerable.Range(0, Channels)
            select (h, w, c);

        public int At(int h, int w, int c) => (((h * Width) + w) * Channels) + c;
    }
}
