namespace StaticNets;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Loss">Mean loss of the rows.</param>
/// <param name="Accuracy">
/// Share of right decisions, 0 to 1: the largest output for softmax, each output against 0.5 for sigmoid;
/// <see langword="null"/> where there is nothing to decide (regression).
/// </param>
/// <param name="Rows">Number of rows.</param>
public sealed record Metrics(double Loss, double? Accuracy, int Rows);
