using StaticNets;

namespace Courses.Series;

/// <summary>Forecasts of all test values of a series, each from the values before it.</summary>
internal sealed record SeriesForecasts(
    SeasonalSeries Series,
    float[] LastValue,
    float[] LastSeason,
    float[] Lstm,
    float[] Dense,
    float[] Linear
)
{
    private const int Epochs = 20;

    private static readonly FitOptions _options = new()
    {
        Epochs = Epochs,
        BatchSize = 32,
        Optimizer = new Adam(5e-3),
        Schedule = new CosineDecay(Epochs),
        Parallelism = 1,
    };

    /// <summary>Creates a series and trains the networks on it, all from the same seed.</summary>
    public static SeriesForecasts Of(int seed)
    {
        SeasonalSeries series = new(seed);
        Dataset train = series.Train;
        SeriesLstm lstm = new(seed);
        SeriesDense dense = new(seed);
        SeriesLinear linear = new(seed);
        lstm.Fit(train, _options);
        dense.Fit(train, _options);
        linear.Fit(train, _options);
        return new SeriesForecasts(
            series,
            series.Earlier(1),
            series.Earlier(SeasonalSeries.Season),
            Forecast(lstm.Predict, series),
            Forecast(dense.Predict, series),
            Forecast(linear.Predict, series)
        );
    }

    /// <summary>Returns the root mean square error of a forecast.</summary>
    public double Error(float[] forecast) =>
        Math.Sqrt(forecast.Zip(Series.TestValues, (f, v) => ((double)f - v) * ((double)f - v)).Average());

    private static float[] Forecast(BatchPrediction<float> predict, SeasonalSeries series)
    {
        float[] y = new float[series.TestValues.Length];
        predict(series.TestWindows, y);
        return y;
    }
}
