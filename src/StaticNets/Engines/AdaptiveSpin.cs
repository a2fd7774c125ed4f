using System.Diagnostics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Decides how long a thread spins before it blocks. Spinning saves a wake-up of about ten microseconds if the awaited thread runs on
/// another core, but delays the awaited thread if both threads share a core. The limit of the spin doubles when a wait ends before the
/// limit; otherwise it halves, down to zero. At a limit of zero only every 32nd wait spins, in case a core has become free.
/// </summary>
internal struct AdaptiveSpin()
{
    // The limits are times, not numbers of iterations, so that the time during which a spinning thread is preempted counts as well.
    private static readonly long _longest = Stopwatch.Frequency * Tuning.LongestSpin / 1_000_000;
    private static readonly long _probe = Stopwatch.Frequency * Tuning.ProbingSpin / 1_000_000;

    private long _bound = _longest;
    private int _waits;

    /// <summary>
    /// Spins until the flag differs from <paramref name="old"/>; returns false at the limit, and then the caller must block.
    /// </summary>
    // Compiled with optimisation from the start: the first call comes in the middle of a training, and the method contains a loop.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool UntilChanged(ref readonly int flag, int old)
    {
        if (Volatile.Read(in flag) != old)
        {
            return true;
        }

        long bound = _bound;
        if (bound == 0)
        {
            _waits++;
            if (_waits < Tuning.WaitsBetweenProbes)
            {
                return false;
            }

            _waits = 0;
            bound = _probe;
        }

        long start = Stopwatch.GetTimestamp();
        do
        {
            Thread.SpinWait(Tuning.PausesBetweenLooks);
            if (Volatile.Read(in flag) != old)
            {
                _bound = Math.Min(2 * bound, _longest);
                return true;
            }
        } while (Stopwatch.GetTimestamp() - start < bound);

        _bound = _bound > _probe ? _bound / 2 : 0;
        return false;
    }
}
