namespace StaticNets.Tests.Data;

/// <summary>Circles and moons against their formulas, and against rows that an independent Python program has computed.</summary>
public sealed class MakeCurvesTests
{
    // The angle of the reference, up to 2π, is rounded twice by at most 4.5e-16 each; a sine or cosine has an error of at most 5e-16.
    private const double Tolerance = 2e-15;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(101)]
    public void CirclesAreScikits(int rows)
    {
        ClassificationRows<double> circles = Make.Circles<double>(rows, factor: 0.3, shuffle: false);
        int outer = rows / 2;
        Assert.Equal((rows, 2, 2), (circles.Count, circles.FeatureCount, circles.ClassCount));
        for (int row = 0; row < rows; row++)
        {
            bool isOuter = row < outer;
            double angle = isOuter ? 2 * Math.PI * row / outer : 2 * Math.PI * (row - outer) / (rows - outer);
            double radius = isOuter ? 1 : 0.3;
            Assert.Equal(isOuter ? 0 : 1, circles.Classes[row]);
            Assert.Equal(radius * Math.Cos(angle), circles.X[2 * row], Tolerance);
            Assert.Equal(radius * Math.Sin(angle), circles.X[(2 * row) + 1], Tolerance);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(100)]
    public void MoonsAreScikits(int rows)
    {
        ClassificationRows<double> moons = Make.Moons<double>(rows, shuffle: false);
        int upper = rows / 2;
        for (int row = 0; row < rows; row++)
        {
            (int number, int count) = row < upper ? (row, upper) : (row - upper, rows - upper);
            double angle = count == 1 ? 0 : Math.PI * number / (count - 1);
            (double x1, double x2) = row < upper ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
            Assert.Equal(row < upper ? 0 : 1, moons.Classes[row]);
            Assert.Equal(x1, moons.X[2 * row], Tolerance);
            Assert.Equal(x2, moons.X[(2 * row) + 1], Tolerance);
        }
    }

    // The expected rows were computed by an independent Python program: xoshiro256** with seed 7, normal numbers by the polar method, and
    // a Fisher-Yates shuffle from the end. Their logarithm may differ in the last bit.
    [Fact]
    public void SeedsGiveTheSameRowsEverywhere()
    {
        double[] expected =
        [
            0.030479435832638676,
            0.6708319456194742,
            1.096436185272552,
            -0.10637531974798475,
            1.8298980928505932,
            0.7131654916393007,
            -1.0303930123865657,
            -0.10989693210013468,
        ];
        (double[] x, int[] classes) = Make.Moons<double>(4, noise: 0.1, seed: 7);
        Assert.Equal([1, 0, 1, 0], classes);
        Assert.All(expected.Zip(x), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        Assert.NotEqual(x, Make.Moons<double>(4, noise: 0.1, seed: 8).X);
        Assert.Equal(Array.ConvertAll(x, value => (float)value), Make.Moons(4, noise: 0.1, seed: 7).X);
    }

    /// <summary>
    /// Of 4000 numbers, the mean has a standard error of σ/√4000, the standard deviation one of σ/√8000; five of each are allowed.
    /// </summary>
    [Fact]
    public void NoiseHasTheGivenDeviation()
    {
        const double Noise = 0.2;
        double[] noisy = Make.Circles<double>(2000, Noise, seed: 3, shuffle: false).X;
        double[] exact = Make.Circles<double>(2000, shuffle: false).X;
        double[] noise = [.. noisy.Zip(exact, (a, b) => a - b)];
        double mean = noise.Average();
        double deviation = Math.Sqrt(noise.Average(value => (value - mean) * (value - mean)));
        Assert.Equal(0, mean, 5 * Noise / Math.Sqrt(4000));
        Assert.Equal(Noise, deviation, 5 * Noise / Math.Sqrt(8000));
    }

    [Fact]
    public void ShuffledRowsKeepTheirClasses()
    {
        (float[] x, int[] classes) = Make.Circles(60, factor: 0.5, seed: 2);
        Assert.Equal(30, classes.Sum());
        Assert.NotEqual(classes.Order(), classes);
        for (int row = 0; row < 60; row++)
        {
            // Radii of 1 and ½ in float have an error of less than 2e-7.
            Assert.Equal(classes[row] == 0 ? 1 : 0.5, Math.Sqrt((x[2 * row] * x[2 * row]) + (x[(2 * row) + 1] * x[(2 * row) + 1])), 2e-7);
        }
    }

    [Fact]
    public void DatasetsTrainBothKindsOfNetworks()
    {
        ClassificationRows<float> moons = Make.Moons(40, seed: 1);
        Assert.Equal(moons.Classes.Select(c => (float)c), moons.Targets);
        Assert.Equal(moons.Targets, moons.ToBinaryDataset().Targets<float>().ToArray());
        Assert.True(moons.ToDataset().HasClasses);
        Assert.Equal(moons.Classes, moons.ToDataset().Classes.ToArray());
        Assert.Equal(moons.X, moons.ToDataset().X<float>().ToArray());
        Assert.Equal("40 rows × 2 features, 2 classes", moons.ToString());
    }

    [Fact]
    public void ValuesOutsideTheirRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Make.Moons(0));
        Assert.Throws<ArgumentOutOfRangeException>("noise", () => Make.Moons(10, noise: -1));
        Assert.Throws<ArgumentOutOfRangeException>("noise", () => Make.Circles(10, noise: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Make.Circles(10, factor: 1));
    }
}
