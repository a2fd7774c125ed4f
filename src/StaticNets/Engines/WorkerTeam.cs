using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace StaticNets.Engines;

/// <summary>
/// Threads that share one piece of work after the other, each cut into the same number of parts. The caller takes the first part and then those
/// that no thread has begun: the work ends even if no other thread gets a core, and the caller waits only for parts that have been begun.
/// Handing out work allocates nothing. Disposing ends the threads and waits for them.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly TeamThread[] _threads;
    private readonly PendingParts _pending = new();

    // The last round in which each part was taken. A part can be taken only in the round after that, so a thread that comes late takes nothing.
    private readonly int[] _taken;
    private Action<int>? _work;
    private Exception? _fault;
    private int _round;
    private bool _isOver;

    /// <summary>Starts the threads, one fewer than parts.</summary>
    /// <param name="parts">How many parts each piece of work has; at least 1.</param>
    public WorkerTeam(int parts)
    {
        _taken = new int[parts];
        _threads = new TeamThread[parts - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new TeamThread(this, i + 1);
        }

        try
        {
            foreach (TeamThread thread in _threads)
            {
                thread.Start();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How often work was handed out.</summary>
    internal int Round => Volatile.Read(ref _round);

    /// <summary>The same, to be watched.</summary>
    internal ref readonly int RoundFlag => ref _round;

    /// <summary>Whether the threads have to end.</summary>
    internal bool IsOver => Volatile.Read(ref _isOver);

    /// <summary>Calls <paramref name="work"/> with the number of every part, from 0 on, and waits for all.</summary>
    /// <param name="work">Does a part; parts are done side by side, in any order, each by any thread.</param>
    /// <param name="wakes">
    /// Whether threads that sleep are woken. It takes some microseconds: without it only those help that have not fallen asleep since the last piece.
    /// </param>
    /// <remarks>An exception of a part surfaces here, after all have ended; of several the first.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Action<int> work, bool wakes = true)
    {
        _work = work;
        _pending.Begin(_taken.Length);
        int round = BeginRound();
        if (wakes)
        {
            foreach (TeamThread thread in _threads)
            {
                thread.Wake();
            }
        }

        Help(0, round);
        _pending.Wait();
        if (Interlocked.Exchange(ref _fault, null) is Exception fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _isOver, true);
        BeginRound();
        foreach (TeamThread thread in _threads)
        {
            thread.Wake();
        }

        foreach (TeamThread thread in _threads)
        {
            thread.Join();
        }
    }

    /// <summary>Does the parts of a round that nobody has begun, one's own first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Help(int own, int round)
    {
        Take(own, round);

        // From the end, where the threads are that were woken last.
        for (int part = _taken.Length - 1; part >= 0; part--)
        {
            Take(part, round);
        }
    }

    // A full fence: whoever falls asleep meanwhile either sees the round or is seen to sleep.
    private int BeginRound() => Interlocked.Increment(ref _round);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(int part, int round)
    {
        int before = unchecked(round - 1);
        if (Volatile.Read(ref _taken[part]) != before || Interlocked.CompareExchange(ref _taken[part], round, before) != before)
        {
            return;
        }

        try
        {
            _work!(part);
        }
        catch (Exception fault)
        {
            Interlocked.CompareExchange(ref _fault, fault, null);
        }

        _pending.Done();
    }
}
