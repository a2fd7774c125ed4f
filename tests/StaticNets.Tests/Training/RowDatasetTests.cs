namespace StaticNets.Tests;

public sealed class RowDatasetTests
{
    [Fact]
    public void RowsFollowEachOther()
    {
        Dataset dense = Dataset.FromRows(Enumerable.Range(0, 3).Select(row => (new float[] { row, row + 0.5f }, new float[] { -row })));
        Assert.Equal([0, 0.5f, 1, 1.5f, 2, 2.5f], dense.X<float>().ToArray());
        Assert.Equal([0, -1, -2], dense.Targets<float>().ToArray());
        Assert.Equal(3, dense.Count);
        Dataset classes = Dataset.FromRows([(new double[] { 1, 2 }, 7), (new double[] { 3, 4 }, 8)]);
        Assert.Equal([1, 2, 3, 4], classes.X<double>().ToArray());
        Assert.Equal([7, 8], classes.Classes.ToArray());
        Assert.True(classes.HasClasses);
        Assert.Equal(2, Dataset.FromRows([(new double[] { 1 }, new double[] { 2 }), (new double[] { 3 }, new double[] { 4 })]).Count);
        Assert.Equal(1, Dataset.FromRows([(new float[] { 1 }, 0)]).Count);
    }

    [Fact]
    public void RowsOfOtherLengthsAreRefused()
    {
        Says(() => Dataset.FromRows([(new float[2], 0), (new float[3], 0)]), "Row 1 has 3 inputs, but each row must have 2");
        Says(() => Dataset.FromRows([(new float[2], new float[1]), (new float[2], new float[2])]), "Row 1 has 2 targets");
        Says(() => Dataset.FromRows([(Array.Empty<float>(), 0)]), "Row 0 has 0 inputs");
        Says(() => Dataset.FromRows(Array.Empty<(float[], int)>()), "There are no rows");
    }

    private static void Says(Func<object> use, string part) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(use).Message, StringComparison.Ordinal);
}
