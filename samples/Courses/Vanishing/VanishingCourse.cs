using Courses.Points;
using StaticNets;

namespace Courses.Vanishing;

/// <summary><c>vanishing</c>: deep networks of sigmoid layers, and the gradient norms of their layers.</summary>
internal sealed class VanishingCourse : Course
{
    private const int Epochs = 3000;
    private const double Rate = 0.001;

    public override string Name => "vanishing";

    public override string Summary => "Deep sigmoid networks on the circles, rate 0.001, 3 000 epochs: gradients that vanish.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        PointData points = PointData.Circles();
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = points.Count,
            Optimizer = new Sgd(Rate),
        };
        foreach (Stack stack in Stacks.All)
        {
            Spread spread = Spread.Of(CourseRun.Seeds.AsParallel().Select(seed => Accuracy(stack.Create(seed), points, options)).ToList());
            yield return Figure.Skip(
                $"accuracy of {stack.Layers}",
                $"{stack.Single * 100:F0} % in one run",
                spread.Text,
                "a single run from unknown weights"
            );
        }

        GlorotStack deep = new(run.Seed);
        History history = deep.Fit(points.Dataset, options with { Epochs = 1, RecordGradientNorms = true });
        KeyValuePair<string, double>[] norms = [.. history.Epochs[0].GradientNorms!];
        foreach ((string layer, double norm) in norms)
        {
            Console.WriteLine($"  gradient of {layer, -8} {norm:E2}");
        }

        run.Write("vanishing-gradients.svg", GradientNormPlot.Draw(norms, "Six sigmoid layers: gradients of the first epoch"));
        run.Write("vanishing-gradients.csv", GradientNormPlot.ToCsv(norms));
        bool falls = norms.Zip(norms.Skip(1), (before, behind) => before.Value < behind.Value).All(smaller => smaller);
        string shares = $"first / last {norms[0].Value / norms[^1].Value:E1}";
        yield return new Figure("gradient norms, six layers", "smaller from layer to layer", shares, falls);
    }

    private static double Accuracy(Trained network, PointData points, FitOptions options)
    {
        network.Fit(points.Dataset, options with { Parallelism = 1 });
        return points.Accuracy(network.Predict);
    }
}
