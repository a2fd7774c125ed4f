using StaticNets;

namespace Courses.MultiLabel;

/// <summary><c>multilabel</c>: none, some or all of three labels apply to a point.</summary>
internal sealed class MultiLabelCourse : Course
{
    private const int TrainingRows = 600;
    private const int TestRows = 400;
    private const double Least = 0.95;

    public override string Name => "multilabel";

    public override string Summary => "Multi-label classification of points: right of the axis, above it, inside the unit circle.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        Xoshiro256StarStar random = new(11);
        (float[] x, float[] labels) = Draw(TrainingRows, random);
        (float[] testX, float[] testLabels) = Draw(TestRows, random);
        MultiLabelNetwork network = new(seed: 0);
        FitOptions options = new()
        {
            Epochs = 150,
            Optimizer = new Adam(0.01),
            Validation = new Dataset(testX, testLabels),
        };
        run.WriteCurves("multilabel", network.Fit(new Dataset(x, labels), options), "Three labels a point");

        float[] y = new float[testLabels.Length];
        network.Predict(testX, y);
        double accuracy = Metric.BinaryAccuracy(y, testLabels);
        int several = Enumerable.Range(0, TestRows).Count(row => y.AsSpan(row * 3, 3).ToArray().Count(p => p > 0.5f) > 1);
        yield return new Figure("test labels right", "at least 95 %", $"{accuracy:P1}", accuracy >= Least);
        yield return new Figure("rows with several ones", "some", $"{several} of {TestRows}", several > 0);
    }

    private static (float[] X, float[] Labels) Draw(int rows, Xoshiro256StarStar random)
    {
        float[] x = new float[rows * 2];
        float[] labels = new float[rows * 3];
        for (int row = 0; row < rows; row++)
        {
            double a = (4 * random.NextDouble()) - 2;
            double b = (4 * random.NextDouble()) - 2;
            (x[row * 2], x[(row * 2) + 1]) = ((float)a, (float)b);
            labels[row * 3] = a > 0 ? 1 : 0;
            labels[(row * 3) + 1] = b > 0 ? 1 : 0;
            labels[(row * 3) + 2] = (a * a) + (b * b) < 1 ? 1 : 0;
        }

        return (x, labels);
    }
}
