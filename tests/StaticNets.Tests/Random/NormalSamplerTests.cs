namespace StaticNets.Tests;

public class NormalSamplerTests
{
    // The numbers must be equal to the bit, because every machine must begin with the same weights. They were computed by a Python program
    // with the same formula.
    [Fact]
    public void FirstNumbersOfSeed42ArePinned()
    {
        double[] expected =
        [
            -0.7262191382447857,
            -0.21119691823195985,
            0.22162270150359337,
            0.5227716877560146,
            0.46417731016247366,
            0.7409788916865562,
            1.476249461018415,
            0.47075911993601033,
        ];
        var sampler = new NormalSampler(new Xoshiro256StarStar(42));
        Assert.Equal(expected, Enumerable.Range(0, 8).Select(_ => sampler.Next()));
    }

    // The exact numbers come from the same formula in 200-bit arithmetic (Python, mpmath). The error of the sampler is below 16 ulp. The
    // squared radius is off by 1 ulp (2 roundings), and its logarithm by 3 ulp. Another 7 ulp come from the relative error r of the squared
    // radius, which changes the logarithm by the relative error r / |ln| with |ln| > 0.16. A division, a root (which halves the error) and
    // a product follow.
    [Fact]
    public void FirstNumbersOfSeed42AgreeWithExactArithmetic()
    {
        double[] exact =
        [
            -0.7262191382447856,
            -0.21119691823195982,
            0.2216227015035934,
            0.5227716877560147,
            0.4641773101624736,
            0.7409788916865562,
            1.476249461018415,
            0.47075911993601033,
        ];
        var sampler = new NormalSampler(new Xoshiro256StarStar(42));
        foreach (double value in exact)
        {
            Assert.Equal(value, sampler.Next(), 16 * Math.BitIncrement(Math.Abs(value)) - (16 * Math.Abs(value)));
        }
    }

    [Fact]
    public void MomentsAreThoseOfTheNormalDistribution()
    {
        const int Count = 200_000;
        var sampler = new NormalSampler(new Xoshiro256StarStar(5));
        double[] sums = new double[5];
        for (int i = 0; i < Count; i++)
        {
            double z = sampler.Next();
            double power = 1;
            for (int order = 1; order <= 4; order++)
            {
                power *= z;
                sums[order] += power;
            }
        }

        // For k = 1 to 4, E z²ᵏ = (2k − 1)!! is 1, 3, 15, 105 and Var zᵏ = E z²ᵏ − (E zᵏ)² is 1, 2, 15, 96. The tolerances are five
        // standard errors.
        Assert.Equal(0, sums[1] / Count, 5 * Math.Sqrt(1.0 / Count));
        Assert.Equal(1, sums[2] / Count, 5 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0, sums[3] / Count, 5 * Math.Sqrt(15.0 / Count));
        Assert.Equal(3, sums[4] / Count, 5 * Math.Sqrt(96.0 / Count));
    }

    [Fact]
    public void LogarithmIsWithinFourUlpOfThePlatforms()
    {
        var random = new Xoshiro256StarStar(9);
        for (int i = 0; i < 100_000; i++)
        {
            double x = random.NextDouble() * Math.Pow(2, -(i % 100));
            if (x == 0)
            {
                continue;
            }

            double expected = Math.Log(x);

            // The library's logarithm is right within 3 units in the last place, the platform's within 1.
            double ulp = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
            Assert.InRange(Math.Abs(NaturalLogarithm.Of(x) - expected), 0, 4 * ulp);
        }
    }

    [Fact]
    public void LogarithmOfOneIsZero()
    {
        Assert.Equal(0, NaturalLogarithm.Of(1));
    }
}
