using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Lists facts that must be the same on all ranks, so that all do the same training steps with the same bits.</summary>
internal static class RankFacts
{
    private const ulong Basis = 0xcbf29ce484222325;

    /// <summary>Lists names and values.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of<T>(
        TrainingEngine<T> network,
        FitOptions options,
        DataRows<T> train,
        DataRows<T>? validation,
        FitState state
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = network.Description;
        string asDeclared = "as declared";
        return
        [
            ("the network", description.Name),
            .. description.Tensors.Select(tensor => ($"the tensor {tensor.Name} of the network", Text(network, tensor))),
            ("the list of its hyperparameters", network.Parameters.Changed?.Differences ?? asDeclared),
            ("the seed of the network", Invariant($"{network.Seed}")),
            ("the version of StaticNets", $"{typeof(RankFacts).Assembly.GetName().Version}"),
            ("the width of vectors in bits", Invariant($"{VectorBits}")),
            ("the training data", RowsOf(train)),
            ("the validation data", validation is { } rows ? RowsOf(rows) : "none"),
            ("the epoch of the checkpoint", Invariant($"{state.Epoch}, with {state.Best.Epoch} as the best")),
            ("the losses of the checkpoint", string.Join(", ", state.Records.Select(record => Invariant($"{record.Loss:R}")))),
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

    /// <summary>Returns the number of rows and a hash of their values.</summary>
    public static string RowsOf<T>(DataRows<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BatchRows<T> all = rows.All;
        ulong hash = Hash(Basis, MemoryMarshal.AsBytes(all.X));
        hash = Hash(hash, MemoryMarshal.AsBytes(all.Targets));
        hash = Hash(hash, MemoryMarshal.AsBytes(all.Classes));
        hash = Hash(hash, MemoryMarshal.AsBytes(all.Weights));
        return Invariant($"{rows.Count} rows of {all.Network.Steps} steps with the hash {hash:x16}");
    }

    /// <summary>Hashes bytes, eight at a time (Fowler, Noll and Vo, FNV-1a with 64 bits).</summary>
    private static ulong Hash(ulong hash, ReadOnlySpan<byte> bytes)
    {
        const ulong Prime = 0x100000001b3;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            hash = unchecked((hash ^ word) * Prime);
        }

        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..])
        {
            hash = unchecked((hash ^ rest) * Prime);
        }

        return hash;
    }

    private static string Text<T>(TrainingEngine<T> network, TensorDescription tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isFrozen = network.Freezing?.Contains(tensor) ?? tensor.Frozen;
        return Invariant($"{tensor.Rows} × {tensor.RowLength}{(isFrozen ? ", frozen" : "")}");
    }

    private static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : 128;

    private static string Option(string name) => $"{nameof(FitOptions)}.{name}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
