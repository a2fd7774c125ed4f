using StaticNets.Runtime;

namespace StaticNets;

/// <summary>What one pass over the training rows brought.</summary>
/// <param name="Epoch">Number of the epoch, from 1 on.</param>
/// <param name="Loss">Mean loss of the training rows, each row measured before the step that learned from it.</param>
/// <param name="Accuracy">Share of right decisions on the training rows, measured likewise; <see langword="null"/> where there is nothing to decide.</param>
/// <param name="ValidationLoss">Mean loss of the validation rows after the epoch; <see langword="null"/> without validation rows.</param>
/// <param name="ValidationAccuracy">Share of right decisions on the validation rows after the epoch; <see langword="null"/> without them or where there is nothing to decide.</param>
public sealed record EpochRecord(int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy)
{
    /// <summary>The learning rate of the epoch.</summary>
    public double LearningRate { get; init; }

    /// <summary>
    /// By the name of each layer with weights that learn, <c>‖g‖₂</c> of its gradients before any clipping, as the mean over the steps of the epoch;
    /// <see langword="null"/> without <see cref="FitOptions.RecordGradientNorms"/>.
    /// </summary>
    public IReadOnlyDictionary<string, double>? GradientNorms { get; init; }

    /// <summary>The loss that decides which epoch is better.</summary>
    internal double WatchedLoss => ValidationLoss ?? Loss;

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(EpochRecord), PrintMembers);
}
