using Courses;

namespace StaticNets.Courses.Tests;

/// <summary>Shares of anomalies and normal rows above thresholds.</summary>
public sealed class RocCurveTests
{
    private static readonly RocCurve _curve = new([1, 4, 2, 3], [2.5, 4, 9, 0]);

    /// <summary>Of the four normal scores, 2.5 exceeds two, 4 exceeds three and equals one, 9 exceeds four and 0 none.</summary>
    [Fact]
    public void AreaCountsThePairsInTheRightOrder() => Assert.Equal((2 + 3.5 + 4 + 0) / 16, _curve.Area);

    [Theory]
    [InlineData(0, 0.25)]
    [InlineData(0.24, 0.25)]
    [InlineData(0.25, 0.5)]
    [InlineData(0.5, 0.75)]
    [InlineData(0.75, 0.75)]
    [InlineData(1, 1)]
    public void FoundAreTheAnomaliesAboveTheThreshold(double falseAlarms, double found) => Assert.Equal(found, _curve.Found(falseAlarms));

    /// <summary>0.29 · 100 is rounded to a number below 29.</summary>
    [Fact]
    public void RoundingOfTheShareLosesNoRow()
    {
        RocCurve curve = new(Enumerable.Range(0, 100).Select(i => (double)i), [70.5]);
        Assert.Equal((0, 1), (curve.Found(0.28), curve.Found(0.29)));
    }

    [Fact]
    public void PerfectScoreFindsAllAndEqualScoresAreChance()
    {
        Assert.Equal((1, 1), (new RocCurve([1, 2], [3, 4]).Area, new RocCurve([1, 2], [3, 4]).Found(0)));
        Assert.Equal((0.5, 0), (new RocCurve([1, 1], [1, 1]).Area, new RocCurve([1, 1], [1, 1]).Found(0.5)));
    }
}
