using System.Diagnostics;

namespace StaticNets.Benchmarks.Measuring;

/// <summary>Times an action many times over.</summary>
internal static class Sampling
{
    // Long against the clock's resolution, short against a time slice.
    private const double SampleSeconds = 200e-6;

    private const int WarmUps = 50;
    private const int FewestSamples = 15;

    /// <summary>The shortest of some runs, in seconds: what the machine can do when nothing disturbs it.</summary>
    public static double Best(Action action, int repetitions)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < repetitions; i++)
        {
            best = Math.Min(best, Time(action, 1));
        }

        return best;
    }

    /// <summary>Runs the action for some seconds, after a warm-up, and says how long a run took and what it allocated.</summary>
    public static Timing Measure(Action action, double seconds)
    {
        double once = Time(action, 1);
        int warmUps = once < 0.01 ? WarmUps : 1;
        once = Time(action, warmUps);
        int runs = (int)Math.Max(1, SampleSeconds / once);
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        List<double> samples = [];
        long start = Stopwatch.GetTimestamp();
        while (samples.Count < FewestSamples || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            samples.Add(Time(action, runs));
        }

        samples.Sort();
        return new Timing(Quantile(samples, 0.5), Quantile(samples, 0.1), Quantile(samples, 0.9), allocated);
    }

    private static double Time(Action action, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
    }

    private static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Round(share * (sorted.Count - 1))];
}
