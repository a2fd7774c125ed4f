namespace StaticNets.Runtime.Tests;

public class EuclideanNormTests
{
    /// <summary>3, 4 and 5 at every scale; rounding errors of two squares, a sum, a root and three scalings.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1e-170)]
    [InlineData(1e-310)]
    [InlineData(1e200)]
    [InlineData(3e307)]
    public void IsTheLengthOfAVectorAtEveryScale(double scale)
    {
        // Below 2.2e-308 numbers have fewer digits: 5e-310 is a multiple of 4.9e-324.
        double tolerance = Math.Max(8 * Math.Pow(2, -53) * 5 * scale, double.Epsilon * 4);
        Assert.Equal(5 * scale, EuclideanNorm.Of<double>([3 * scale, 0, -4 * scale]), tolerance);
    }

    [Fact]
    public void OfNothingIsZero()
    {
        Assert.Equal(0, EuclideanNorm.Of<float>([]));
        Assert.Equal(0, EuclideanNorm.Of<float>([0, -0f]));
    }
}
