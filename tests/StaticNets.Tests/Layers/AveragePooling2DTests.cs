using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[AveragePooling2D(3, 2, Strides = 2, Padding = Padding.Same)]
public sealed partial class OnlyAverage : ILearnTargets<double>;

public sealed class AveragePooling2DTests : GradientTests<OnlyAverage>
{
    [Fact]
    public void MatchesNaiveLoops() => NaiveImages.Compare<double>(typeof(OnlyAverage), rows: 5);

    /// <summary>For a window at the border, the mean is taken over its pixels inside the image.</summary>
    [Fact]
    public void MeanOfEqualPixelsIsThePixel()
    {
        double[] y = new double[OnlyAverage.OutputLength];
        new OnlyAverage().Predict([.. Enumerable.Repeat(0.75, OnlyAverage.InputLength)], y);

        // The sum of at most six equal numbers is exact here. Dividing it by their number, or multiplying it by the rounded inverse, rounds
        // at most twice.
        Assert.All(y, value => Assert.Equal(0.75, value, 2 * Math.Pow(2, -53)));
    }
}
