using System.Runtime.ExceptionServices;

namespace StaticNets.Engines;

/// <summary>
/// Threads that wait for the same piece of work again and again: the caller is worker 0, so one thread fewer than workers is started. Handing
/// out work allocates nothing. Disposing ends the threads and waits for them.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    // Long enough for the pause between two steps of training, so that a worker is awake when the next one comes; short against a time slice.
    private const int SpinsBeforeSleep = 2000;

    private readonly Thread[] _threads;
    private readonly object _gate = new();
    private Action<int>? _work;
    private Exception? _fault;
    private int _round;
    private int _pending;
    private bool _isOver;

    /// <summary>Starts the threads.</summary>
    /// <param name="workers">How many share the work, the caller included; at least 1.</param>
    public WorkerTeam(int workers)
    {
        _threads = new Thread[workers - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"StaticNets worker {worker}" };
        }

        try
        {
            foreach (Thread thread in _threads)
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

    /// <summary>Calls <paramref name="work"/> with the number of every worker, from 0 on, each on its thread, and waits for all.</summary>
    /// <remarks>An exception of a worker surfaces here, after all have ended; of several the first.</remarks>
    public void Run(Action<int> work)
    {
        _work = work;
        Volatile.Write(ref _pending, _threads.Length);
        lock (_gate)
        {
            Volatile.Write(ref _round, _round + 1);
            Monitor.PulseAll(_gate);
        }

        Try(work, 0);
        SpinWait spin = default;
        while (Volatile.Read(ref _pending) > 0)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        if (Interlocked.Exchange(ref _fault, null) is Exception fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Volatile.Write(ref _isOver, true);
            Monitor.PulseAll(_gate);
        }

        foreach (Thread thread in _threads)
        {
            if (!thread.ThreadState.HasFlag(ThreadState.Unstarted))
            {
                thread.Join();
            }
        }
    }

    private void Serve(int worker)
    {
        for (int round = 1; AwaitRound(round); round++)
        {
            Try(_work!, worker);
            Interlocked.Decrement(ref _pending);
        }
    }

    /// <summary>Whether the round has begun; otherwise the team is over.</summary>
    private bool AwaitRound(int round)
    {
        for (int i = 0; i < SpinsBeforeSleep; i++)
        {
            if (Volatile.Read(ref _round) == round)
            {
                return true;
            }

            if (Volatile.Read(ref _isOver))
            {
                return false;
            }

            Thread.SpinWait(10);
        }

        lock (_gate)
        {
            while (_round != round && !_isOver)
            {
                Monitor.Wait(_gate);
            }

            return _round == round;
        }
    }

    private void Try(Action<int> work, int worker)
    {
        try
        {
            work(worker);
        }
        catch (Exception fault)
        {
            Interlocked.CompareExchange(ref _fault, fault, null);
        }
    }
}
