namespace StaticNets.Tests;

public sealed class NaturalExponentialTests
{
    /// <summary>
    /// The platform's result is right within one unit in the last place, at most 2.2e-16 of the value; the library's result is right within
    /// a few units.
    /// </summary>
    [Fact]
    public void IsThePlatformsToTheLastPlaces()
    {
        for (double x = -700; x <= 700; x += 0.37)
        {
            double expected = Math.Exp(x);
            Assert.Equal(expected, NaturalExponential.Of(x), expected * 1e-15);
        }

        Assert.Equal(1, NaturalExponential.Of(0));
    }
}
