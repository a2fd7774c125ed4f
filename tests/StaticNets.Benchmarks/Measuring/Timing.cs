namespace StaticNets.Benchmarks.Measuring;

/// <summary>How long one run takes, in seconds, over many samples.</summary>
/// <param name="Median">Half of the samples took longer.</param>
/// <param name="P10">One in ten took less.</param>
/// <param name="P90">One in ten took more.</param>
/// <param name="AllocatedBytes">Bytes that one run allocated on its thread.</param>
internal sealed record Timing(double Median, double P10, double P90, long AllocatedBytes);
