using StaticNets.Runtime;

namespace StaticNets;

/// <summary>The argument of <see cref="FitOptions.Progress"/> after each epoch.</summary>
/// <param name="Epoch">Number of the finished epoch, from 1 on.</param>
/// <param name="Epochs">Number of epochs in the options.</param>
/// <param name="Record">The results of the epoch.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, EpochRecord Record)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(TrainingProgress), PrintMembers);
}
