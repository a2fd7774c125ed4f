using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace StaticNets.Engines;

/// <summary>
/// Runs pieces of work on several threads, one piece in each round; each piece is divided into the same number of parts. The calling thread
/// takes the first part, then all parts that no thread has started. So the work ends even if no other thread gets a core, and the caller
/// waits only for parts that have been started. Distributing work allocates nothing. Disposing stops the threads and waits for them.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly TeamThread[] _threads;
    private readonly PendingParts _pending = new();

    // For each part, the last round in which it was taken. A part can be taken for a round only if it was last taken in the round before,
    // so a thread that comes late takes nothing.
    private readonly int[] _taken;
    private Action<int>? _work;
    private Exception? _fault;
    private int _round;
    private bool _isOver;

    /// <summary>Starts the threads, one fewer than there are parts, because the calling thread works too.</summary>
    /// <param name="parts">Number of parts of each piece of work, at least 1.</param>
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

    /// <summary>Number of rounds so far.</summary>
    internal int Round => Volatile.Read(ref _round);

    /// <summary>Reference to the number of rounds, for threads that wait until it changes.</summary>
    internal ref readonly int RoundFlag => ref _round;

    /// <summary>Whether the threads must stop.</summary>
    internal bool IsOver => Volatile.Read(ref _isOver);

    /// <summary>Calls <paramref name="work"/> with the index of every part, from 0 on, and waits for all.</summary>
    /// <param name="work">Computes a part; parts run concurrently, in any order and on any thread.</param>
    /// <param name="wakes">
    /// Whether blocked threads are woken, which takes some microseconds. If false, only threads that are still spinning take part.
    /// </param>
    /// <remarks>If parts throw, the exception that was thrown first is rethrown here after all parts have ended.</remarks>
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

    /// <summary>Stops the threads.</summary>
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

    /// <summary>Computes the parts of a round that no thread has started, the thread's own part first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Help(int own, int round)
    {
        Take(own, round);

        // Start with the last part: its thread was woken last, so this part is the least likely to have been started.
        for (int part = _taken.Length - 1; part >= 0; part--)
        {
            Take(part, round);
        }
    }

    // The increment is a full fence: a thread that blocks at the same time either sees the new round, or Wake sees that it is blocked.
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
