namespace StaticNets.Tests.Data;

public sealed class MakeBlobsTests
{
    /// <summary>
    /// The mean of n numbers with deviation σ has the deviation σ/√n; five of them are allowed, and five of σ/√(2n) for σ itself.
    /// </summary>
    [Fact]
    public void ClustersLieAroundTheirCenters()
    {
        double[][] centers =
        [
            [-3, 0, 5],
            [4, 4, 4],
        ];
        const double Deviation = 0.5;
        const int Rows = 4000;
        ClassificationRows<double> blobs = Make.Blobs<double>(Rows, centers, Deviation, seed: 5);
        for (int c = 0; c < 2; c++)
        {
            int[] own = [.. Enumerable.Range(0, Rows).Where(row => blobs.Classes[row] == c)];
            Assert.Equal(Rows / 2, own.Length);
            for (int i = 0; i < 3; i++)
            {
                double[] values = [.. own.Select(row => blobs.X[(row * 3) + i])];
                double mean = values.Average();
                Assert.Equal(centers[c][i], mean, 5 * Deviation / Math.Sqrt(own.Length));
                double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
                Assert.Equal(Deviation, deviation, 5 * Deviation / Math.Sqrt(2 * own.Length));
            }
        }
    }

    /// <summary>Without noise the rows are their centers.</summary>
    [Fact]
    public void CentersAreInTheBoxAndTheFirstClassesTakeTheRest()
    {
        ClassificationRows<float> blobs = Make.Blobs(11, centers: 3, features: 4, deviation: 0, box: 2, seed: 9, shuffle: false);
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2], blobs.Classes);
        Assert.All(blobs.X, value => Assert.InRange(value, -2, 2));
        Assert.Equal(3, blobs.X.Chunk(4).Distinct(new RowComparer()).Count());
        Assert.Equal(12, blobs.X.Distinct().Count());
        Assert.Equal("11 rows × 4 features, 3 classes", blobs.ToString());
    }

    // The expected rows were computed by an independent Python program, see MakeCurvesTests.
    [Fact]
    public void SeedsGiveTheSameRowsEverywhere()
    {
        (double[] x, int[] classes) = Make.Blobs<double>(3, centers: 2, seed: 7);
        Assert.Equal([0, 1, 0], classes);
        double[] expected =
        [
            4.316324001920179,
            -2.716655954329573,
            5.091530166034327,
            11.75360941669171,
            3.707599519728136,
            -5.523944731525662,
        ];

        // A logarithm may differ in the last bit, and numbers around 10 have a spacing of 2e-15.
        Assert.All(expected.Zip(x), pair => Assert.Equal(pair.First, pair.Second, 4e-15));
        Assert.Equal(Array.ConvertAll(x, value => (float)value), Make.Blobs(3, centers: 2, seed: 7).X);
    }

    [Fact]
    public void MoreClassesThanRowsAndOneClassAreAllowed()
    {
        Assert.Equal([0, 1], Make.Blobs(2, centers: 5, shuffle: false).Classes);
        Assert.Equal(5, Make.Blobs(2, centers: 5).ClassCount);
        Assert.All(Make.Blobs(7, centers: 1).Classes, c => Assert.Equal(0, c));
    }

    [Fact]
    public void ValuesOutsideTheirRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Make.Blobs(0));
        Assert.Throws<ArgumentOutOfRangeException>("centers", () => Make.Blobs(10, centers: 0));
        Assert.Throws<ArgumentOutOfRangeException>("features", () => Make.Blobs(10, features: 0));
        Assert.Throws<ArgumentOutOfRangeException>("deviation", () => Make.Blobs(10, deviation: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("box", () => Make.Blobs(10, box: double.PositiveInfinity));
        Assert.Throws<ArgumentException>("centers", () => Make.Blobs(10, []));
        Assert.Throws<ArgumentException>(
            "centers",
            () =>
                Make.Blobs(
                    10,
                    [
                        [1, 2],
                        [3],
                    ]
                )
        );
        Assert.Throws<ArgumentException>("rows", () => Make.Blobs(int.MaxValue, features: 2));
        var error = Assert.Throws<InvalidOperationException>(() => Make.Blobs(10, centers: 3).ToBinaryDataset());
        Assert.Contains("there are 3", error.Message, StringComparison.Ordinal);
    }

    private sealed class RowComparer : IEqualityComparer<float[]>
    {
        public bool Equals(float[]? a, float[]? b) => a!.SequenceEqual(b!);

        public int GetHashCode(float[] row) => row[0].GetHashCode();
    }
}
