namespace StaticNets.Benchmarks.Measuring;

/// <summary>Measures the time of an action in many repetitions.</summary>
internal static class Sampling
{
    private const int FewestSamples = 15;

    /// <summary>Returns the time of the shortest of several runs in seconds, which is the time without disturbances.</summary>
    public static double Best(Action action, int repetitions)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < repetitions; i++)
        {
            best = Math.Min(best, Samples.Time(action, 1));
        }

        return best;
    }

    /// <summary>Runs the action for some seconds after a warm-up, and returns time and allocations of a run.</summary>
    public static Timing Measure(Action action, double seconds)
    {
        Samples samples = new(action);
        samples.Add(seconds, FewestSamples);
        return samples.Timing;
    }
}
