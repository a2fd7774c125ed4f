using Courses.Points;
using StaticNets;

namespace Courses.Blobs;

/// <summary>
/// <c>blobs</c>: a network with a hidden layer separates two overlapping clusters of points. A straight line does so almost as well.
/// </summary>
internal sealed class BlobsCourse : Course
{
    private const double Least = 0.92;

    public override string Name => "blobs";

    public override string Summary => "Two overlapping heaps: 2-28-1, sigmoid, binary cross-entropy, full batch, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        PointData points = PointData.Blobs();
        FitOptions options = new()
        {
            Epochs = 2000,
            BatchSize = points.Count,
            Optimizer = new Sgd(0.1),
        };
        List<double> accuracies = [];
        foreach (int seed in CourseRun.Seeds)
        {
            BlobsNetwork network = new(seed);
            History history = network.Fit(points.Dataset, options);
            accuracies.Add(points.Accuracy(network.Predict));
            if (seed == 0)
            {
                run.WriteCurves("blobs", history, "Two heaps, 28 hidden neurons");
                run.WriteBoundary("blobs-boundary", points.Boundary(network.Predict), "Two heaps, 28 hidden neurons");
            }
        }

        Spread spread = Spread.Of(accuracies);
        yield return new Figure("accuracy, 28 hidden neurons", "at least 92 %", spread.Text, spread.Median >= Least);
    }
}
