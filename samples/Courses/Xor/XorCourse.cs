using Courses.Points;
using StaticNets;

namespace Courses.Xor;

/// <summary><c>xor</c>: two hidden units are enough if the initial weights are suitable.</summary>
internal sealed class XorCourse : Course
{
    public override string Name => "xor";

    public override string Summary => "Exclusive or: 2-2-1, ReLU and sigmoid, mean squared error, Adam, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        PointData corners = new([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
        FitOptions options = new()
        {
            Epochs = 2000,
            BatchSize = 4,
            Optimizer = new Adam(0.02),
        };
        int converged = 0;
        foreach (int seed in CourseRun.Seeds)
        {
            XorNetwork network = new(seed);
            History history = network.Fit(corners.Dataset, options);
            bool isRight = corners.Accuracy(network.Predict) == 1;
            converged += isRight ? 1 : 0;
            Console.WriteLine($"  seed {seed}: loss {history.Epochs[^1].Loss:F4}, {corners.Accuracy(network.Predict) * 4:F0} of 4 right");
            if (isRight && converged == 1)
            {
                run.WriteCurves("xor", history, $"Exclusive or, seed {seed}");
                run.WriteBoundary("xor-boundary", corners.Boundary(network.Predict), "Exclusive or");
            }
        }

        yield return new Figure("4 of 4 right", "from a seed that converges", $"{converged} of 10 seeds", converged > 0);
    }
}
