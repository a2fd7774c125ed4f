using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StaticNets.Benchmarks.Measuring;

/// <summary>
/// Measures how long a workload takes to reach its full speed in a process that has just started, in which the JIT compiles methods first
/// without optimisation.
/// </summary>
internal static class FreshStart
{
    // As long as a sample of a steady workload, and short compared with the time until the full speed.
    private const double SampleSeconds = 200e-6;

    private const int WindowSamples = 10;
    private const double Tolerance = 1.1;

    /// <summary>
    /// Creates a workload and runs it again and again. Returns the seconds from before its creation until ten runs or groups of runs have a
    /// median of at most 1.1 × the steady time, as the median of all later ones; <see langword="null"/> if this does not happen.
    /// </summary>
    /// <param name="create">Creates the workload.</param>
    /// <param name="steadySeconds">Time of one run at full speed.</param>
    /// <param name="seconds">How long it runs, at least.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double? Measure(Func<Action> create, double steadySeconds, double seconds)
    {
        long start = Stopwatch.GetTimestamp();
        Action run = create();
        int runs = Math.Max(1, (int)(SampleSeconds / steadySeconds));
        List<(double Start, double Time)> samples = [];
        while (samples.Count < 2 * WindowSamples || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            double from = Stopwatch.GetElapsedTime(start).TotalSeconds;
            samples.Add((from, Samples.Time(run, runs)));
        }

        double limit = Tolerance * steadySeconds;
        for (int i = 0; i + WindowSamples <= samples.Count; i++)
        {
            if (Median(samples.Skip(i).Take(WindowSamples)) <= limit && Median(samples.Skip(i)) <= limit)
            {
                return samples[i].Start;
            }
        }

        return null;
    }

    private static double Median(IEnumerable<(double Start, double Time)> samples)
    {
        double[] sorted = [.. samples.Select(sample => sample.Time).Order()];
        return sorted[sorted.Length / 2];
    }
}
