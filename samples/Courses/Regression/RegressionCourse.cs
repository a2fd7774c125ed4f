using StaticNets;

namespace Courses.Regression;

/// <summary><c>regression</c>: a linear network converges to the least-squares coefficients.</summary>
internal sealed class RegressionCourse : Course
{
    private const int Rows = 60;
    private const double Tolerance = 1e-4;

    public override string Name => "regression";

    public override string Summary => "Linear regression: Dense(1), mean squared error, full batch, against the closed form.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (float[] x, float[] y) = Measurements();
        double[] exact = LeastSquares.Solve(x, y, Line.InputLength);
        Line network = new(seed: 0);
        FitOptions options = new()
        {
            Epochs = 1000,
            BatchSize = Rows,
            Optimizer = new Sgd(0.2),
        };
        History history = network.Fit(new Dataset(x, y), options);
        run.WriteCurves("regression", history, "Linear regression");
        double[] found = [.. Enumerable.Range(0, Line.InputLength).Select(i => (double)network.Dense.Kernel[i, 0]), network.Dense.Bias[0]];
        for (int i = 0; i < found.Length; i++)
        {
            Console.WriteLine($"  {(i < Line.InputLength ? $"w{i + 1}" : "b ")}  closed form {exact[i], 9:F5}   ours {found[i], 9:F5}");
        }

        double farthest = exact.Zip(found, (a, b) => Math.Abs(a - b)).Max();
        yield return new Figure("farthest coefficient", "within 1e-4", $"{farthest:E1}", farthest < Tolerance);
    }

    /// <summary>Creates samples of <c>y = 1.5x₁ − 2x₂ + 0.5x₃ + 0.7</c> with normal noise of standard deviation 0.1.</summary>
    private static (float[] X, float[] Y) Measurements()
    {
        NormalSampler normal = new(new Xoshiro256StarStar(7));
        float[] x = new float[Rows * Line.InputLength];
        float[] y = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            Span<float> inputs = x.AsSpan(row * Line.InputLength, Line.InputLength);
            foreach (ref float input in inputs)
            {
                input = (float)normal.Next();
            }

            y[row] = (1.5f * inputs[0]) - (2 * inputs[1]) + (0.5f * inputs[2]) + 0.7f + (float)(0.1 * normal.Next());
        }

        return (x, y);
    }
}
