using System.Text.Json;
using System.Text.Json.Serialization;
using StaticNets.Optimizers;
using StaticNets.Schedules;

namespace StaticNets.Training;

/// <summary>The state that a checkpoint holds besides the weights and the slots of the optimizer; the file stores it as JSON.</summary>
internal sealed record CheckpointState
{
    /// <summary>Name of the network class.</summary>
    public required string Network { get; init; }

    /// <summary>Name of the optimizer class.</summary>
    public required string Optimizer { get; init; }

    /// <summary>Seed of the network, from which later dropout masks are derived.</summary>
    public required int NetworkSeed { get; init; }

    /// <summary>Value of <see cref="FitOptions.Seed"/>.</summary>
    public required int Seed { get; init; }

    /// <summary>Value of <see cref="FitOptions.Shuffle"/>.</summary>
    public required bool Shuffle { get; init; }

    /// <summary>Value of <see cref="FitOptions.BatchSize"/>.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Number of shards of a batch, see <see cref="FitOptions.ShardsOfBatch"/>; files leave it out if the rule decides.</summary>
    public int? Shards { get; init; }

    /// <summary>Value of <see cref="FitOptions.TruncateSteps"/>; files leave it out if it is 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int TruncateSteps { get; init; }

    /// <summary>Value of <see cref="FitOptions.Stateful"/>; files leave it out if it is false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Stateful { get; init; }

    /// <summary>The hyperparameters that differ from the declaration of the network, as text; <see langword="null"/> if none does.</summary>
    public string? Hyperparameters { get; init; }

    /// <summary>Number of training rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Counters at the end of the last epoch.</summary>
    public required CheckpointCounters Current { get; init; }

    /// <summary>
    /// Counters at the end of the best epoch; <see langword="null"/> without early stopping, or if the last epoch is the best one.
    /// </summary>
    public CheckpointCounters? Best { get; init; }

    /// <summary>The best epoch, from 1 on.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The loss of the best epoch, or its metric, see <see cref="BestEpoch"/>.</summary>
    public required double BestLoss { get; init; }

    /// <summary>Name of the metric that early stopping monitors; <see langword="null"/> for the loss.</summary>
    public string? Monitor { get; init; }

    /// <summary>The state of a <see cref="ReduceOnPlateau"/> schedule.</summary>
    public required PlateauState Plateau { get; init; }

    /// <summary>The records of all epochs.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>Serialises the state as JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, CheckpointJson.Default.CheckpointState);

    /// <summary>Creates the state from its JSON.</summary>
    /// <exception cref="JsonException">The text is not JSON, a member is missing, or a number is out of range.</exception>
    public static CheckpointState FromJson(ReadOnlySpan<byte> json)
    {
        CheckpointState state = JsonSerializer.Deserialize(json, CheckpointJson.Default.CheckpointState) ?? throw new JsonException("null");
        bool isPossible =
            state.Epochs.Count > 0
            && state.BestEpoch >= 1
            && state.BestEpoch <= state.Epochs.Count
            && state.Current.Steps >= 0
            && (state.Best?.Steps ?? 0) >= 0;
        return isPossible ? state : throw new JsonException("numbers that no training leaves");
    }
}

/// <summary>The counters of a network in training.</summary>
/// <param name="Steps">Number of steps of the optimizer, see <see cref="OptimizerState{T}.Steps"/>.</param>
/// <param name="TookUnsafeStep">See <see cref="OptimizerState{T}.TookUnsafeStep"/>.</param>
/// <param name="DropoutSteps">Number of training steps of the network, from which dropout masks are derived.</param>
internal sealed record CheckpointCounters(long Steps, bool TookUnsafeStep, ulong DropoutSteps);

// The serializer is generated at compile time, because reflection does not work in trimmed programs.
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(CheckpointState))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
