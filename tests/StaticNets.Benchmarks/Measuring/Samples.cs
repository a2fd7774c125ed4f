using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StaticNets.Benchmarks.Measuring;

/// <summary>Times of an action, collected in one or more rounds.</summary>
internal sealed class Samples
{
    // Duration of a sample: long compared with the clock's resolution, short compared with a time slice of the scheduler.
    private const double SampleSeconds = 200e-6;

    private readonly Action _action;
    private readonly int _runs;
    private readonly long _allocated;
    private readonly List<double> _seconds = [];

    /// <summary>Runs the action several times, to warm it up and to see how often it fits into a sample.</summary>
    public Samples(Action action)
    {
        _action = action;
        _runs = RunsOfASample(action);
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        _allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Time and allocations of one run, in all rounds so far.</summary>
    public Timing Timing
    {
        get
        {
            double[] sorted = [.. _seconds.Order()];
            return new Timing(Quantile(0.5), Quantile(0.1), Quantile(0.9), _allocated);

            double Quantile(double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
        }
    }

    /// <summary>Returns the time of one of several runs in seconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // The loop itself must not be slow in a new process.
    public static double Time(Action action, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < runs; i++)
        {
            action();
        }

        // A TimeSpan would round to 100 ns, which is longer than some runs, so ticks of the clock are used.
        return (double)(Stopwatch.GetTimestamp() - start) / Stopwatch.Frequency / runs;
    }

    /// <summary>Adds a round: runs the action for some seconds, and at least so many samples.</summary>
    public void Add(double seconds, int fewestSamples = 3)
    {
        int first = _seconds.Count;
        long start = Stopwatch.GetTimestamp();
        while (_seconds.Count < first + fewestSamples || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            _seconds.Add(Time(_action, _runs));
        }
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
}
