namespace StaticNets.Tests.Data;

public sealed class MakeRegressionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TargetsFollowTheCoefficients(bool shuffle)
    {
        RegressionRows<double> rows = Make.Regression<double>(
            30,
            features: 7,
            informative: 4,
            targets: 2,
            bias: -3,
            seed: 2,
            shuffle: shuffle
        );
        Assert.Equal((30, 7, 2, -3), (rows.Count, rows.FeatureCount, rows.TargetCount, rows.Bias));
        for (int row = 0; row < 30; row++)
        {
            for (int target = 0; target < 2; target++)
            {
                double sum = Enumerable.Range(0, 7).Sum(i => rows.X[(row * 7) + i] * rows.Coefficients[(i * 2) + target]) - 3;

                // Sums of seven products below 500 have an error below 1e-12.
                Assert.Equal(sum, rows.Targets[(row * 2) + target], 1e-12);
            }
        }

        double[][] features = [.. rows.Coefficients.Chunk(2)];
        Assert.Equal(4, features.Count(coefficients => coefficients.All(c => c > 0)));
        Assert.Equal(3, features.Count(coefficients => coefficients.All(c => c == 0)));
        Assert.All(rows.Coefficients, c => Assert.InRange(c, 0, 100));
        Assert.Equal(!shuffle, features.Take(4).All(coefficients => coefficients[0] > 0));
    }

    /// <summary>The noise of 3000 targets: its mean within 5σ/√n, its deviation within 5σ/√(2n).</summary>
    [Fact]
    public void NoiseHasTheGivenDeviation()
    {
        const double Noise = 2;
        const int Rows = 3000;
        double[] noisy = Make.Regression<double>(Rows, features: 3, noise: Noise, seed: 6, shuffle: false).Targets;
        double[] exact = Make.Regression<double>(Rows, features: 3, seed: 6, shuffle: false).Targets;
        double[] noise = [.. noisy.Zip(exact, (a, b) => a - b)];
        Assert.Equal(0, noise.Average(), 5 * Noise / Math.Sqrt(Rows));
        Assert.Equal(Noise, Math.Sqrt(noise.Average(value => value * value)), 5 * Noise / Math.Sqrt(2 * Rows));
    }

    [Fact]
    public void SinglePrecisionIsTheSameRounded()
    {
        RegressionRows<double> exact = Make.Regression<double>(20, features: 5, seed: 3);
        (float[] x, float[] targets) = Make.Regression(20, features: 5, seed: 3);
        Assert.Equal(Array.ConvertAll(exact.X, value => (float)value), x);
        Assert.Equal(Array.ConvertAll(exact.Targets, value => (float)value), targets);
        Assert.Equal(targets, Make.Regression(20, features: 5, seed: 3).ToDataset().Targets<float>().ToArray());
        Assert.Equal("20 rows × 5 features, 1 targets", exact.ToString());
    }

    [Fact]
    public void ValuesOutsideTheirRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Make.Regression(0));
        Assert.Throws<ArgumentOutOfRangeException>("features", () => Make.Regression(features: 0));
        Assert.Throws<ArgumentOutOfRangeException>("informative", () => Make.Regression(informative: -1));
        Assert.Throws<ArgumentOutOfRangeException>("targets", () => Make.Regression(targets: 0));
        Assert.Throws<ArgumentOutOfRangeException>("bias", () => Make.Regression(bias: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("noise", () => Make.Regression(noise: -1));
    }
}
