namespace StaticNets.Tests.Data;

/// <summary>The properties that the algorithm of Guyon promises, measured on rows that are not shuffled.</summary>
public sealed class MakeClassificationTests
{
    private const int Rows = 6000;

    private static readonly ClassificationRows<double> _rows = Make.Classification<double>(
        Rows,
        features: 9,
        informative: 3,
        redundant: 2,
        repeated: 2,
        classes: 3,
        clusters: 2,
        weights: [3, 2, 1],
        flip: 0,
        separation: 4,
        seed: 3,
        shuffle: false
    );

    /// <summary>Clusters 0 to 5 belong to the classes 0, 1, 2, 0, 1, 2, and hold half of the shares 3/6, 2/6 and 1/6.</summary>
    private static readonly int[] _sizes = [1500, 1000, 500, 1500, 1000, 500];

    [Fact]
    public void ClassesHaveTheirShares()
    {
        int[] expected = [.. _sizes.SelectMany((size, cluster) => Enumerable.Repeat(cluster % 3, size))];
        Assert.Equal(expected, _rows.Classes);
    }

    /// <summary>
    /// An informative feature is a sum of three normal numbers with factors below 1, so its deviation is below √3, and the mean of n rows
    /// deviates by less than 5·√3/√n.
    /// </summary>
    [Fact]
    public void ClustersLieAroundDifferentCorners()
    {
        HashSet<string> corners = [];
        int first = 0;
        foreach (int size in _sizes)
        {
            string corner = "";
            for (int i = 0; i < 3; i++)
            {
                double mean = Enumerable.Range(first, size).Average(row => _rows.X[(row * 9) + i]);
                Assert.Equal(4, Math.Abs(mean), 5 * Math.Sqrt(3) / Math.Sqrt(size));
                corner += mean > 0 ? '+' : '-';
            }

            Assert.True(corners.Add(corner), corner);
            first += size;
        }
    }

