using StaticNets.Runtime;

namespace StaticNets.Tests.Runtime;

/// <summary>A block is divided among workers in whole cache lines, and each element belongs to exactly one worker.</summary>
public sealed class BlockRangeTests
{
    [Theory]
    [InlineData(1, 64)]
    [InlineData(2, 16)]
    [InlineData(3, 160)]
    [InlineData(7, 16 * 1001)]
    [InlineData(64, 160)]
    [InlineData(2, 2147483584)]
    public void EveryElementHasOneWorker(int workers, int length)
    {
        nint end = 0;
        for (int worker = 0; worker < workers; worker++)
        {
            BlockRange range = BlockRange.OfWorker(worker, workers, length);
            Assert.Equal(end, range.First);
            Assert.Equal((nint)0, range.First % 16);
            Assert.InRange(range.Length, (nint)0, (nint)((length / workers) + 16));
            end += range.Length;
        }

        Assert.Equal((nint)length, end);
    }
}
