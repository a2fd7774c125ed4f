using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StaticNets.Engines;

/// <summary>
/// How long one thread spins before it blocks. Spinning saves a wake-up of some ten microseconds where the other thread has a core of its own,
/// and keeps that thread from running where both share one. The bound doubles when the wait ended during the spin and halves when it did not;
/// at zero every 32nd wait tries again, in case a core has become free.
/// </summary>
internal struct AdaptiveSpin()
{
    // Ticks of the clock: a time and not a number of turns, so that a spin ends when the thread has lost its core meanwhile.
    private static readonly long _longest = Stopwatch.Frequency / 4_000;
    private static readonly long _probe = Stopwatch.Frequency / 50_000;

    private const int WaitsBetweenProbes = 32;
    private const int PausesBetweenLooks = 2;

    private long _bound = _longest;
    private int _waits;

    /// <summary>Whether the flag took another value than <paramref name="old"/> within the bound; otherwise the caller has to block.</summary>
    // Called for the first time in the middle of a training, and then in a loop: it must be fast at once.
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
            if (_waits < WaitsBetweenProbes)
            {
                return false;
            }

            _waits = 0;
            bound = _probe;
        }

        long start = Stopwatch.GetTimestamp();
        do
        {
            Thread.SpinWait(PausesBetweenLooks);
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
