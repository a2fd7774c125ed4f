namespace StaticNets.Benchmarks.Growth;

/// <summary>The measurement for one size.</summary>
/// <param name="Size">Number of rows, or width of the layers.</param>
/// <param name="Parameters">Number of parameters of the network.</param>
/// <param name="Predict">Microseconds of one <c>Predict</c>.</param>
/// <param name="Train">Microseconds of one <c>TrainStep</c>.</param>
/// <param name="TrainingRows">Number of rows of that training step.</param>
internal sealed record GrowthPoint(int Size, long Parameters, double Predict, double Train, int TrainingRows);
