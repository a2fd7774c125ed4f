using System.Globalization;
using System.Text;
using Courses.Points;
using StaticNets;

namespace Courses.Svm;

/// <summary>Two half circles that reach into each other, separated by a support vector machine with a Gaussian kernel.</summary>
internal static class KernelFigures
{
    /// <summary>
    /// The share of the test points that scikit-learn 1.2.1 classifies correctly: <c>SVC(kernel="rbf", C=10, gamma=2)</c>, whose centres are
    /// all 200 training points.
    /// </summary>
    public const double ScikitLearnAccuracy = 0.925;

    // Ten seeds gave at most 0.004. With five other draws of the points, the difference was at most 0.0055.
    private const double MostDifference = 0.01;

    // Ten seeds gave 0.073 to 0.077.
    private const double LeastGain = 0.05;

    private const double Noise = 0.25;

    /// <summary>The points of the training.</summary>
    public static PointData Train => PointData.Of(Make.Moons(200, Noise, seed: 1));

    /// <summary>The points that are held out.</summary>
    public static PointData Test => PointData.Of(Make.Moons(2000, Noise, seed: 2));

    public static IEnumerable<Figure> Of(CourseRun run)
    {
        PointData train = Train;
        PointData test = Test;
        run.Write("svm-moons.csv", Table(("train", train), ("test", test)));
        KernelMachine[] all = [.. CourseRun.Seeds.AsParallel().AsOrdered().Select(seed => Fitted(train, seed))];
        run.WriteBoundary("svm-kernel", train.Boundary(all[0].Predict, threshold: 0), "Two half circles, Gaussian kernel");

        double[] accuracies = [.. all.Select(network => test.Accuracy(network.Predict, threshold: 0))];
        Spread spread = Spread.Of(accuracies);
        yield return new Figure(
            "Gaussian kernel, held out",
            string.Create(CultureInfo.InvariantCulture, $"{ScikitLearnAccuracy:F3} as with scikit-learn ± {MostDifference}, every seed"),
            spread.In("F3"),
            accuracies.All(accuracy => Math.Abs(accuracy - ScikitLearnAccuracy) <= MostDifference)
        );
        double ofLine = test.Accuracy(SvmCourse.Train(train, seed: 0).Predict, threshold: 0);
        yield return new Figure(
            "more than a line by",
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastGain:F2}, every seed"),
            Spread.Of(accuracies.Select(accuracy => accuracy - ofLine)).In("F3"),
            spread.Least - ofLine >= LeastGain
        );
    }

    /// <summary>Trains a machine whose centres are training points, drawn by the seed.</summary>
    public static KernelMachine Fitted(PointData points, int seed)
    {
        const int Epochs = 3000;
        KernelMachine network = new(seed);
        network.PlaceCenters(points.X, seed);
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = points.Count,
            Optimizer = new Adam(0.1),
            Schedule = new CosineDecay(Epochs),
            Parallelism = 1,
        };
        network.Fit(new Dataset(points.X, points.Signs), options);
        return network;
    }

    /// <summary>Returns the points as CSV, with all digits: what scikit-learn read.</summary>
    private static string Table(params ReadOnlySpan<(string Set, PointData Points)> sets)
    {
        StringBuilder table = new("set,x1,x2,class\n");
        foreach ((string set, PointData points) in sets)
        {
            for (int i = 0; i < points.Count; i++)
            {
                table.Append(CultureInfo.InvariantCulture, $"{set},{points.X[2 * i]},{points.X[(2 * i) + 1]},{points.Classes[i]}\n");
            }
        }

        return table.ToString();
    }
}
