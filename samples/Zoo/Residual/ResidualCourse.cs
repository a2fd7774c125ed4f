using System.Globalization;
using Courses;
using Courses.Digits;
using Courses.Plots;
using StaticNets;

namespace Zoo.Residual;

/// <summary><c>drn</c>: 42 dense layers learn with shortcuts, and hardly without.</summary>
internal sealed class ResidualCourse : Course
{
    private const int Epochs = 20;
    private const double LeastAccuracy = 0.95;

    public override string Name => "drn";

    public override string Summary => "Digits through 42 dense layers, with and without shortcuts, Adam 0.001, 20 epochs.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = 32,
            Optimizer = new Adam(1e-3),
            Validation = test.Dataset,
        };
        ResidualDigits residual = new(run.Seed);
        PlainDigits plain = new(run.Seed);
        History ofResidual = residual.Fit(train.Dataset, options);
        History ofPlain = plain.Fit(train.Dataset, options);
        LinePlot plot = new(
            "42 dense layers on the digits",
            "epoch",
            "test accuracy",
            [.. Enumerable.Range(1, Epochs).Select(epoch => (double)epoch)],
            [new PlottedLine("with shortcuts", Accuracies(ofResidual)), new PlottedLine("without", Accuracies(ofPlain), IsDashed: true)]
        );
        run.WriteLines("drn", plot);
        double reached = test.Accuracy(residual.Predict);
        double without = test.Accuracy(plain.Predict);
        yield return new Figure(
            "test accuracy",
            string.Create(CultureInfo.InvariantCulture, $"above 95 % ({without * 100:F1} % without shortcuts)"),
            string.Create(CultureInfo.InvariantCulture, $"{reached * 100:F1} %"),
            reached > LeastAccuracy && reached > without
        );
    }

    private static double[] Accuracies(History history) => [.. history.Epochs.Select(epoch => epoch.ValidationAccuracy!.Value)];
}
