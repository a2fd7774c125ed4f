namespace StaticNets.Tests.Data;

/// <summary>Compares the augmentation with its definition, pixel by pixel.</summary>
public class AugmentationTests
{
    private const int Height = 4;
    private const int Width = 5;
    private const int Channels = 3;
    private const int Length = Height * Width * Channels;

    private readonly Augmentation _pictures = new(Height, Width, Channels);

    // Two images with distinct values.
    private readonly double[] _x = [.. Enumerable.Range(1, 2 * Length).Select(value => (double)value)];

    [Fact]
    public void APixelGoesRightAndDown()
    {
        float[] y = new float[6];
        new Augmentation(2, 3).Shift([1, 2, 3, 4, 5, 6], y, dx: 1, dy: 0, fill: -1);
        Assert.Equal([-1, 1, 2, -1, 4, 5], y);
        new Augmentation(2, 3).Shift([1, 2, 3, 4, 5, 6], y, dx: 0, dy: 1);
        Assert.Equal([0, 0, 0, 1, 2, 3], y);
    }

    [Fact]
    public void MirrorsKeepTheOrderOfChannels()
    {
        float[] y = new float[8];
        new Augmentation(2, 2, 2).FlipHorizontal([1, 2, 3, 4, 5, 6, 7, 8], y);
        Assert.Equal([3, 4, 1, 2, 7, 8, 5, 6], y);
        new Augmentation(2, 2, 2).FlipVertical([1, 2, 3, 4, 5, 6, 7, 8], y);
        Assert.Equal([5, 6, 7, 8, 1, 2, 3, 4], y);
    }

    [Fact]
    public void EveryShiftIsThatOfTheDefinition()
    {
        for (int dx = 1 - Width; dx < Width; dx++)
        {
            for (int dy = 1 - Height; dy < Height; dy++)
            {
                double[] expected = Moved((row, column) => (row - dy, column - dx), fill: -7);
                AssertBoth(expected, (x, y) => _pictures.Shift(x, y, dx, dy, -7), (x, y) => _pictures.Shift(x, y, dx, dy, -7));
            }
        }
    }

    [Fact]
    public void MirrorsAreThoseOfTheDefinition()
    {
        double[] horizontal = Moved((row, column) => (row, Width - 1 - column), fill: 0);
        double[] vertical = Moved((row, column) => (Height - 1 - row, column), fill: 0);
        AssertBoth(horizontal, (x, y) => _pictures.FlipHorizontal(x, y), (x, y) => _pictures.FlipHorizontal(x, y));
        AssertBoth(vertical, (x, y) => _pictures.FlipVertical(x, y), (x, y) => _pictures.FlipVertical(x, y));
    }

    [Fact]
    public void NoiseHasItsMoments()
    {
        const int Count = 60_000;
        const double Deviation = 0.25;
        double[] x = new double[Count];
        double[] y = new double[Count];
        Array.Fill(x, 3);
        new Augmentation(10, 10, 1).AddNoise(x, y, Deviation, seed: 5);

        // The tolerances are five standard errors: σ ÷ √n for the mean, σ² · √(2 ÷ n) for the variance.
        Assert.Equal(3, y.Average(), 5 * Deviation / Math.Sqrt(Count));
        double variance = y.Sum(value => (value - 3) * (value - 3)) / Count;
        Assert.Equal(Deviation * Deviation, variance, 5 * Deviation * Deviation * Math.Sqrt(2.0 / Count));

        float[] single = new float[Count];
        Array.Fill(single, 3f);
        new Augmentation(10, 10, 1).AddNoise(single, single, Deviation, seed: 5);
        Assert.Equal(Array.ConvertAll(y, value => (float)value), single);
        new Augmentation(10, 10, 1).AddNoise(x, x, Deviation, seed: 6);
        Assert.NotEqual(y, x);
    }

    [Fact]
    public void PicturesThatDoNotFitAreRefusedAndNothingIsWritten()
    {
        float[] y = new float[Length];
        float[] x = new float[Length];
        Array.Fill(x, 1);
        Action[] uses =
        [
            () => _pictures.Shift(x.AsSpan(1), y.AsSpan(1), 1, 1),
            () => _pictures.Shift(x, y.AsSpan(1), 1, 1),
            () => _pictures.Shift(x, y, Width, 0),
            () => _pictures.Shift(x, y, 0, -Height),
            () => _pictures.Shift(x, y, int.MinValue, 0),
            () => _pictures.Shift(x, y, 1, 0, float.NaN),
            () => _pictures.FlipHorizontal(x.AsSpan(1), y.AsSpan(1)),
            () => _pictures.FlipVertical(x, y.AsSpan(1)),
            () => _pictures.AddNoise(x, y, -1),
            () => _pictures.AddNoise(x, y, double.NaN),
            () => _pictures.AddNoise(x.AsSpan(1), y.AsSpan(1), 1),
        ];
        Assert.All(uses, use => Assert.ThrowsAny<ArgumentException>(use));
        Assert.All(y, value => Assert.Equal(0, value));
        Assert.Contains(
            "59 values, which is no whole number of pictures of 4×5×3",
            Assert.Throws<ArgumentException>("x", uses[0]).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new Augmentation(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new Augmentation(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => new Augmentation(1, 1, 0));
        Assert.Throws<ArgumentException>("height", () => new Augmentation(int.MaxValue, int.MaxValue, int.MaxValue));
    }

    /// <summary>
    /// Returns the images with each pixel taken from the place that <paramref name="from"/> gives, or the fill if that place is outside the
    /// image.
    /// </summary>
    private double[] Moved(Func<int, int, (int Row, int Column)> from, double fill)
    {
        double[] moved = new double[_x.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            int picture = i / Length;
            int pixel = i % Length / Channels;
            (int row, int column) = from(pixel / Width, pixel % Width);
            bool inside = row is >= 0 and < Height && column is >= 0 and < Width;
            moved[i] = inside ? _x[(picture * Length) + (((row * Width) + column) * Channels) + (i % Channels)] : fill;
        }

        return moved;
    }

    private delegate void Change<T>(ReadOnlySpan<T> x, Span<T> y);

    private void AssertBoth(double[] expected, Change<double> twice, Change<float> once)
    {
        double[] apart = new double[_x.Length];
        double[] same = [.. _x];
        float[] single = Array.ConvertAll(_x, value => (float)value);
        twice(_x, apart);
        twice(same, same);
        once(single, single);
        Assert.Equal(expected, apart);
        Assert.Equal(expected, same);
        Assert.Equal(expected, Array.ConvertAll(single, value => (double)value));
    }
}
