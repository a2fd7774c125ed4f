using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNets.Engines;

/// <summary>Predicts the rows of one call on several threads.</summary>
internal static unsafe class ParallelPrediction
{
    // A kernel takes six rows at a time; a slice of fewer is slower a row.
    private const int FewestRows = 6;

    /// <summary>The same bits as on one thread: a row does not depend on its neighbours.</summary>
    public static void Run<T>(NetworkEngine<T> engine, ReadOnlySpan<T> x, Span<T> y, int rows, int parallelism)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int workers = WorkerCount.For(engine.Description, rows, FewestRows, parallelism);
        if (workers <= 1)
        {
            engine.Forward(ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), (nuint)rows);
            return;
        }

        fixed (T* inputs = x)
        fixed (T* outputs = y)
        {
            T* from = inputs;
            T* to = outputs;
            ParallelOptions options = new() { MaxDegreeOfParallelism = workers };
            Parallel.For(
                0,
                workers,
                options,
                worker =>
                {
                    RowSlice slice = RowSlice.OfWorker(worker, workers, rows);
                    nint first = slice.First;
                    ref T sliceInputs = ref from[first * engine.Description.InputLength];
                    ref T sliceOutputs = ref to[first * engine.Description.OutputLength];
                    engine.Forward(ref sliceInputs, ref sliceOutputs, (nuint)slice.Count);
                }
            );
        }
    }
}
