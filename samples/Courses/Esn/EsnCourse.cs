using System.Globalization;
using Courses.Plots;

namespace Courses.Esn;

/// <summary><c>esn</c>: an echo state network forecasts a chaotic series. Only its last layer is fitted, by ridge regression.</summary>
internal sealed class EsnCourse : Course
{
    private const double MostError = 5e-4;
    private const double NaiveError = 3.5e-2;
    private const int Shown = 300;

    public override string Name => "esn";

    public override string Summary =>
        "Echo state network, 64 random tanh units: the Mackey-Glass series of τ = 17 one step ahead, ridge regression of λ = 1e-6, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        double[] series = MackeyGlass.Of(EsnForecast.TrainSteps + EsnForecast.TestSteps + 1);
        EsnForecast[] all = [.. CourseRun.Seeds.AsParallel().AsOrdered().Select(seed => EsnForecast.Of(series, seed))];
        Draw(run, series, all[0]);
        Console.WriteLine($"  spectral radius: {Spread.Of(all.Select(each => each.Network.SpectralRadius())).In("F2")}");

        double naive = EsnForecast.LastValueError(series);
        Spread error = Spread.Of(all.Select(each => each.Error));
        yield return new Figure(
            "root mean square error, one step ahead",
            string.Create(CultureInfo.InvariantCulture, $"at most {MostError:0.0E-0}, every seed"),
            error.In("0.0E-0"),
            error.Most <= MostError
        );
        yield return new Figure(
            "the same, with the last value as forecast",
            string.Create(CultureInfo.InvariantCulture, $"about {NaiveError:0.0E-0}"),
            naive.ToString("0.0E-0", CultureInfo.InvariantCulture),
            Math.Abs(naive - NaiveError) < 0.1 * NaiveError
        );
    }

    /// <summary>Draws the series after the training, and how the network continues it from its own forecasts.</summary>
    private static void Draw(CourseRun run, double[] series, EsnForecast forecast)
    {
        LinePlot plot = new(
            "Mackey-Glass series, continued from its own forecasts",
            "step after the training",
            "value",
            [.. Enumerable.Range(1, Shown).Select(step => (double)step)],
            [
                new PlottedLine("series", series[(EsnForecast.TrainSteps)..(EsnForecast.TrainSteps + Shown)]),
                new PlottedLine("echo state network", forecast.Continue(series, Shown), IsDashed: true),
            ]
        );
        run.WriteLines("esn-forecast", plot);
    }
}
