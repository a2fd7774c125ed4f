using Courses.Digits;

namespace StaticNets.Courses.Tests;

/// <summary>The images of digits: their split, and the errors of images that are drawn after them.</summary>
public sealed class DigitRowsTests
{
    private static readonly DigitRows _all = DigitRows.Read();

    [Fact]
    public void SplitHoldsEachImageOnceAndAFifthOfEachDigitForTheTest()
    {
        (DigitRows train, DigitRows test) = _all.Split();
        Assert.Equal(1797, _all.Count);
        Assert.Equal(Sorted(_all), Sorted(train).Concat(Sorted(test)).Order(StringComparer.Ordinal));
        for (int digit = 0; digit < DigitRows.Classes; digit++)
        {
            double share = test.Digits.Count(d => d == digit) / (double)_all.Digits.Count(d => d == digit);

            // A digit has 174 to 183 images, so one image more or less than a fifth is a share of 0.0058.
            Assert.InRange(share, 0.2 - 0.0058, 0.2 + 0.0058);
        }
    }

    [Fact]
    public void SeedDeterminesTheSplit()
    {
        Assert.Equal(_all.Split(seed: 3).Test.Pixels, _all.Split(seed: 3).Test.Pixels);
        Assert.NotEqual(_all.Split(seed: 3).Test.Digits, _all.Split(seed: 4).Test.Digits);
    }

    [Fact]
    public void ImagesKeepTheirDigits()
    {
        DigitRows picked = _all.Of(digit => digit is 2 or 7);
        int[] rows = [.. Enumerable.Range(0, _all.Count).Where(row => _all.Digits[row] is 2 or 7)];
        Assert.Equal(rows.Select(row => _all.Digits[row]), picked.Digits);
        Assert.Equal(rows.SelectMany(row => _all.Pixels.Skip(row * DigitRows.Length).Take(DigitRows.Length)), picked.Pixels);
        Assert.Equal([2, 7], picked.FirstOfEach().Digits);
        Assert.Equal(picked.Pixels[..DigitRows.Length], picked.FirstOfEach().Pixels[..DigitRows.Length]);
    }

    [Fact]
    public void ErrorsOfTheMeanAreTheVarianceOfThePixels()
    {
        DigitRows two = _all.Pick([5, 11]);
        float[] mean = two.Mean(count: 2);
        Assert.Equal(mean[..DigitRows.Length], mean[DigitRows.Length..]);

        // Both images differ from their mean by half of what they differ from one another.
        double expected = Enumerable
            .Range(0, DigitRows.Length)
            .Average(i => Math.Pow((two.Pixels[i] - (double)two.Pixels[DigitRows.Length + i]) / 2, 2));

        // Pixels and their mean are multiples of 1/32, so all numbers are exact but the sums, which are rounded to 1e-16.
        Assert.All(two.Errors(mean), error => Assert.Equal(expected, error, 1e-13));
    }

    [Fact]
    public void NoiseHasItsDeviationAndItsSeed()
    {
        DigitRows noisy = _all.WithNoise(0.3, seed: 1);
        Assert.Equal(noisy.Pixels, _all.WithNoise(0.3, seed: 1).Pixels);
        Assert.NotEqual(noisy.Pixels, _all.WithNoise(0.3, seed: 2).Pixels);

        // The mean of the squares of 115 008 normal numbers has the mean 0.09 and the deviation 0.09 · √(2/115 008) = 3.8e-4. The test
        // allows four of them.
        Assert.InRange(_all.Errors(noisy.Pixels).Average(), 0.09 - 1.5e-3, 0.09 + 1.5e-3);
    }

    /// <summary>Each image with its digit as text, sorted.</summary>
    private static string[] Sorted(DigitRows rows) =>
        [
            .. rows
                .Pixels.Chunk(DigitRows.Length)
                .Zip(rows.Digits, (pixels, digit) => $"{string.Join(' ', pixels)}: {digit}")
                .Order(StringComparer.Ordinal),
        ];
}
