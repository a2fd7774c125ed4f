using System.Diagnostics;

namespace StaticNets.Generator.Benchmarks.Measuring;

/// <summary>Measures times in milliseconds, rounded to a hundredth.</summary>
internal static class Sampling
{
    private const int Digits = 2;

    public static double Median(int count, Func<double> sample)
    {
        double[] samples = [.. Enumerable.Range(0, count).Select(_ => sample()).Order()];
        return samples[count / 2];
    }

    /// <summary>Returns the time of one run, after a garbage collection.</summary>
    public static double Time(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long start = Stopwatch.GetTimestamp();
        action();
        return Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, Digits);
    }
}
