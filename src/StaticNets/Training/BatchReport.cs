namespace StaticNets.Training;

/// <summary>
/// The state of an epoch after a training step, as <c>Fit</c> tells it to a <see cref="BatchObserver"/>. Unlike
/// <see cref="BatchProgress"/>, it has no members that a program without observers would have to contain.
/// </summary>
internal readonly struct BatchReport
{
    /// <inheritdoc cref="BatchProgress.Epoch"/>
    public required int Epoch { get; init; }

    /// <inheritdoc cref="BatchProgress.Epochs"/>
    public required int Epochs { get; init; }

    /// <inheritdoc cref="BatchProgress.Batch"/>
    public required int Batch { get; init; }

    /// <inheritdoc cref="BatchProgress.Batches"/>
    public required int? Batches { get; init; }

    /// <inheritdoc cref="BatchProgress.BatchLoss"/>
    public required double BatchLoss { get; init; }

    /// <inheritdoc cref="BatchProgress.Loss"/>
    public required double Loss { get; init; }

    /// <inheritdoc cref="BatchProgress.Accuracy"/>
    public required double? Accuracy { get; init; }
}
