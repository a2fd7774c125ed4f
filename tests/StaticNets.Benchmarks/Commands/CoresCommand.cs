using System.CommandLine;
using System.Globalization;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Runs;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Commands;

/// <summary>The command <c>cores [--seconds S]</c>: measures training and batch prediction with several cores.</summary>
internal static class CoresCommand
{
    private const int Rows = 8192;
    private const int BatchSize = 256;

    public static Command Create()
    {
        Command command = new(
            "cores",
            "Measures Fit and PredictParallel of 784-256-128-10 on one core and on more, one JSON object a line."
        )
        {
            WorkloadOptions.Seconds,
        };
        command.SetAction(arguments => Run(arguments.GetValue(WorkloadOptions.Seconds)));
        return command;
    }

    private static void Run(double seconds)
    {
        float[] x = RandomRows.Values(Rows * WideLearner.InputLength);
        int[] classes = RandomRows.Classes(Rows, WideLearner.OutputLength);
        float[] y = new float[Rows * WideLearner.OutputLength];
        Dataset rows = new(x, classes);
        WideLearner network = new(seed: 1);
        double fitOne = 0;
        double predictOne = 0;
        for (int threads = 1; threads <= Environment.ProcessorCount; threads++)
        {
            FitOptions options = new()
            {
                Epochs = 1,
                BatchSize = BatchSize,
                Optimizer = new Sgd(1e-4),
                Parallelism = threads,
            };
            double fit = Sampling.Measure(() => network.Fit(rows, options), seconds).Median;
            double predict = Sampling.Measure(() => network.PredictParallel(x, y, threads), seconds).Median;
            (fitOne, predictOne) = threads == 1 ? (fit, predict) : (fitOne, predictOne);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"threads":{{threads}},"fit_us_per_batch":{{fit * 1e6 * BatchSize / Rows:F1}},"fit_speedup":{{fitOne / fit:F2}},"predict_us_per_row":{{predict * 1e6 / Rows:F3}},"predict_speedup":{{predictOne / predict:F2}}}"""
                )
            );
        }
    }
}