    /// <summary>
    /// Three rows determine the combination that makes a redundant feature of three informative ones; the other rows must follow it.
    /// </summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void RedundantFeaturesAreCombinations(int column)
    {
        double[] factors = Solve([.. Enumerable.Range(0, 3).Select(row => Row(row)[..3].Append(Row(row)[column]).ToArray())]);
        Assert.All(factors, factor => Assert.InRange(factor, -1.001, 1.001));
        for (int row = 3; row < Rows; row++)
        {
            // Solving three equations with numbers around 4 loses a few digits of sixteen.
            double[] x = Row(row);
            Assert.Equal((x[0] * factors[0]) + (x[1] * factors[1]) + (x[2] * factors[2]), x[column], 1e-9);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void RepeatedFeaturesAreCopies(int column) =>
        Assert.Contains(Enumerable.Range(0, 5), original => Column(original).SequenceEqual(Column(column)));

    /// <summary>Mean and deviation of 6000 numbers from N(0, 1), with five standard errors.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void OtherFeaturesAreNoise(int column)
    {
        double[] values = Column(column);
        Assert.Equal(0, values.Average(), 5 / Math.Sqrt(Rows));
        Assert.Equal(1, Math.Sqrt(values.Average(value => value * value)), 5 / Math.Sqrt(2 * Rows));
    }

    /// <summary>
    /// Half of the flipped rows get their own class again, so that the share 0.3 changes 0.15 of the rows, with a deviation of
    /// √(0.15·0.85/n).
    /// </summary>
    [Fact]
    public void FlippedRowsHaveRandomClasses()
    {
        int[] kept = Make.Classification(Rows, flip: 0, seed: 4, shuffle: false).Classes;
        int[] flipped = Make.Classification(Rows, flip: 0.3, seed: 4, shuffle: false).Classes;
        double changed = kept.Zip(flipped).Count(pair => pair.First != pair.Second) / (double)Rows;
        Assert.Equal(0.15, changed, 5 * Math.Sqrt(0.15 * 0.85 / Rows));
    }

    [Fact]
    public void ShufflingMovesRowsAndFeatures()
    {
        ClassificationRows<float> ordered = Make.Classification(50, features: 6, seed: 5, shuffle: false);
        ClassificationRows<float> shuffled = Make.Classification(50, features: 6, seed: 5);
        Assert.Equal(ordered.X.Order(), shuffled.X.Order());
        Assert.Equal(ordered.Classes.Order(), shuffled.Classes.Order());

        // Each row keeps its numbers and its class, in another place and order.
        List<string> expected = [.. Described(ordered).Order()];
        Assert.Equal(expected, Described(shuffled).Order());
        Assert.NotEqual(ordered.X.Chunk(6).Select(row => row.Order().First()), shuffled.X.Chunk(6).Select(row => row.Order().First()));
        Assert.NotEqual(
            Array.FindIndex(ordered.X[..6], value => value == ordered.X[..6].Max()),
            Array.FindIndex(
                shuffled.X.Chunk(6).Single(row => row.Order().SequenceEqual(ordered.X[..6].Order())),
                value => value == ordered.X[..6].Max()
            )
        );
    }

    /// <summary>With more than 62 informative features the remaining coordinates of a corner are random bits.</summary>
    [Fact]
    public void ManyInformativeFeaturesAreAllowed()
    {
        ClassificationRows<double> rows = Make.Classification<double>(
            400,
            features: 70,
            informative: 70,
            redundant: 0,
            clusters: 1,
            separation: 1000,
            seed: 1,
            shuffle: false,
            flip: 0
        );

        // Seventy factors below 1 give a deviation below √70, so that a single row tells the corner.
        Assert.All(rows.X, value => Assert.Equal(1000, Math.Abs(value), 100.0));
        Assert.Contains(rows.X[62..70], value => value > 0);
        Assert.Contains(rows.X[62..70], value => value < 0);
    }

    [Fact]
    public void ValuesOutsideTheirRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("features", () => Make.Classification(features: 3));
        Assert.Throws<ArgumentOutOfRangeException>("informative", () => Make.Classification(informative: 0));
        Assert.Throws<ArgumentOutOfRangeException>("informative", () => Make.Classification(informative: 2, classes: 3));
        Assert.Throws<ArgumentOutOfRangeException>("redundant", () => Make.Classification(redundant: -1));
        Assert.Throws<ArgumentOutOfRangeException>("repeated", () => Make.Classification(repeated: -1));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => Make.Classification(classes: 1));
        Assert.Throws<ArgumentOutOfRangeException>("clusters", () => Make.Classification(clusters: 0));
        Assert.Throws<ArgumentOutOfRangeException>("flip", () => Make.Classification(flip: 1.5));
        Assert.Throws<ArgumentException>("weights", () => Make.Classification(weights: [1, 2, 3]));
        Assert.Throws<ArgumentException>("weights", () => Make.Classification(weights: [1, -1]));
        Assert.Throws<ArgumentException>("weights", () => Make.Classification(weights: [0, 0]));
    }

    private static IEnumerable<string> Described(ClassificationRows<float> rows) =>
        rows.X.Chunk(6).Select((row, index) => $"{rows.Classes[index]}: {string.Join(' ', row.Order())}");

    private static double[] Row(int row) => _rows.X[(row * 9)..((row + 1) * 9)];

    private static double[] Column(int column) => [.. Enumerable.Range(0, Rows).Select(row => _rows.X[(row * 9) + column])];

    /// <summary>Solves three equations, whose right sides are in the fourth column, by Cramer's rule.</summary>
    private static double[] Solve(double[][] rows)
    {
        double whole = Determinant(rows, 0, 1, 2);
        return [Determinant(rows, 3, 1, 2) / whole, Determinant(rows, 0, 3, 2) / whole, Determinant(rows, 0, 1, 3) / whole];
    }

    private static double Determinant(double[][] m, int a, int b, int c) =>
        (m[0][a] * ((m[1][b] * m[2][c]) - (m[1][c] * m[2][b])))
        - (m[0][b] * ((m[1][a] * m[2][c]) - (m[1][c] * m[2][a])))
        + (m[0][c] * ((m[1][a] * m[2][b]) - (m[1][b] * m[2][a])));
}
