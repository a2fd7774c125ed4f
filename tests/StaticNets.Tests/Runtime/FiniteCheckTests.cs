using StaticNets.Runtime;

namespace StaticNets.Tests;

public class FiniteCheckTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void OneBadElementAnywhereIsFound(float bad)
    {
        var block = new AlignedBlock<float>(64);
        block.Span.Fill(-float.MaxValue);
        Assert.True(FiniteCheck.IsFinite(block));
        Assert.Equal(-1, FiniteCheck.FirstNonFinite<float>(block.Span));
        for (int i = 0; i < block.Length; i++)
        {
            block.Span[i] = bad;
            Assert.False(FiniteCheck.IsFinite(block));
            Assert.Equal(i, FiniteCheck.FirstNonFinite<float>(block.Span));
            block.Span[i] = float.MaxValue;
        }
    }

    [Theory]
    [InlineData(1.8e19f, true)]
    [InlineData(1.9e19f, false)]
    [InlineData(-1.9e19f, false)]
    [InlineData(float.NaN, false)]
    public void SquaresAreFiniteUpToTheRootOfTheLargestNumber(float value, bool finite)
    {
        // The square of a float overflows above the root of the largest float, √(3.4e38) = 1.84e19.
        var block = new AlignedBlock<float>(64);
        block.Span[37] = value;
        Assert.Equal(finite, float.IsFinite(FiniteCheck.SumOfSquares(block, BlockRange.Of(block))));
    }

    [Fact]
    public void InfinitiesOfBothSignsDoNotCancel()
    {
        var block = new AlignedBlock<double>(16);
        block.Span[3] = double.PositiveInfinity;
        block.Span[11] = double.NegativeInfinity;
        Assert.False(FiniteCheck.IsFinite(block));
    }
}
