using StaticNets.GradientChecks;

namespace StaticNets.Tests.GradientChecks;

/// <summary>Tests difference quotients of functions whose derivatives and kinks are known.</summary>
public sealed class NumericalGradientTests
{
    // The longest step is h = 1/256 and the shortest h / 4 = 2⁻¹⁰. Function values near 1 give a rounding error of 4/3 · 2e-16 / 2⁻¹⁰ =
    // 3e-13, and derivatives near 1 give a truncation error of h⁴ / 480 = 5e-13.
    private const double Exactness = 2e-12;

    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(-2)]
    public void OfSmoothFunctionsAreExactAndKnowIt(double x)
    {
        foreach (
            (Func<double, double> function, Func<double, double> slope) in ((Func<double, double>, Func<double, double>)[])
                [(Math.Sin, Math.Cos), (Math.Tanh, z => 1 - (Math.Tanh(z) * Math.Tanh(z))), (z => z * z, z => 2 * z)]
        )
        {
            Derivative found = Derivative.Of(function, x, function(x), 1.0 / 256);
            Assert.Equal(slope(x), found.Value, Exactness * 8);
            Assert.InRange(found.Uncertainty, 0, Exactness * 8);
        }
    }

    /// <summary>A kink within the step, on either side of the point or exactly at it, makes the uncertainty large.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1e-12)]
    [InlineData(1.0 / 2048)]
    [InlineData(1.0 / 900)]
    [InlineData(1.0 / 400)]
    [InlineData(1.0 / 270)]
    public void AKinkIsNoticed(double distance)
    {
        foreach (int side in (int[])[-1, 1])
        {
            double kink = side * distance;
            Derivative found = Derivative.Of(z => Math.Sin(z) + Math.Max(0, z - kink), 0, Math.Max(0, -kink), 1.0 / 256);

            // The lower bound is for the kink at 1/270, just inside the longest step of 1/256. It changes the quotient over this step by
            // (1 − 256/270) / 2 = 0.026, and the first extrapolation by a third of this.
            Assert.InRange(found.Uncertainty, 0.008, 1);
        }

        // This kink is outside the step.
        Assert.InRange(Derivative.Of(z => Math.Sin(z) + Math.Max(0, z - (1.0 / 200)), 0, 0, 1.0 / 256).Uncertainty, 0, Exactness);
    }

    /// <summary>
    /// The derivatives of Σ relu(tᵢ) are 0 or 1. The derivative at the kink is skipped; the one near the kink is found with a shorter step.
    /// </summary>
    [Fact]
    public void ValuesAtAKinkAreLeftOut()
    {
        double[] point = [1, -1, 0, 1e-3, 700];
        SumOfRelus surface = new(point);
        NumericalGradient found = NumericalGradient.Of(surface, "t");
        Assert.Equal([true, true, false, true, true], found.IsExact);
        double[] expected = [1, 0, 0.5, 1, 1];
        for (int i = 0; i < point.Length; i++)
        {
            // The sum is about 700 and rounded by up to 6e-14. Divided by steps down to 2⁻¹⁵, this is an error of a few 1e-9.
            Assert.Equal(expected[i], found.Values[i], 1e-8);
        }

        Assert.Equal(point, surface.Get("t"));
    }

    private sealed class SumOfRelus(double[] point) : ILossSurface
    {
        private double[] _values = [.. point];

        public IReadOnlyList<string> Tensors => ["t"];

        public double[] Get(string tensor) => [.. _values];

        public void Set(string tensor, double[] values) => _values = [.. values];

        public double Loss() => _values.Sum(value => Math.Max(0, value));

        public double[] Claim(string tensor) => [.. _values.Select(value => value > 0 ? 1.0 : 0)];
    }
}
