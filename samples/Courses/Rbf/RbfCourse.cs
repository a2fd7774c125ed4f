using Courses.Points;
using StaticNets;

namespace Courses.Rbf;

/// <summary><c>rbf</c>: two concentric circles, separated by Gaussian units whose centres and widths are trained.</summary>
internal sealed class RbfCourse : Course
{
    private const int Epochs = 300;
    private const string Required = "100 %, every seed";

    public override string Name => "rbf";

    public override string Summary => "Two circles: 2-8-1, radial basis units, full batch, Adam 0.05, 300 epochs, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        PointData points = PointData.Circles();
        RadialBasisNetwork[] plain = [.. CourseRun.Seeds.Select(seed => new RadialBasisNetwork(seed))];
        NormalizedRadialBasisNetwork[] normalized = [.. CourseRun.Seeds.Select(seed => new NormalizedRadialBasisNetwork(seed))];
        UnitPicture before = UnitPicture.Of(plain[0].Parameters, "before the training");
        History history = Train(plain.Select(network => (Func<Dataset, FitOptions, History>)network.Fit), points);
        run.WriteCurves("rbf", history, "Two circles, eight radial basis units");
        run.Write("rbf-units.svg", UnitPicture.Draw(points, before, UnitPicture.Of(plain[0].Parameters, "after the training")));
        run.WriteBoundary("rbf-boundary", points.Boundary(plain[0].Predict), "Two circles, eight radial basis units");
        yield return Of("Gaussian units", plain.Select(network => points.Accuracy(network.Predict)));

        Train(normalized.Select(network => (Func<Dataset, FitOptions, History>)network.Fit), points);
        run.WriteBoundary("rbf-normalized-boundary", points.Boundary(normalized[0].Predict), "Two circles, eight normalised units");
        yield return Of("normalised Gaussian units", normalized.Select(network => points.Accuracy(network.Predict)));
    }

    /// <summary>Trains the networks and returns the history of the first one.</summary>
    private static History Train(IEnumerable<Func<Dataset, FitOptions, History>> fits, PointData points)
    {
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = points.Count,
            Optimizer = new Adam(0.05),
        };
        History[] histories = [.. fits.Select(fit => fit(points.Dataset, options))];
        return histories[0];
    }

    private static Figure Of(string units, IEnumerable<double> accuracies)
    {
        Spread spread = Spread.Of(accuracies);
        return new Figure(units, Required, spread.Text, spread.Least == 1);
    }
}
