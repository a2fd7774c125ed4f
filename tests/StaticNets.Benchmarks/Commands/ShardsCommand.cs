using System.CommandLine;
using System.Globalization;
using StaticNets.Benchmarks.Machine;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Runs;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Commands;

/// <summary>
/// The command <c>shards [NAME …] [--seconds S]</c>: measures on one core what it costs to cut a batch into shards, as multiples of a step
/// with the whole batch. It compares the shortest tenth of the times, because the differences are smaller than the disturbances of a machine.
/// </summary>
internal static class ShardsCommand
{
    private const int Rounds = 5;
    private const int BatchesOfFit = 4;

    // The default of FitOptions.Shards is null.
    private static readonly int?[] _shards = [1, null, 2, 4, 8];

    private static readonly int[] _rows = [32, 64, 128, 256];

    private static readonly Dictionary<string, Func<FitOptions, int, Action>> _networks = new()
    {
        ["mlp"] = (options, rows) => Fit(new MlpLearner(seed: 1).Fit, MlpLearner.InputLength, 10, options, rows),
        ["wide-1024"] = (options, rows) => Fit(new Wide1024Learner(seed: 1).Fit, Wide1024Learner.InputLength, 10, options, rows),
        ["lenet"] = (options, rows) => Fit(new LeNetLearner(seed: 1).Fit, LeNetLearner.InputLength, 10, options, rows),
        ["pictures"] = (options, rows) => Fit(new PictureLearner(seed: 1).Fit, PictureLearner.InputLength, 10, options, rows),
        ["signs"] = (options, rows) => Fit(new SignsLearner(seed: 1).Fit, SignsLearner.InputLength, 6, options, rows),
        ["resnet"] = (options, rows) => Fit(new ResNetLearner(seed: 1).Fit, ResNetLearner.InputLength, 10, options, rows),
        ["separable"] = (options, rows) => Fit(new SeparableLearner(seed: 1).Fit, SeparableLearner.InputLength, 10, options, rows),
        ["conv64"] = (options, rows) => Fit(new Conv64Learner(seed: 1).Fit, Conv64Learner.InputLength, 10, options, rows),
        ["conv256"] = (options, rows) => Fit(new Conv256Learner(seed: 1).Fit, Conv256Learner.InputLength, 10, options, rows),
        ["lstm"] = (options, rows) => Fit(new LineLearner(seed: 1).Fit, LineLearner.InputLength, 10, options, rows),
    };

    private delegate History FitFunction(Dataset data, FitOptions options);

    public static Command Create()
    {
        Argument<string[]> names = new("NAME")
        {
            Description = $"Networks: {string.Join(", ", _networks.Keys)}.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.AcceptOnlyFromAmong([.. _networks.Keys]);
        Command command = new("shards", "Measures what shards of a batch cost on one core, one JSON object a line.")
        {
            names,
            WorkloadOptions.Seconds,
        };
        command.SetAction(arguments => Run(arguments.GetValue(names)!, arguments.GetValue(WorkloadOptions.Seconds)));
        return command;
    }

    private static void Run(string[] names, double seconds)
    {
        ProcessorPinning.PinToLastCore();
        foreach (string name in names.Length > 0 ? names : [.. _networks.Keys])
        {
            foreach (int rows in _rows)
            {
                Measure(name, rows, seconds);
            }
        }
    }

    private static void Measure(string name, int rows, double seconds)
    {
        Samples[] samples =
        [
            .. _shards.Select(count =>
            {
                FitOptions options = new()
                {
                    BatchSize = rows,
                    Optimizer = new Adam(1e-4),
                    Parallelism = 1,
                    Shards = count,
                    Shuffle = false,
                };
                return new Samples(_networks[name](options, rows));
            }),
        ];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Samples of in samples)
            {
                of.Add(seconds / Rounds, 3);
            }
        }

        double whole = samples[0].Timing.P10;
        string ratios = string.Join(
            ",",
            samples.Zip(_shards).Skip(1).Select(pair => Ratio(pair.Second?.ToString(CultureInfo.InvariantCulture) ?? "default", pair.First))
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"network":"{{name}}","rows":{{rows}},"step_us":{{whole * 1e6 / BatchesOfFit:F1}},{{ratios}}}"""
            )
        );

        string Ratio(string shards, Samples of) => string.Create(CultureInfo.InvariantCulture, $"\"{shards}\":{of.Timing.P10 / whole:F3}");
    }

    private static Action Fit(FitFunction fit, int inputs, int classes, FitOptions options, int rows)
    {
        int all = BatchesOfFit * rows;
        Dataset data = new(RandomRows.Values(all * inputs), RandomRows.Classes(all, classes));
        return () => fit(data, options);
    }
}
