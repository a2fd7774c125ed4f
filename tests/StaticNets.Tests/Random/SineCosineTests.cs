namespace StaticNets.Tests;

public sealed class SineCosineTests
{
    /// <summary>
    /// The angle 2π·turns, reduced to at most π/4, has an error of 2 units in the last place, 2e-16, and the sum about as much. The
    /// reference reduces the angle in the same way, because the rounding of 2π·turns would be larger than the error for many turns.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(250)]
    public void AgreesWithTheSystem(int turn)
    {
        for (int i = -360; i <= 360; i++)
        {
            double part = i / 720.0;
            (double sine, double cosine) = SineCosine.Of(turn + part);
            double rest = turn + part - turn;
            Assert.Equal(Math.Sin(2 * Math.PI * rest), sine, 5e-16);
            Assert.Equal(Math.Cos(2 * Math.PI * rest), cosine, 5e-16);
        }
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.25, 1, 0)]
    [InlineData(0.5, 0, -1)]
    [InlineData(0.75, -1, 0)]
    [InlineData(-0.25, -1, 0)]
    [InlineData(17.25, 1, 0)]
    public void QuarterTurnsAreExact(double turns, double sine, double cosine) => Assert.Equal((sine, cosine), SineCosine.Of(turns));
}
