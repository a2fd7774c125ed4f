using StaticNets;

namespace Courses.RegressionMlp;

/// <summary><c>regression-mlp</c>: a network with hidden layers learns a nonlinear function of its features.</summary>
internal sealed class RegressionMlpCourse : Course
{
    private const int Features = RegressionMlpNetwork.InputLength;
    private const int Rows = 6000;

    // Linear regression leaves a quarter of the variance unexplained; the network must be clearly better.
    private const double MostUnexplained = 0.1;

    public override string Name => "regression-mlp";

    public override string Summary => "Regression: 20-128-64-1, mean squared error, RMSprop, batch 64, 20 epochs; MAE and MSE.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (float[] x, float[] y) = Measurements();
        DataSplit split = DataSplit.Split(Rows, test: 0.2, seed: 1);
        (Dataset train, _, Dataset test) = split.Of(new Dataset(x, y));
        RegressionMlpNetwork network = new(run.Seed);
        FitOptions options = new()
        {
            Epochs = 20,
            BatchSize = 64,
            Optimizer = new RmsProp(),
            Validation = test,
        };
        run.WriteCurves("regression-mlp", network.Fit(train, options), "Regression, 20-128-64-1");
        Metrics metrics = network.Evaluate(test);
        double[] targets = [.. split.Test.Select(row => (double)y[row])];
        double mean = targets.Average();
        double variance = targets.Average(target => (target - mean) * (target - mean));
        double unexplained = metrics.MeanSquaredError!.Value / variance;
        Console.WriteLine(
            $"  test: MAE {metrics.MeanAbsoluteError:F4}, MSE {metrics.MeanSquaredError:F4}, variance of the targets {variance:F4}"
        );
        yield return new Figure(
            "parameters",
            "11 009",
            Grouped.Text(RegressionMlpNetwork.ParameterCount),
            RegressionMlpNetwork.ParameterCount == 11_009
        );
        yield return new Figure("test MSE ÷ variance", "at most 0.10", $"{unexplained:F3}", unexplained <= MostUnexplained);
    }

    /// <summary>
    /// Creates samples of Friedman's first function (1991), divided by five; five features matter, the other fifteen are noise.
    /// </summary>
    private static (float[] X, float[] Y) Measurements()
    {
        Xoshiro256StarStar random = new(5);
        NormalSampler normal = new(random);
        float[] x = new float[Rows * Features];
        float[] y = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            double[] f = [.. Enumerable.Range(0, Features).Select(_ => random.NextDouble())];
            double value = (10 * Math.Sin(Math.PI * f[0] * f[1])) + (20 * (f[2] - 0.5) * (f[2] - 0.5)) + (10 * f[3]) + (5 * f[4]);
            y[row] = (float)((value + (0.5 * normal.Next())) / 5);
            for (int i = 0; i < Features; i++)
            {
                x[(row * Features) + i] = (float)((2 * f[i]) - 1);
            }
        }

        return (x, y);
    }
}
