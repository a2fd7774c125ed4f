using Courses.Esn;

namespace StaticNets.Courses.Tests;

/// <summary>The Mackey-Glass series, the random recurrent layer, and its forecasts.</summary>
public sealed class EsnTests
{
    private readonly double[] _series = MackeyGlass.Of(EsnForecast.TrainSteps + EsnForecast.TestSteps + 1);

    /// <summary>
    /// The slope between two values is that of the equation: by Simpson's rule over two units of time, with the delayed values 17 units
    /// before.
    /// </summary>
    [Fact]
    public void ValuesFollowTheEquation()
    {
        for (int t = 18; t < 1000; t++)
        {
            double integral = (Slope(t - 1) + (4 * Slope(t)) + Slope(t + 1)) / 3;

            // Simpson's rule is off by h⁵/90 times the fourth derivative of the slope, which stays below 0.1 here.
            Assert.Equal(_series[t + 1] - _series[t - 1], integral, 0.1 / 90);
        }

        double Slope(int t) => (0.2 * _series[t - 17] / (1 + Math.Pow(_series[t - 17], 10))) - (0.1 * _series[t]);
    }

    /// <summary>The range of the attractor, and no period: no stretch of 2000 values comes again.</summary>
    [Fact]
    public void TheSeriesIsBoundedAndNotPeriodic()
    {
        Assert.InRange(_series.Min(), 0.2, 0.6);
        Assert.InRange(_series.Max(), 1.2, 1.4);
        for (int shift = 1; shift < 2000; shift++)
        {
            Assert.True(Enumerable.Range(0, 2000).Max(t => Math.Abs(_series[t] - _series[t + shift])) > 0.05, $"period {shift}");
        }
    }

    [Fact]
    public void TheSpectralRadiusIsTheLargestEigenvalue()
    {
        EchoState network = new(1);

        // Two blocks on the diagonal, a rotation by 1 scaled by 0.8 and one element of 0.5: eigenvalues 0.8 e^(±i) and 0.5.
        double[] kernel = new double[EchoState.Units * EchoState.Units];
        (double sine, double cosine) = Math.SinCos(1.0);
        (kernel[0], kernel[1]) = (0.8 * cosine, 0.8 * sine);
        (kernel[EchoState.Units], kernel[EchoState.Units + 1]) = (-0.8 * sine, 0.8 * cosine);
        kernel[(2 * EchoState.Units) + 2] = 0.5;
        network.Parameters.Set("simple_rnn/recurrent_kernel", kernel);

        // The first norm of the vector of ones, √64, and the other elements, which the first product clears, count once among 400 products.
        Assert.Equal(0.8, network.SpectralRadius(), 0.8 * Math.Log(8) / 400 * 2);
    }

    /// <summary>The forecast from the whole series and that of single steps are the same.</summary>
    [Fact]
    public void TheNetworkContinuesFromItsOwnForecasts()
    {
        EsnForecast forecast = EsnForecast.Of(_series, seed: 1);
        double[] continued = forecast.Continue(_series, 20);
        double[] predicted = new double[EsnForecast.TrainSteps];
        forecast.Network.Predict(_series[..EsnForecast.TrainSteps], predicted, EsnForecast.TrainSteps);
        Assert.Equal(predicted[^1], continued[0], 1e-9);

        // The error of the first forecast is about 3e-4. It grows, since each forecast is read as if it were a value of the series.
        for (int i = 0; i < continued.Length; i++)
        {
            Assert.Equal(_series[EsnForecast.TrainSteps + i], continued[i], 0.05);
        }
    }

    [Fact]
    public void TheLastValueErrorIsThatOfDifferences()
    {
        double[] line = [.. Enumerable.Range(0, _series.Length).Select(t => 0.25 * t)];
        Assert.Equal(0.25, EsnForecast.LastValueError(line), 1e-12);
    }
}
