using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>What must be the same on all ranks, so that all do the same training steps with the same bits.</summary>
internal static class RankFacts
{
    /// <summary>Lists names and values.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of<T>(
        TrainingEngine<T> network,
        FitOptions options,
        DataRows<T> train,
        DataRows<T>? validation,
        int epoch
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = network.Description;
        string tensors = string.Join(
            ", ",
            description.Tensors.Select(tensor => Invariant($"{tensor.Layer}/{tensor.Name} of {tensor.Rows} × {tensor.RowLength}"))
        );
        string asDeclared = "as declared";
        return
        [
            ("the network", description.Name),
            ("the list of its tensors", tensors),
            ("the list of its hyperparameters", network.Parameters.Changed?.Differences ?? asDeclared),
            ("the seed of the network", Invariant($"{network.Seed}")),
            ("the version of StaticNets", $"{typeof(RankFacts).Assembly.GetName().Version}"),
            ("the width of vectors in bits", Invariant($"{VectorBits}")),
            ("the number of training rows", Invariant($"{train.Count}")),
            ("the number of validation rows", Invariant($"{validation?.Count ?? 0}")),
            ("the epoch of the checkpoint", Invariant($"{epoch}")),
            (Option(nameof(FitOptions.Epochs)), Invariant($"{options.Epochs}")),
            (Option(nameof(FitOptions.BatchSize)), Invariant($"{options.BatchSize}")),
            (Option(nameof(FitOptions.Shards)), Invariant($"{options.ShardsOfBatch}")),
            (Option(nameof(FitOptions.Optimizer)), $"{options.Optimizer}"),
            (Option(nameof(FitOptions.Schedule)), options.Schedule?.ToString() ?? "none"),
            (Option(nameof(FitOptions.Seed)), Invariant($"{options.Seed}")),
            (Option(nameof(FitOptions.Shuffle)), Invariant($"{options.Shuffle}")),
            (Option(nameof(FitOptions.TruncateSteps)), Invariant($"{options.TruncateSteps}")),
            (Option(nameof(FitOptions.Stateful)), Invariant($"{options.Stateful}")),
            (Option(nameof(FitOptions.EarlyStopping)), options.EarlyStopping?.ToString() ?? "none"),
            (
                Option(nameof(FitOptions.ClassWeights)),
                options.ClassWeights is { } weights ? string.Join(", ", weights.Select(weight => Invariant($"{weight:R}"))) : "none"
            ),
        ];
    }

    private static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : 128;

    private static string Option(string name) => $"{nameof(FitOptions)}.{name}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
