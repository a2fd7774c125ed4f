using System.Runtime.CompilerServices;

namespace StaticNets.Engines;

/// <summary>
/// A thread of a <see cref="WorkerTeam"/>. It waits for the next round (the next piece of work), first spinning and then blocked. If it
/// misses a round, the other threads do the work.
/// </summary>
internal sealed class TeamThread
{
    private readonly Thread _thread;
    private readonly object _gate = new();
    private readonly WorkerTeam _team;
    private readonly int _part;
    private AdaptiveSpin _spin = new();
    private int _sleeps;

    /// <summary>Creates the thread; <see cref="Start"/> starts it.</summary>
    /// <param name="team">The team of the thread.</param>
    /// <param name="part">
    /// The part that the thread takes first. It is always the same one, so that the memory of the part stays in the caches of one core.
    /// </param>
    public TeamThread(WorkerTeam team, int part)
    {
        _team = team;
        _part = part;
        _thread = new Thread(Serve) { IsBackground = true, Name = $"StaticNets worker {part}" };
    }

    /// <summary>Starts the thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Waits for the end of the thread, if it was started.</summary>
    public void Join()
    {
        if (!_thread.ThreadState.HasFlag(ThreadState.Unstarted))
        {
            _thread.Join();
        }
    }

    /// <summary>Wakes the thread if it is blocked; the new round must have been written before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Wake()
    {
        if (Volatile.Read(ref _sleeps) == 1)
        {
            lock (_gate)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Serve()
    {
        int round = 0;
        while (true)
        {
            Await(round);
            round = _team.Round;
            if (_team.IsOver)
            {
                return;
            }

            _team.Help(_part, round);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Await(int round)
    {
        if (_spin.UntilChanged(in _team.RoundFlag, round))
        {
            return;
        }

        lock (_gate)
        {
            // The exchange is a full fence, as is the increment that begins a round: either this thread sees the new round, or the thread
            // that calls Wake sees that this thread sleeps. So no wake-up is lost.
            Interlocked.Exchange(ref _sleeps, 1);
            while (_team.Round == round)
            {
                Monitor.Wait(_gate);
            }

            Volatile.Write(ref _sleeps, 0);
        }
    }
}
