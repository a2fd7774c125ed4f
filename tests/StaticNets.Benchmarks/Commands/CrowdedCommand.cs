using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Runs;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Commands;

/// <summary>The command <c>crowded [--busy] [--seconds S]</c>: measures training with more workers than free cores.</summary>
internal static class CrowdedCommand
{
    private const int Rows = 3840;
    private const int BatchSize = 128;
    private const int FewestRounds = 5;

    private static readonly int[] _workers = [1, 2, 4];

    private static readonly Option<bool> _busy = new("--busy")
    {
        Description = "Every core is busy with another program; without it, one core and nothing else.",
    };

    private static readonly Option<bool> _spin = new("--spin") { Description = "Keeps a core busy until the input ends.", Hidden = true };

    public static Command Create()
    {
        Command command = new(
            "crowded",
            "Measures Fit of 784-128-64-10 with 1, 2 and 4 workers in turn, as multiples of one worker, one JSON object a line."
        )
        {
            _busy,
            _spin,
            WorkloadOptions.Seconds,
        };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(_spin))
            {
                Spin();
            }
            else
            {
                Measure(arguments.GetValue(_busy), arguments.GetValue(WorkloadOptions.Seconds));
            }
        });
        return command;
    }

    private static void Measure(bool busy, double seconds)
    {
        MlpLearner network = new(seed: 1);
        Dataset rows = new(RandomRows.Values(Rows * MlpLearner.InputLength), RandomRows.Classes(Rows, MlpLearner.OutputLength));
        double[] quiet = Time(network, rows, workers: 1, seconds);
        if (!busy)
        {
            // Pins before the workers start, because threads inherit the pinning from the thread that starts them.
            ProcessorPinning.PinToLastCore();
        }

        Process[] others = [.. Enumerable.Range(0, busy ? Environment.ProcessorCount : 0).Select(_ => Other())];
        try
        {
            List<double>[] times = [.. _workers.Select(_ => new List<double>())];
            long start = Stopwatch.GetTimestamp();
            while (times[0].Count < FewestRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            {
                for (int i = 0; i < _workers.Length; i++)
                {
                    times[i].Add(Fit(network, rows, _workers[i]));
                }
            }

            for (int i = 0; i < _workers.Length; i++)
            {
                double[] ratios = [.. times[i].Zip(times[0], (time, one) => time / one).Order()];
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $$"""{"busy":{{(busy ? "true" : "false")}},"workers":{{_workers[i]}},"median_ms":{{1e3 * Quantile([.. times[i].Order()], 0.5):F1}},"of_one_worker":{{Quantile(ratios, 0.5):F2}},"p10":{{Quantile(ratios, 0.1):F2}},"p90":{{Quantile(ratios, 0.9):F2}},"of_one_quiet_worker":{{Quantile([.. times[i].Order()], 0.5) / Quantile(quiet, 0.5):F2}},"rounds":{{ratios.Length}}}"""
                    )
                );
            }
        }
        finally
        {
            foreach (Process other in others)
            {
                other.StandardInput.Close();
                other.WaitForExit();
                other.Dispose();
            }
        }
    }

    private static double[] Time(MlpLearner network, Dataset rows, int workers, double seconds)
    {
        List<double> times = [];
        long start = Stopwatch.GetTimestamp();
        while (times.Count < FewestRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds / _workers.Length)
        {
            times.Add(Fit(network, rows, workers));
        }

        return [.. times.Order()];
    }

    private static double Fit(MlpLearner network, Dataset rows, int workers)
    {
        FitOptions options = new()
        {
            Epochs = 1,
            BatchSize = BatchSize,
            Optimizer = new Sgd(1e-4),
            Parallelism = workers,
        };
        long start = Stopwatch.GetTimestamp();
        network.Fit(rows, options);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static Process Other() =>
        Process.Start(
            new ProcessStartInfo("dotnet", [typeof(CrowdedCommand).Assembly.Location, "crowded", "--spin"]) { RedirectStandardInput = true }
        )!;

    private static void Spin()
    {
        bool isOver = false;
        new Thread(() =>
        {
            Console.In.ReadToEnd();
            Volatile.Write(ref isOver, true);
        }).Start();
        while (!Volatile.Read(ref isOver)) { }
    }

    private static double Quantile(double[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
}
