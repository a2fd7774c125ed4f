namespace StaticNets;

/// <summary>What one pass over the training rows brought.</summary>
/// <param name="Epoch">Number of the epoch, from 1 on.</param>
/// <param name="Loss">Mean loss of the training rows, each row measured before the step that learned from it.</param>
/// <param name="Accuracy">Share of right decisions on the training rows, measured likewise; <see langword="null"/> where there is nothing to decide.</param>
/// <param name="ValidationLoss">Mean loss of the validation rows after the epoch; <see langword="null"/> without validation rows.</param>
/// <param name="ValidationAccuracy">Share of right decisions on the validation rows after the epoch; <see langword="null"/> without them or where there is nothing to decide.</param>
public sealed record EpochRecord(int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy);
