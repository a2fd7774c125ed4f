namespace StaticNets.Benchmarks.Growth;

/// <summary>What one size costs.</summary>
/// <param name="Size">Rows at once, or width of the layers.</param>
/// <param name="Parameters">Of the network.</param>
/// <param name="Predict">Microseconds of one <c>Predict</c>.</param>
/// <param name="Train">Microseconds of one <c>TrainStep</c>.</param>
/// <param name="TrainingRows">Rows of that step.</param>
internal sealed record GrowthPoint(int Size, long Parameters, double Predict, double Train, int TrainingRows);
