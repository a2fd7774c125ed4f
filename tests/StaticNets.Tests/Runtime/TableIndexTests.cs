using StaticNets.Runtime;

namespace StaticNets.Tests.Runtime;

/// <summary>The check of indices in emitted code, for memory that has changed since the indices were checked.</summary>
public sealed class TableIndexTests
{
    [Fact]
    public void ReturnsTheRow()
    {
        Assert.Equal((nuint)0, TableIndex.Checked(0f, 1));
        Assert.Equal((nuint)((1 << 24) - 1), TableIndex.Checked((1 << 24) - 1f, 1 << 24));
        Assert.Equal((nuint)int.MaxValue - 1, TableIndex.Checked(int.MaxValue - 1.0, int.MaxValue));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    [InlineData(1e30)]
    [InlineData(-1e30)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void RefusesARowThatDoesNotExist(double index)
    {
        Assert.Throws<ArgumentException>(() => TableIndex.Checked(index, 7));
        Assert.Throws<ArgumentException>(() => TableIndex.Checked((float)index, 7));
    }

    /// <summary>Whatever the number is, the row is one of the table.</summary>
    [Fact]
    public void NoNumberGivesARowBehindTheTable()
    {
        Random random = new(1);
        for (int i = 0; i < 100_000; i++)
        {
            double number = BitConverter.Int64BitsToDouble(random.NextInt64());
            try
            {
                Assert.InRange(TableIndex.Checked(number, 7), (nuint)0, (nuint)6);
            }
            catch (ArgumentException)
            {
                Assert.False(number is >= 0 and < 7, $"{number} was refused");
            }
        }

        Assert.InRange(TableIndex.Checked(double.NaN, 7), (nuint)0, (nuint)6);
    }
}
