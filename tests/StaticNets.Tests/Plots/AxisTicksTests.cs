using StaticNets.Plots;

namespace StaticNets.Tests;

public class AxisTicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.013, 0.047, 5, "0.01 0.02 0.03 0.04 0.05")]
    [InlineData(-3, 12, 5, "-5 0 5 10 15")]
    [InlineData(0, 100, 10, "0 10 20 30 40 50 60 70 80 90 100")]
    [InlineData(0, 0.001, 5, "0.0000 0.0002 0.0004 0.0006 0.0008 0.0010")]
    [InlineData(0, 3e9, 3, "0E+0 1E+9 2E+9 3E+9")]
    [InlineData(0, 4e-8, 4, "0E+0 1E-8 2E-8 3E-8 4E-8")]
    [InlineData(0.5, 0.5, 5, "0.44 0.46 0.48 0.50 0.52 0.54 0.56")]
    public void AreRoundNumbersAroundTheRange(double low, double high, int most, string expected)
    {
        AxisTicks ticks = AxisTicks.Around(low, high, most);
        Assert.Equal(expected, string.Join(' ', ticks.Values.Select(ticks.Label)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-2, -2)]
    [InlineData(1e300, 1e300)]
    [InlineData(1, 1.0000000000000002)]
    [InlineData(1e-300, 2e-300)]
    public void AreFewAndEncloseEveryRange(double low, double high)
    {
        AxisTicks ticks = AxisTicks.Around(low, high, most: 5);
        Assert.InRange(ticks.Values.Count, 2, 8);
        Assert.True(ticks.Low <= low && ticks.High >= high && ticks.Low < ticks.High);
    }

    [Fact]
    public void MayBeWholeNumbersOnly()
    {
        Assert.Equal([1, 2, 3], AxisTicks.Around(1, 3, most: 10, leastStep: 1).Values);
    }
}
