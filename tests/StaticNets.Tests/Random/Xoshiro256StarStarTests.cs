namespace StaticNets.Tests;

public class Xoshiro256StarStarTests
{
    // The expected numbers were computed by an independent Python program from the authors' description of splitmix64 and xoshiro256**.
    [Fact]
    public void FirstNumbersOfSeed42ArePinned()
    {
        ulong[] expected =
        [
            0x15780b2e0c2ec716,
            0x6104d9866d113a7e,
            0xae17533239e499a1,
            0xecb8ad4703b360a1,
            0xfde6dc7fe2ec5e64,
            0xc50da53101795238,
            0xb82154855a65ddb2,
            0xd99a2743ebe60087,
        ];
        Assert.Equal(expected, First(42, expected.Length));
    }

    [Fact]
    public void NegativeSeedIsWidenedAsTwosComplement()
    {
        ulong[] expected = [0x8f5520d52a7ead08, 0xc476a018caa1802d, 0x81de31c0d260469e, 0xbf658d7e065f3c2f];
        Assert.Equal(expected, First(-1, expected.Length));
    }

    [Fact]
    public void DoublesAreTheUpper53Bits()
    {
        var random = new Xoshiro256StarStar(42);
        Assert.Equal((0x15780b2e0c2ec716UL >> 11) / 9007199254740992.0, random.NextDouble());
    }

    [Fact]
    public void DoublesHaveTheMomentsOfTheUniformDistribution()
    {
        const int Count = 100_000;
        var random = new Xoshiro256StarStar(1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < Count; i++)
        {
            double value = random.NextDouble();
            Assert.InRange(value, 0, 1 - Math.Pow(2, -53));
            sum += value;
            squares += value * value;
        }

        // The tolerances are five standard errors: Var U = 1/12, Var U² = 1/5 − 1/9 = 4/45.
        Assert.Equal(0.5, sum / Count, 5 * Math.Sqrt(1.0 / 12 / Count));
        Assert.Equal(1.0 / 3, squares / Count, 5 * Math.Sqrt(4.0 / 45 / Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void WholeNumbersAreUniform(int bound)
    {
        const int PerNumber = 1000;
        var random = new Xoshiro256StarStar(7);
        int[] counts = new int[bound];
        for (int i = 0; i < PerNumber * bound; i++)
        {
            counts[random.NextInt32(bound)]++;
        }

        // A count is binomial with a variance below PerNumber. The tolerance is six standard deviations, because there are up to a thousand
        // counts.
        Assert.All(counts, count => Assert.InRange(count, PerNumber - (6 * Math.Sqrt(PerNumber)), PerNumber + (6 * Math.Sqrt(PerNumber))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void BoundMustBePositive(int bound)
    {
        var random = new Xoshiro256StarStar(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(bound));
    }

    [Fact]
    public void EveryOrderOfThreeIsAsLikely()
    {
        const int Draws = 6000;
        var random = new Xoshiro256StarStar(3);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < Draws; i++)
        {
            char[] letters = ['a', 'b', 'c'];
            random.Shuffle<char>(letters);
            string order = new(letters);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(6, counts.Count);

        // Binomial(6000, 1/6): mean 1000, standard deviation √(6000 · 1/6 · 5/6) = 28.9. The tolerance is five standard deviations.
        Assert.All(counts.Values, count => Assert.InRange(count, 1000 - 145, 1000 + 145));
    }

    private static ulong[] First(int seed, int count)
    {
        var random = new Xoshiro256StarStar(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next())];
    }
}
