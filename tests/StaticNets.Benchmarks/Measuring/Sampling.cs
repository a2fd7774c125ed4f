using System.Diagnostics;

namespace StaticNets.Benchmarks.Measuring;

/// <summary>Measures the time of an action in many repetitions.</summary>
internal static class Sampling
{
    // Duration of a sample: long compared with the clock's resolution, short compared with a time slice of the scheduler.
    private const double SampleSeconds = 200e-6;

    private const int FewestSamples = 15;

    /// <summary>Returns the time of the shortest of several runs in seconds, which is the time without disturbances.</summary>
    public static double Best(Action action, int repetitions)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < repetitions; i++)
        {
            best = Math.Min(best, Time(action, 1));
        }

        return best;
    }

    /// <summary>Runs the action for some seconds after a warm-up, and returns time and allocations of a run.</summary>
    public static Timing Measure(Action action, double seconds)
    {
        int runs = RunsOfASample(action);
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

    /// <summary>
    /// Returns the number of runs that fill a sample: doubles the number until the runs take long enough. The time of the first run cannot
    /// be used to compute the number, because the first run is slower than later ones.
    /// </summary>
    private static int RunsOfASample(Action action)
    {
        int runs = 1;
        Time(action, runs);
        while (Time(action, runs) * runs < SampleSeconds)
        {
            runs *= 2;
        }

        return runs;
    }

    private static double Time(Action action, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
        {
            action();
        }

        // A TimeSpan would round to 100 ns, which is longer than some runs, so ticks of the clock are used.
        return (double)(Stopwatch.GetTimestamp() - start) / Stopwatch.Frequency / runs;
    }

    private static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Round(share * (sorted.Count - 1))];
}
