namespace StaticNets;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Loss">Mean loss of the rows.</param>
/// <param name="Accuracy">
/// Share of right decisions, 0 to 1. Softmax outputs decide once a row: right where the largest output (the first of equal ones) is the
/// wanted class. Sigmoid outputs decide one by one: right where output and target both exceed 0.5 or both do not.
/// <see langword="null"/> where there is nothing to decide (regression).
/// </param>
/// <param name="Rows">Number of rows.</param>
public sealed record Metrics(double Loss, double? Accuracy, int Rows);
