using System.Diagnostics;

namespace Courses.Mnist;

/// <summary>The times of epochs, the first of which is not counted because it compiles the code.</summary>
internal sealed class EpochTimes
{
    private readonly List<double> _seconds = [];
    private long _last;

    /// <summary>Notes the end of an epoch.</summary>
    public void Add()
    {
        long now = Stopwatch.GetTimestamp();
        if (_last != 0)
        {
            _seconds.Add(Stopwatch.GetElapsedTime(_last, now).TotalSeconds);
        }

        _last = now;
    }

    /// <summary>
    /// Returns the shortest in seconds: ranks wait for each other at every step, so other work on one core slows all of them down.
    /// </summary>
    public double Shortest() => _seconds.Min();
}
