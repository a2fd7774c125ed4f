using Courses.Points;
using StaticNets;

namespace Courses.Logistic;

/// <summary>
/// <c>logistic</c>: logistic regression in two equivalent forms, sigmoid with cross-entropy for classes 0 and 1, and the logistic loss for
/// classes −1 and 1.
/// </summary>
internal sealed class LogisticCourse : Course
{
    // The accuracy of scikit-learn's LogisticRegression on the same points.
    private const double ScikitLearn = 0.94;
    private const double Least = 0.90;

    private static readonly FitOptions _options = new()
    {
        Epochs = 2000,
        BatchSize = 100,
        Optimizer = new Sgd(0.1),
    };

    public override string Name => "logistic";

    public override string Summary => "Logistic regression on 100 points of two heaps, classes 0/1 and −1/1, learning rate 0.1.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        PointData points = PointData.Blobs();
        ZeroOne zeroOne = new(seed: 0);
        MinusOne minusOne = new(seed: 0);
        History history = zeroOne.Fit(points.Dataset, _options);
        minusOne.Fit(new Dataset(points.X, points.Signs), _options);
        run.WriteCurves("logistic", history, "Logistic regression");
        run.WriteBoundary("logistic-boundary", points.Boundary(zeroOne.Predict), "Logistic regression");
        run.Write("logistic-confusion.svg", ConfusionMatrixPlot.Draw(Confusion(points, zeroOne)));

        double accuracy = points.Accuracy(zeroOne.Predict);
        bool isClose = accuracy >= Least && Math.Abs(accuracy - ScikitLearn) <= 0.0101;
        yield return new Figure("accuracy, classes 0/1", "94 % (scikit-learn) ± 1, at least 90 %", $"{accuracy:P0}", isClose);
        double signed = points.Accuracy(minusOne.Predict, threshold: 0);
        yield return new Figure("accuracy, classes −1/1", $"{accuracy:P0}, the same", $"{signed:P0}", signed == accuracy);

        double turn = Angle(
            zeroOne.Dense.Kernel[0, 0],
            zeroOne.Dense.Kernel[1, 0],
            minusOne.Dense.Kernel[0, 0],
            minusOne.Dense.Kernel[1, 0]
        );
        yield return new Figure("angle between the two lines", "0°", $"{turn:F4}°", turn < 0.01);
    }

    private static ConfusionMatrix Confusion(PointData points, ZeroOne network)
    {
        float[] y = new float[points.Count];
        network.Predict(points.X, y);
        ConfusionMatrix matrix = new(2);
        for (int i = 0; i < y.Length; i++)
        {
            matrix.Add(points.Classes[i], y[i] > 0.5f ? 1 : 0);
        }

        return matrix;
    }

    private static double Angle(double x1, double y1, double x2, double y2) =>
        Math.Abs(Math.Atan2((x1 * y2) - (y1 * x2), (x1 * x2) + (y1 * y2))) * 180 / Math.PI;
}
