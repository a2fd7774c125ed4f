using StaticNets.Runtime;

namespace StaticNets;

/// <summary>What <see cref="FitOptions.Progress"/> is told after each epoch.</summary>
/// <param name="Epoch">Number of the epoch that ended, from 1 on.</param>
/// <param name="Epochs">Number of epochs asked for.</param>
/// <param name="Record">What the epoch brought.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, EpochRecord Record)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(TrainingProgress), PrintMembers);
}
