using Courses.Digits;

namespace StaticNets.Courses.Tests;

/// <summary>Pairs of images and their targets.</summary>
public sealed class DigitPairsTests
{
    private const int Count = 1000;

    private static readonly DigitRows _images = DigitRows.Read().Split().Test;

    [Fact]
    public void EverySecondPairShowsOneDigitInTwoImages()
    {
        DigitPairs pairs = DigitPairs.DrawAlternating(_images, Count, seed: 1);
        Assert.Equal(Enumerable.Range(0, Count).Select(pair => pair % 2 == 0 ? 1f : 0f), pairs.Same);
        Assert.All(pairs.Left.Errors(pairs.Right.Pixels), difference => Assert.True(difference > 0));
    }

    [Fact]
    public void TargetsBelongToTheDigits()
    {
        DigitPairs pairs = new(_images.Pick([0, 1, 2]) with { Digits = [3, 7, 4] }, _images.Pick([3, 4, 5]) with { Digits = [9, 2, 4] });
        Assert.Equal([0, 0, 1], pairs.Same);
        Assert.Equal([12, 9, 8], pairs.Sum);
        Assert.Equal([0, 1, 0], pairs.LeftIsLarger);
    }

    /// <summary>
    /// Both images are drawn from all, independently. A digit and another one are equal with a probability of 0.1, so the number of equal
    /// pairs has the deviation √(1 000 · 0.1 · 0.9) = 9.5. The test allows four of them.
    /// </summary>
    [Fact]
    public void PairsAreIndependent() => Assert.InRange(DigitPairs.Draw(_images, Count, seed: 1).Same.Sum(), 100 - 38, 100 + 38);

    [Fact]
    public void SeedDeterminesThePairs()
    {
        Assert.Equal(DigitPairs.Draw(_images, Count, 1).Sum, DigitPairs.Draw(_images, Count, 1).Sum);
        Assert.NotEqual(DigitPairs.Draw(_images, Count, 1).Sum, DigitPairs.Draw(_images, Count, 2).Sum);
        Assert.Equal(DigitPairs.DrawAlternating(_images, Count, 1).Sum, DigitPairs.DrawAlternating(_images, Count, 1).Sum);
        Assert.NotEqual(DigitPairs.DrawAlternating(_images, Count, 1).Sum, DigitPairs.DrawAlternating(_images, Count, 2).Sum);
    }
}
