using Courses.Digits;
using Courses.Gan;

namespace StaticNets.Courses.Tests;

/// <summary>The ring of eight modes, and a generator that learns it.</summary>
public sealed class GanTests
{
    [Fact]
    public void PointsOfTheRingAreNearTheirModesInEqualShares()
    {
        Random random = new(1);
        int[] counts = new int[Ring.Modes];
        const int Points = 8000;
        int between = 0;
        for (int i = 0; i < Points; i++)
        {
            (float x, float y) = Ring.Next(random);
            int mode = Ring.ModeNear(x, y);
            if (mode < 0)
            {
                between++;
                continue;
            }

            counts[mode]++;
        }

        // Beyond six standard deviations lie fewer than one in a million points of the plane. A share of 1/8 of 8 000 points has a standard
        // deviation of 30 points.
        Assert.Equal(0, between);
        Assert.All(counts, count => Assert.InRange(count, 1000 - 150, 1000 + 150));
    }

    [Theory]
    [InlineData(0, 0, -1)]
    [InlineData(2, 0, 0)]
    [InlineData(2, 0.29, 0)]
    [InlineData(2, 0.31, -1)]
    [InlineData(0, 2, 2)]
    [InlineData(-1.4142, -1.4142, 5)]
    public void TheModeOfAPointIsTheOneWithinSixDeviations(double x, double y, int mode) => Assert.Equal(mode, Ring.ModeNear(x, y));

    [Fact]
    public void SharesCountThePointsNearEachMode() =>
        Assert.Equal([0.5, 0, 0.25, 0, 0, 0, 0, 0], GanCourse.Shares([2, 0, 2.1f, 0, 0, 2, 0, 0]));

    /// <summary>
    /// Before the training the points lie around the origin, on average 1 from the circle of the modes. The gradient that comes through the
    /// discriminator moves them to it.
    /// </summary>
    [Fact]
    public void TheDiscriminatorMovesTheGeneratorToTheRing()
    {
        RingTraining training = new(seed: 1);
        double before = DistanceToRing();
        for (int step = 0; step < 3000; step++)
        {
            training.Step();
        }

        Assert.True(DistanceToRing() < before / 2, $"{before:F2} became {DistanceToRing():F2}");

        double DistanceToRing() =>
            training.Make(1000).Chunk(2).Average(point => Math.Abs(Math.Sqrt((point[0] * point[0]) + (point[1] * point[1])) - Ring.Radius));
    }

    [Fact]
    public void TheDistanceIsThatFromTheNearestImage()
    {
        DigitRows digits = DigitRows.Read();
        DigitRows real = digits.Pick([0, 1, 2]);
        float[] moved = [.. real.Pixels[64..192]];
        moved[5] += 0.5f;
        moved[64] += 0.25f;

        // The mean of 0.5² and 0.25².
        Assert.Equal((0.25 + 0.0625) / 2, DigitSamples.DistanceFrom(real, moved), 1e-6);
        Assert.Equal(0, DigitSamples.DistanceFrom(real, real.Pixels));
    }

    /// <summary>Before the training the images are noise. The gradient that comes through the discriminator makes digits of them.</summary>
    [Fact]
    public void TheGeneratorMakesImagesLikeTheRealOnes()
    {
        (DigitRows train, _) = DigitRows.Read().Split();
        DigitTraining training = new(train, seed: 1);
        double before = DigitSamples.DistanceFrom(train, training.Make(200));
        for (int step = 0; step < 1000; step++)
        {
            training.Step();
        }

        double after = DigitSamples.DistanceFrom(train, training.Make(200));
        Assert.True(after < before / 2, $"{before:F2} became {after:F2}");
    }
}
