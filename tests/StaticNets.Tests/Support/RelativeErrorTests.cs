namespace StaticNets.Tests.Support;

public class RelativeErrorTests
{
    [Fact]
    public void IsTheNormOfTheDifferenceOverTheNormOfTheReference()
    {
        // The difference (3, 4, 0) has the norm 5, the reference (0, 6, 8) the norm 10; all numbers are exact in binary.
        Assert.Equal(0.5, RelativeError.Of<float>([3, 10, 8], [0, 6, 8]));
        Assert.Equal(0.5, RelativeError.Of<double>([3, 10, 8], [0, 6, 8]));
    }

    [Fact]
    public void IsZeroInfiniteOrNaNAtTheEdges()
    {
        Assert.Equal(0, RelativeError.Of<float>([0, 0], [0, 0]));
        Assert.Equal(double.PositiveInfinity, RelativeError.Of<float>([0, 1], [0, 0]));
        Assert.Equal(double.NaN, RelativeError.Of<float>([1, float.NaN], [1, 2]));
        Assert.Equal(double.NaN, RelativeError.Of<float>([1, 2], [1, float.NaN]));
    }

    [Fact]
    public void DoesNotCompareDifferentLengths()
    {
        var exception = Assert.Throws<ArgumentException>(() => RelativeError.Of<float>([1, 2], [1, 2, 3]));
        Assert.Contains("2 values cannot be compared with 3", exception.Message);
    }
}
