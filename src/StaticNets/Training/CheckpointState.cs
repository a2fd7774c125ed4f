using System.Text.Json;
using System.Text.Json.Serialization;
using StaticNets.Optimizers;
using StaticNets.Schedules;

namespace StaticNets.Training;

/// <summary>What a checkpoint holds beside weights and slots, as JSON in the file.</summary>
internal sealed record CheckpointState
{
    /// <summary>Name of the network's class.</summary>
    public required string Network { get; init; }

    /// <summary>Kind of the optimizer.</summary>
    public required string Optimizer { get; init; }

    /// <summary>Seed of the network: dropout goes on with it.</summary>
    public required int NetworkSeed { get; init; }

    /// <summary><see cref="FitOptions.Seed"/>.</summary>
    public required int Seed { get; init; }

    /// <summary><see cref="FitOptions.Shuffle"/>.</summary>
    public required bool Shuffle { get; init; }

    /// <summary><see cref="FitOptions.BatchSize"/>.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Rows that are trained.</summary>
    public required int Rows { get; init; }

    /// <summary>Counters at the end of the last epoch.</summary>
    public required CheckpointCounters Current { get; init; }

    /// <summary>Counters at the end of the best epoch where early stopping needs them and it is not the last one.</summary>
    public CheckpointCounters? Best { get; init; }

    /// <summary>The best epoch, from 1 on.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Its loss.</summary>
    public required double BestLoss { get; init; }

    /// <summary>What a <see cref="ReduceOnPlateau"/> has seen.</summary>
    public required PlateauState Plateau { get; init; }

    /// <summary>The records of all epochs.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>As JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, CheckpointJson.Default.CheckpointState);

    /// <summary>From JSON.</summary>
    /// <exception cref="JsonException">It is none, or something is missing, or a number is impossible.</exception>
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

/// <summary>The counters of a network that learns.</summary>
/// <param name="Steps">Of the optimizer.</param>
/// <param name="TookUnsafeStep">See <see cref="OptimizerState{T}.TookUnsafeStep"/>.</param>
/// <param name="DropoutSteps">Dropout masks that had been drawn.</param>
internal sealed record CheckpointCounters(long Steps, bool TookUnsafeStep, ulong DropoutSteps);

// Written by the compiler, since reflection does not survive trimming.
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(CheckpointState))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
