using Courses.Plots;

namespace Courses.Series;

/// <summary><c>series</c>: forecasts the next value of a noisy series with a season.</summary>
internal sealed class SeriesCourse : Course
{
    // Ten seeds gave 52 to 59 % of the error of the better naive forecast.
    private const double MostOfNaive = 0.65;

    // A perfect forecast would have 100 %. Ten seeds gave 101 to 112 %, median 104 %.
    private const double MostOfNoise = 1.1;
    private const int Shown = 5 * SeasonalSeries.Season;

    public override string Name => "series";

    public override string Summary =>
        "Next value of a seasonal series: Lstm(16) on 48 steps, Adam 0.005 on half a cosine, 20 epochs, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        SeriesForecasts[] all = [.. CourseRun.Seeds.AsParallel().AsOrdered().Select(SeriesForecasts.Of)];
        Print("last value", all, each => each.LastValue);
        Print("value one season ago", all, each => each.LastSeason);
        Print("Lstm", all, each => each.Lstm);
        Print("Dense, 32 hidden units", all, each => each.Dense);
        Print("Dense, linear", all, each => each.Linear);
        Draw(run, all[0]);

        Spread ofNaive = Spread.Of(
            all.Select(each => each.Error(each.Lstm) / Math.Min(each.Error(each.LastValue), each.Error(each.LastSeason)))
        );
        yield return new Figure(
            "error of Lstm ÷ that of the better naive forecast",
            "at most 65 %",
            ofNaive.Text,
            ofNaive.Most <= MostOfNaive
        );
        Spread ofNoise = Spread.Of(all.Select(each => each.Error(each.Lstm) / SeasonalSeries.Noise));
        yield return new Figure(
            "error of Lstm ÷ least possible error",
            "median at most 110 %",
            ofNoise.Text,
            ofNoise.Median <= MostOfNoise
        );
        Spread ofDense = Spread.Of(all.Select(each => each.Error(each.Lstm) / each.Error(each.Dense)));
        yield return new Figure("error of Lstm ÷ that of 48-32-1", "median at most 100 %", ofDense.Text, ofDense.Median <= 1);
    }

    private static void Print(string name, SeriesForecasts[] all, Func<SeriesForecasts, float[]> forecast)
    {
        Spread spread = Spread.Of(all.Select(each => each.Error(forecast(each))));
        Console.WriteLine($"  {name, -22} error {spread.Median:F4} ({spread.Least:F4}–{spread.Most:F4})");
    }

    private static void Draw(CourseRun run, SeriesForecasts forecasts)
    {
        LinePlot plot = new(
            "The first test values of seed 0",
            "step",
            "value",
            [.. Enumerable.Range(0, Shown).Select(step => (double)step)],
            [
                new PlottedLine("value", First(forecasts.Series.TestValues)),
                new PlottedLine("Lstm", First(forecasts.Lstm)),
                new PlottedLine("one season ago", First(forecasts.LastSeason), IsDashed: true),
            ]
        );
        run.WriteLines("series-forecast", plot);
    }

    private static double[] First(float[] values) => Array.ConvertAll(values[..Shown], value => (double)value);
}
