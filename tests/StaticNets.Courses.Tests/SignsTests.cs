using Courses.Signs;

namespace StaticNets.Courses.Tests;

/// <summary>The pictures of hands that the course draws, and the feature maps that it shows.</summary>
public sealed class SignsTests
{
    /// <summary>An arc around the palm, from below the thumb over the fingertips to the right, crosses as many fingers as are raised.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void HandHasTheRaisedFingers(int raised)
    {
        // All raised fingers reach further than 1.5 from the palm's centre, folded ones and the palm less.
        HandShape hand = new(raised);
        bool[] isInside =
        [
            .. Enumerable.Range(-100, 191).Select(degrees => hand.Distance(1.5 * Sine(degrees), 1.5 * Sine(90 - degrees)) < 0),
        ];
        Assert.Equal(raised, isInside.Zip(isInside.Skip(1)).Count(pair => !pair.First && pair.Second));

        static double Sine(int degrees) => Math.Sin(degrees * Math.PI / 180);
    }

    /// <summary>The palm is the nearest part: a segment that ends at (0.3, −0.05), with a radius of 0.72.</summary>
    [Fact]
    public void DistanceIsThatFromTheNearestPart()
    {
        Assert.Equal(4.7 - 0.72, new HandShape(0).Distance(5, -0.05), 1e-12);
        Assert.Equal(-0.72, new HandShape(0).Distance(0.1, -0.05), 1e-12);
    }

    [Fact]
    public void SeedDeterminesThePictures()
    {
        SignPictures pictures = SignPictures.Draw(13, seed: 3);
        Assert.Equal([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0], pictures.Fingers);
        Assert.Equal(13 * 64 * 64 * 3, pictures.Pixels.Length);
        Assert.All(pictures.Pixels, value => Assert.InRange(value, 0, 1));
        Assert.Equal(pictures.Pixels, SignPictures.Draw(13, seed: 3).Pixels);
        Assert.NotEqual(pictures.Picture(0), pictures.Picture(6));
        Assert.NotEqual(pictures.Pixels, SignPictures.Draw(13, seed: 4).Pixels);
    }

    /// <summary>Map f at (r, c) is <c>max(0, bias + Σ kernel · picture)</c> over the 3 × 3 pixels from (r, c) on.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(5, 30, 17)]
    [InlineData(31, 61, 61)]
    public void FeatureMapsAreThoseOfTheFirstConvolution(int filter, int row, int column)
    {
        SignsNetwork network = new(seed: 1);
        float[] picture = SignPictures.Draw(1, seed: 0).Pixels;
        double sum = network.Parameters["conv2d/bias"][filter];
        for (int i = 0; i < 3 * 3 * 3; i++)
        {
            (int y, int x, int channel) = (i / 9, i / 3 % 3, i % 3);
            sum += network.Parameters["conv2d/kernel"][y, x, channel, filter] * picture[((((row + y) * 64) + column + x) * 3) + channel];
        }

        // A sum of 27 products, each below 1, in single precision.
        Assert.Equal(Math.Max(0, sum), network.Activations(picture)["conv2d"].Tensor[0, row, column, filter], 1e-5);
    }
}
