using System.Numerics;

namespace StaticNets.Data;

/// <summary>Changes one image in place: height × width × channels, the channel index varying fastest.</summary>
internal readonly record struct Picture(int Height, int Width, int Channels)
{
    private int RowLength => Width * Channels;

    /// <summary>
    /// Shifts the pixels by <paramref name="dx"/> to the right and <paramref name="dy"/> down, and fills the pixels that become empty.
    /// </summary>
    public void Shift<T>(Span<T> pixels, int dx, int dy, T fill)
    {
        int kept = RowLength - (Math.Abs(dx) * Channels);
        for (int i = 0; i < Height; i++)
        {
            // Begin at the side that the pixels move to, so that each row is read before it is overwritten.
            int y = dy > 0 ? Height - 1 - i : i;
            Span<T> row = pixels.Slice(y * RowLength, RowLength);
            int source = y - dy;
            if ((uint)source >= (uint)Height)
            {
                row.Fill(fill);
                continue;
            }

            Span<T> from = pixels.Slice(source * RowLength, RowLength);
            if (dx >= 0)
            {
                from[..kept].CopyTo(row[^kept..]);
                row[..^kept].Fill(fill);
            }
            else
            {
                from[^kept..].CopyTo(row);
                row[kept..].Fill(fill);
            }
        }
    }

    /// <summary>Mirrors the image left to right; the channels of a pixel keep their order.</summary>
    public void FlipHorizontal<T>(Span<T> pixels)
    {
        for (int start = 0; start < pixels.Length; start += RowLength)
        {
            Span<T> row = pixels.Slice(start, RowLength);
            row.Reverse();
            for (int pixel = 0; pixel < RowLength; pixel += Channels)
            {
                row.Slice(pixel, Channels).Reverse();
            }
        }
    }

    /// <summary>Mirrors the image top to bottom.</summary>
    public void FlipVertical<T>(Span<T> pixels)
    {
        for (int top = 0, bottom = Height - 1; top < bottom; top++, bottom--)
        {
            Span<T> upper = pixels.Slice(top * RowLength, RowLength);
            Span<T> lower = pixels.Slice(bottom * RowLength, RowLength);
            for (int i = 0; i < RowLength; i++)
            {
                (upper[i], lower[i]) = (lower[i], upper[i]);
            }
        }
    }

    /// <summary>Adds random numbers from N(0, σ²), computed in double.</summary>
    public static void AddNoise<T>(Span<T> pixels, NormalSampler normal, double deviation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = T.CreateTruncating(double.CreateTruncating(pixels[i]) + (deviation * normal.Next()));
        }
    }
}
