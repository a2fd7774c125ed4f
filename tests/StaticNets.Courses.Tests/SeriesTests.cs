using Courses.Series;

namespace StaticNets.Courses.Tests;

/// <summary>The windows of the seasonal series, and the errors of forecasts.</summary>
public sealed class SeriesTests
{
    private readonly SeasonalSeries _series = new(seed: 1);

    /// <summary>Each window ends with the value before the one to forecast, and begins 48 values before it.</summary>
    [Fact]
    public void WindowsEndBeforeTheTestValues()
    {
        float[][] windows = [.. _series.TestWindows.Chunk(SeasonalSeries.Window)];
        float[] values = _series.TestValues;
        Assert.Equal(values.Length, windows.Length);
        for (int i = 1; i < windows.Length; i++)
        {
            Assert.Equal([.. windows[i - 1][1..], values[i - 1]], windows[i]);
        }

        Assert.Equal(windows.Select(window => window[^1]), _series.Earlier(1));
        Assert.Equal(windows.Select(window => window[SeasonalSeries.Season]), _series.Earlier(SeasonalSeries.Season));
    }

    /// <summary>The seasons repeat after 24 steps. After 12 steps, the first wave has the other sign.</summary>
    [Fact]
    public void ValuesRepeatAfterASeason()
    {
        SeriesForecasts forecasts = Forecasts();

        // After half a season the difference of the first wave is twice its value, with a root mean square of about 2 · 0.8 · √½ = 1.1. After
        // a season the noise remains: √2 · 0.1/√(1 − 0.7²) = 0.2.
        Assert.InRange(forecasts.Error(_series.Earlier(SeasonalSeries.Season / 2)), 0.8, 1.5);
        Assert.InRange(forecasts.Error(_series.Earlier(SeasonalSeries.Season)), 0.15, 0.25);
    }

    [Fact]
    public void ErrorIsTheRootMeanSquare()
    {
        float[] forecast = _series.TestValues;
        for (int i = 0; i < forecast.Length; i++)
        {
            forecast[i] += i % 2 == 0 ? 3 : -1;
        }

        // Half of the squares are 9 and half are 1. Rounding a sum near 3 to single precision changes a difference by at most 2.4e-7.
        Assert.Equal(Math.Sqrt(5), Forecasts().Error(forecast), 1e-6);
    }

    [Fact]
    public void SeedDeterminesTheSeries()
    {
        Assert.Equal(new SeasonalSeries(1).TestValues, _series.TestValues);
        Assert.NotEqual(new SeasonalSeries(2).TestValues, _series.TestValues);
    }

    private SeriesForecasts Forecasts() => new(_series, [], [], [], [], []);
}
