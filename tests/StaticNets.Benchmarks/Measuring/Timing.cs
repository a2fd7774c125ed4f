namespace StaticNets.Benchmarks.Measuring;

/// <summary>The time of one run in seconds, measured in many samples.</summary>
/// <param name="Median">Median of the samples.</param>
/// <param name="P10">10th percentile: one sample in ten was shorter.</param>
/// <param name="P90">90th percentile: one sample in ten was longer.</param>
/// <param name="AllocatedBytes">Bytes that one run allocated on its thread.</param>
internal sealed record Timing(double Median, double P10, double P90, long AllocatedBytes);
