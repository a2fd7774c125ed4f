using System.Runtime.CompilerServices;

namespace StaticNets.Engines;

/// <summary>
/// Counts the unfinished parts of a piece of work, and lets one thread wait until none are left. Only the constructor allocates.
/// </summary>
internal sealed class PendingParts
{
    private readonly object _gate = new();
    private AdaptiveSpin _spin = new();
    private int _pending;
    private int _isOpen;
    private int _isAwaited;

    /// <summary>Starts a piece of work; the previous one must have ended.</summary>
    public void Begin(int parts)
    {
        _pending = parts;
        Volatile.Write(ref _isOpen, 1);
    }

    /// <summary>Counts a part as finished.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Done()
    {
        if (Interlocked.Decrement(ref _pending) > 0)
        {
            return;
        }

        // Both exchanges, here and in Wait, are full fences: either this thread sees that another thread waits, or the waiting thread sees
        // that the work has ended. So no thread waits for a pulse that never comes.
        Interlocked.Exchange(ref _isOpen, 0);
        if (Volatile.Read(ref _isAwaited) == 1)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Waits until every part has ended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Wait()
    {
        if (_spin.UntilChanged(ref _isOpen, old: 1))
        {
            return;
        }

        lock (_gate)
        {
            Interlocked.Exchange(ref _isAwaited, 1);
            while (Volatile.Read(ref _isOpen) == 1)
            {
                Monitor.Wait(_gate);
            }

            _isAwaited = 0;
        }
    }
}
