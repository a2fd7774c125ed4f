using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Predicts the rows of one call on several threads. The rows are divided into parts; the calling thread and threads of the pool take parts
/// until none are left. Then the calling thread waits only for parts that have been started: if the pool has no free thread, the calling
/// thread does all the work.
/// </summary>
internal sealed unsafe class ParallelPrediction<T> : IThreadPoolWorkItem
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PendingParts _pending = new();
    private readonly NetworkEngine<T> _engine;
    private readonly int _parts;
    private readonly int _rows;

    // The memory is pinned until all parts have ended. A pool thread that comes later finds no part and does not use these pointers.
    private readonly T* _x;
    private readonly T* _y;
    private Exception? _fault;
    private int _next;

    private ParallelPrediction(NetworkEngine<T> engine, T* x, T* y, int rows, int parts)
    {
        _engine = engine;
        _x = x;
        _y = y;
        _rows = rows;
        _parts = parts;
    }

    /// <summary>Predicts all rows. The outputs have the same bits as on one thread, because each row is computed independently.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(NetworkEngine<T> engine, ReadOnlySpan<T> x, Span<T> y, int rows, int parallelism)
    {
        int threads = WorkerCount.For(engine.Description, rows, Tuning.PredictionRowsOfAThread, parallelism);
        if (threads <= 1)
        {
            engine.Forward(ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), (nuint)rows);
            return;
        }

        int most = (int)Math.Min((long)Tuning.PartsOfAThread * threads, rows);
        int parts = Math.Max(threads, WorkerCount.For(engine.Description, rows, Tuning.RowsOfAPart, most));
        fixed (T* inputs = x)
        fixed (T* outputs = y)
        {
            new ParallelPrediction<T>(engine, inputs, outputs, rows, parts).Run(threads);
        }
    }

    /// <summary>Takes parts until none are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Execute()
    {
        for (int part = Interlocked.Increment(ref _next); part <= _parts; part = Interlocked.Increment(ref _next))
        {
            try
            {
                Predict(RowSlice.OfWorker(part - 1, _parts, _rows));
            }
            catch (Exception fault)
            {
                Interlocked.CompareExchange(ref _fault, fault, null);
            }

            _pending.Done();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(int threads)
    {
        _pending.Begin(_parts);
        for (int helper = 1; helper < threads; helper++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        Execute();
        _pending.Wait();
        if (_fault is not null)
        {
            ExceptionDispatchInfo.Throw(_fault);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Predict(RowSlice slice)
    {
        ref T x = ref _x[slice.First * _engine.Description.InputLength];
        ref T y = ref _y[slice.First * _engine.Description.OutputLength];
        _engine.Forward(ref x, ref y, (nuint)slice.Count);
    }
}
