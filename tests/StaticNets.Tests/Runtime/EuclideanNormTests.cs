namespace StaticNets.Runtime.Tests;

public class EuclideanNormTests
{
    /// <summary>
    /// The vector (3, 0, −4) has the norm 5 at every scale. The tolerance is for the rounding errors of two squares, a sum, a root and
    /// three scalings.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1e-170)]
    [InlineData(1e-310)]
    [InlineData(1e200)]
    [InlineData(3e307)]
    public void IsTheLengthOfAVectorAtEveryScale(double scale)
    {
        // Numbers below 2.2e-308 are denormal and have fewer digits: all are multiples of 4.9e-324.
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
