namespace StaticNets.Tests;

public sealed class RandomSourceTests
{
    private const int Draws = 20_000;

    /// <summary>
    /// Compares draws with their formulas, evaluated in double with the numbers of an Xoshiro256** of the same seed; other tests verify this
    /// generator. Only LogUniform has a tolerance, because the platform's exp and log may differ from the library's in the last place.
    /// </summary>
    [Fact]
    public void DrawsAreTheFormulasOfTheGeneratorsNumbers()
    {
        RandomSource source = new(42);
        Xoshiro256StarStar random = new(42);
        Assert.Equal(2 + (3 * random.NextDouble()), source.Uniform(2, 5));
        double expected = Math.Exp(Math.Log(1e-4) + ((Math.Log(1e-1) - Math.Log(1e-4)) * random.NextDouble()));
        Assert.Equal(expected, source.LogUniform(1e-4, 1e-1), expected * 1e-14);
        Assert.Equal(-3 + random.NextInt32(8), source.Integer(-3, 4));
        Assert.Equal("abc"[random.NextInt32(3)], source.Choice('a', 'b', 'c'));
    }

    /// <summary>
    /// The share of draws in a half or a third of the range is off by at most four standard errors, each at most √(¼ / 20 000) = 0.0035.
    /// </summary>
    [Fact]
    public void DrawsAreSpreadOverTheirRange()
    {
        RandomSource source = new(7);
        double[] uniform = Draw(() => source.Uniform(-1, 1));
        Assert.All(uniform, value => Assert.InRange(value, -1, 1));
        Assert.InRange(Share(uniform, value => value < 0), 0.486, 0.514);

        double[] logarithmic = Draw(() => source.LogUniform(1e-4, 1e-2));
        Assert.All(logarithmic, value => Assert.InRange(value, 1e-4, 1e-2));
        Assert.InRange(Share(logarithmic, value => value < 1e-3), 0.486, 0.514);

        double[] whole = Draw(() => source.Integer(1, 3));
        double[] chosen = Draw(() => source.Choice(1.0, 2.0, 3.0));
        for (int value = 1; value <= 3; value++)
        {
            Assert.InRange(Share(whole, drawn => drawn == value), 0.319, 0.347);
            Assert.InRange(Share(chosen, drawn => drawn == value), 0.319, 0.347);
        }
    }

    [Fact]
    public void RefusesEmptyRanges()
    {
        RandomSource source = new(1);
        Says(() => source.Uniform(2, 2), "high must be above low, 2", "but is 2");
        Says(() => source.Uniform(double.NaN, 2), "low must be finite", "NaN");
        Says(() => source.Uniform(0, double.PositiveInfinity), "and finite");
        Says(() => source.LogUniform(0, 1), "low must be positive", "but is 0");
        Says(() => source.LogUniform(1, 0.5), "high must be above low, 1", "but is 0.5");
        Says(() => source.LogUniform(1e-300, 1e300), "at most 1e300 times");
        Says(() => source.Integer(3, 2), "high must be at least low, 3", "but is 2");
        Says(() => source.Integer(int.MinValue, int.MaxValue), "less than 2147483647");
        Says(() => source.Choice<int>(), "no values to choose from");

        // Invalid calls draw nothing.
        Assert.Equal(new RandomSource(1).Uniform(0, 1), source.Uniform(0, 1));
        Assert.Equal(5, source.Integer(5, 5));
    }

    private static double[] Draw(Func<double> draw) => [.. Enumerable.Range(0, Draws).Select(_ => draw())];

    private static double Share(double[] values, Func<double, bool> which) => values.Count(which) / (double)Draws;

    private static void Says(Func<object> use, params string[] parts)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(use);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
