namespace StaticNets.Tests.Data;

public class OneHotTests
{
    [Fact]
    public void EachRowHasItsOne()
    {
        float[] single = OneHot.Encode([2, 0, 1, 2], 3);
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1], single);
        double[] twice = OneHot.Encode<double>([1, 0], 2);
        Assert.Equal([0, 1, 1, 0], twice);
        Assert.Empty(OneHot.Encode([], 5));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void AnIndexThatIsNoClassIsNamed(int index)
    {
        var error = Assert.Throws<ArgumentException>("classes", () => OneHot.Encode([0, index], 3));
        Assert.Contains($"Row 1 has class index {index}, but there are 3 classes: 0 to 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CountsThatMakeNoRowsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => OneHot.Encode([], 0));
        Assert.Throws<ArgumentException>("count", () => OneHot.Encode([0, 1], int.MaxValue));
    }
}
