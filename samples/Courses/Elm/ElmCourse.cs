using System.Globalization;
using Courses.Digits;
using Courses.Plots;
using StaticNets;

namespace Courses.Elm;

/// <summary><c>elm</c>: an extreme learning machine. Nothing is trained: its last layer is the solution of linear equations.</summary>
internal sealed class ElmCourse : Course
{
    private const double Lambda = 0.1;

    // Ten seeds gave 97.8 to 98.9 %. With other test images than these, the medians of ten seeds are 97.6 to 99.4 %.
    private const double LeastAccuracy = 0.969;

    // Ten seeds gave 5.0 to 6.1 points.
    private const double LeastGain = 0.04;

    // Penalties 1e-6 to 1e4.
    private const int FirstPower = -6;
    private const int Powers = 11;

    public override string Name => "elm";

    public override string Summary =>
        "Extreme learning machine on the digits: 500 random sigmoid units stay as they are, the last layer is ridge regression; seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        Draw(run, train, test);
        double ofPixels = OfPixels(train, test);
        double[] accuracies = [.. CourseRun.Seeds.Select(seed => Accuracy(train, test, seed))];
        Spread spread = Spread.Of(accuracies);
        yield return new Figure(
            "accuracy",
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastAccuracy * 100:F1} %, every seed"),
            Percent(spread),
            spread.Least >= LeastAccuracy
        );
        Spread gain = Spread.Of(accuracies.Select(accuracy => accuracy - ofPixels));
        yield return new Figure(
            "more than a linear function of the pixels by",
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastGain:F2}, every seed"),
            gain.In("F3"),
            gain.Least >= LeastGain
        );
    }

    private static double Accuracy(DigitRows train, DigitRows test, int seed) => test.Accuracy(Fitted(train, seed, Lambda).Predict);

    private static double OfPixels(DigitRows train, DigitRows test)
    {
        LinearClassifier network = new();
        RidgeRegression.Fit(network, "dense", train.OneHot, Lambda);
        double accuracy = test.Accuracy(network.Predict);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  linear function of the pixels: {accuracy * 100:F1} %"));
        return accuracy;
    }

    private static ExtremeLearningMachine Fitted(DigitRows train, int seed, double lambda)
    {
        ExtremeLearningMachine network = new(seed);
        RidgeRegression.Fit(network, "dense_1", train.OneHot, lambda);
        return network;
    }

    /// <summary>Draws the accuracy against λ, on training and test images.</summary>
    private static void Draw(CourseRun run, DigitRows train, DigitRows test)
    {
        int[] powers = [.. Enumerable.Range(FirstPower, Powers)];
        ExtremeLearningMachine[] networks = Array.ConvertAll(powers, power => Fitted(train, run.Seed, Math.Pow(10, power)));
        LinePlot plot = new(
            "500 random sigmoid units, ridge regression: accuracy against the penalty",
            "log10 λ",
            "accuracy",
            Array.ConvertAll(powers, power => (double)power),
            [
                new PlottedLine("training images", Array.ConvertAll(networks, network => train.Accuracy(network.Predict)), IsDashed: true),
                new PlottedLine("test images", Array.ConvertAll(networks, network => test.Accuracy(network.Predict))),
            ]
        );
        run.WriteLines("elm-penalty", plot);
    }

    private static string Percent(Spread spread) =>
        string.Create(CultureInfo.InvariantCulture, $"median {spread.Median * 100:F1} % ({spread.Least * 100:F1}–{spread.Most * 100:F1})");
}
