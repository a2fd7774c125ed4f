using System.Globalization;
using Courses.AutoEncoders;
using Courses.Digits;
using Courses.Plots;

namespace Courses.Anomaly;

/// <summary>
/// <c>anomaly</c>: an autoencoder that has seen the digits 0 to 4 draws other digits badly, which shows that they are others.
/// </summary>
internal sealed class AnomalyCourse : Course
{
    // Ten seeds gave 0.94 to 0.97. Eight principal components have 0.93 to 0.95 (scikit-learn, three splits).
    private const double LeastMedian = 0.95;
    private const double Least = 0.92;

    // The mean of the training images has 0.53, which is hardly more than chance.
    private const double LeastGain = 0.3;
    private const double FalseAlarms = 0.1;

    public override string Name => "anomaly";

    public override string Summary =>
        "Digits 5 to 9 as anomalies: error of the autoencoder 64-32-8-32-64, trained on 0 to 4, Adam 0.002, 60 epochs, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        AnomalyScores scores = new(DigitRows.Read());
        AutoEncoder[] networks = [.. CourseRun.Seeds.AsParallel().AsOrdered().Select(scores.Train)];
        RocCurve[] curves = Array.ConvertAll(networks, scores.Redrawn);
        RocCurve mean = scores.ToMean();
        RocCurve nearest = scores.ToNearest();
        Console.WriteLine($"  area for the difference from the mean image: {mean.Area:F3}, from the nearest image: {nearest.Area:F3}");
        Spread found = Spread.Of(curves.Select(curve => curve.Found(FalseAlarms)));
        Console.WriteLine($"  anomalies found at {FalseAlarms:P0} false alarms: {found.Text}");
        DrawCurves(run, curves, mean, nearest);
        DrawDigits(run, networks[0], scores.Examples);

        Spread area = Spread.Of(curves.Select(curve => curve.Area));
        yield return new Figure(
            "area under the ROC curve",
            string.Create(CultureInfo.InvariantCulture, $"median at least {LeastMedian:F2}, every seed {Least:F2}"),
            area.In("F3"),
            area.Median >= LeastMedian && area.Least >= Least
        );
        Spread gain = Spread.Of(curves.Select(curve => curve.Area - mean.Area));
        yield return new Figure(
            "more than for the difference from the mean image by",
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastGain:F1}, every seed"),
            gain.In("F3"),
            gain.Least >= LeastGain
        );
    }

    private static void DrawCurves(CourseRun run, RocCurve[] curves, RocCurve mean, RocCurve nearest)
    {
        double[] falseAlarms = [.. Enumerable.Range(0, 101).Select(i => i / 100.0)];
        LinePlot plot = new(
            "Digits 5 to 9 as anomalies, medians of ten seeds",
            "share of the digits 0 to 4 taken for anomalies",
            "share of 5 to 9 found",
            falseAlarms,
            [
                new PlottedLine(
                    "autoencoder",
                    Array.ConvertAll(falseAlarms, share => Spread.Of(curves.Select(curve => curve.Found(share))).Median)
                ),
                new PlottedLine("mean image", Array.ConvertAll(falseAlarms, mean.Found)),
                new PlottedLine("nearest image", Array.ConvertAll(falseAlarms, nearest.Found)),
                new PlottedLine("chance", falseAlarms, IsDashed: true),
            ]
        );
        run.WriteLines("anomaly-roc", plot);
    }

    /// <summary>Draws an image of each digit, what the network draws, and the error below it.</summary>
    private static void DrawDigits(CourseRun run, AutoEncoder network, DigitRows examples)
    {
        float[] drawn = examples.Redrawn(network.Predict);
        string[] errors = Array.ConvertAll(examples.Errors(drawn), error => error.ToString("F3", CultureInfo.InvariantCulture));
        ImageGrid grid = new(
            "Drawn by a network that has seen the digits 0 to 4, with the error",
            DigitRows.Side,
            [new ImageRow("original", examples.Pixels), new ImageRow("drawn from its code", drawn, errors)]
        );
        run.Write("anomaly.svg", grid.Draw());
    }
}
