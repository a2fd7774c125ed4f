using System.Globalization;
using Courses.Points;
using StaticNets;

namespace Courses.Svm;

/// <summary><c>svm</c>: a linear support vector machine and one with a Gaussian kernel, beside those of scikit-learn.</summary>
internal sealed class SvmCourse : Course
{
    /// <summary>λ of the penalty λ/2 · ‖w‖².</summary>
    public const double Penalty = 0.01;

    // Ten seeds gave differences of 1e-5. The coefficients of scikit-learn are exact to 1e-7 (tol = 1e-8).
    private const double MostDifference = 1e-3;

    // A support vector lies on the margin or within it. The other points are at least 0.18 beyond it.
    private const double MarginError = 1e-3;

    /// <summary>
    /// The optimum of scikit-learn 1.2.1: the weights and the bias of <c>SVC(kernel="linear", C=1, tol=1e-8).fit(x, y)</c> for all 100
    /// points.
    /// </summary>
    public static readonly Coefficients ScikitLearn = new(0.23439582, -1.82858941, 4.41623798);

    private const double ScikitLearnAccuracy = 0.95;
    private const int ScikitLearnVectors = 17;

    public override string Name => "svm";

    public override string Summary =>
        "Hinge loss and L2, seeds 0 to 9. Two overlapping heaps: a line, SGD 0.1 on half a cosine, 20 000 epochs. Two half circles: 50 Gaussian units around training points, Adam 0.1, 3 000 epochs.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        PointData points = PointData.Blobs();
        SupportVectorMachine[] all = [.. CourseRun.Seeds.AsParallel().AsOrdered().Select(seed => Train(points, seed))];
        run.WriteBoundary("svm-boundary", points.Boundary(all[0].Predict, threshold: 0), "Two heaps, support vector machine");

        Coefficients[] found = Array.ConvertAll(all, Coefficients.Of);
        double difference = found.Max(each => each.Difference(ScikitLearn));
        Coefficients first = found[0];
        yield return new Figure(
            "weights and bias",
            $"{ScikitLearn.Text} as with scikit-learn ± {Number(MostDifference)}",
            $"{first.Text}, at most {difference:0E+0} away",
            difference <= MostDifference
        );
        double optimum = Objective(points, ScikitLearn);
        double excess = found.Max(each => Objective(points, each) / optimum) - 1;
        yield return new Figure(
            "loss and penalty",
            $"{optimum:F5} as with scikit-learn, at most 1e-4 of it above",
            $"{Objective(points, first):F5}, {excess:0E+0} above",
            excess <= 1e-4
        );
        Spread accuracy = Spread.Of(all.Select(network => points.Accuracy(network.Predict, threshold: 0)));
        yield return new Figure(
            "accuracy",
            $"{ScikitLearnAccuracy:P0} as with scikit-learn",
            accuracy.Text,
            accuracy.Least == ScikitLearnAccuracy && accuracy.Most == ScikitLearnAccuracy
        );
        int[] vectors = Array.ConvertAll(found, each => Margins(points, each).Count(margin => margin <= 1 + MarginError));
        yield return new Figure(
            "support vectors",
            $"{ScikitLearnVectors} as with scikit-learn",
            string.Join(' ', vectors.Distinct()),
            vectors.All(count => count == ScikitLearnVectors)
        );
        foreach (Figure figure in KernelFigures.Of(run))
        {
            yield return figure;
        }
    }

    /// <summary>Returns the mean hinge loss plus the penalty of the weights; the bias has no penalty.</summary>
    public static double Objective(PointData points, Coefficients line) =>
        Margins(points, line).Average(margin => Math.Max(0, 1 - margin))
        + (Penalty / 2 * ((line.First * line.First) + (line.Second * line.Second)));

    /// <summary>Trains a line.</summary>
    public static SupportVectorMachine Train(PointData points, int seed)
    {
        const int Epochs = 20_000;
        SupportVectorMachine network = new(seed);
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = points.Count,
            Optimizer = new Sgd(0.1),

            // The gradient of the hinge jumps, so that the weights swing around the optimum as far as the rate allows.
            Schedule = new CosineDecay(Epochs),
            Parallelism = 1,
        };
        network.Fit(new Dataset(points.X, points.Signs), options);
        return network;
    }

    /// <summary>Returns the output of each point times its target: above 1 beyond the margin, below 0 on the wrong side.</summary>
    private static IEnumerable<double> Margins(PointData points, Coefficients line) =>
        points.Signs.Select((sign, i) => sign * line.Output(points.X[2 * i], points.X[(2 * i) + 1]));

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
