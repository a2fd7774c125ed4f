using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Shares the rows of each batch among threads: every worker takes its slice through the passes with memory of its own, then the gradients are
/// added in the order of the workers. The same number of workers gives the same bits in every run.
/// </summary>
internal sealed unsafe class PassTeam<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Multiply-adds of one pass that are worth a worker: some ten microseconds, ten times what it takes to wake one and wait for it.
    private const double FewestMultiplyAdds = 1e6;

    private readonly WorkerTeam _team;
    private readonly PassRunner<T>[] _runners;
    private readonly BatchTotals[] _totals;
    private readonly Action<int> _work;

    // The batch of this step: spans cannot be fields, and the memory is pinned while the workers run.
    private T* _x;
    private T* _targets;
    private int* _classes;
    private (int X, int Targets, int Classes, int Rows) _lengths;

    /// <summary>A team of any size, whether it is worth it or not.</summary>
    public PassTeam(TrainingEngine<T> engine, int workers)
    {
        _team = new WorkerTeam(workers);
        _runners = [engine.Runner, .. Enumerable.Range(1, workers - 1).Select(_ => new PassRunner<T>(engine))];
        _totals = new BatchTotals[workers];
        _work = Work;
    }

    /// <summary>A team for batches of this size, or <see langword="null"/> when they are too small to be shared.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="mostWorkers">At least 1.</param>
    /// <param name="batchSize">Rows of a batch.</param>
    public static PassTeam<T>? For(TrainingEngine<T> engine, int mostWorkers, int batchSize)
    {
        double multiplyAdds = (double)batchSize * engine.Description.ParameterBlockLength;
        int workers = (int)Math.Min(Math.Min(mostWorkers, batchSize), multiplyAdds / FewestMultiplyAdds);
        return workers > 1 ? new PassTeam<T>(engine, workers) : null;
    }

    /// <summary>Loss and right decisions of a batch; its gradients are left with the network's own runner.</summary>
    public BatchTotals Run(in BatchRows<T> batch)
    {
        fixed (T* x = batch.X)
        fixed (T* targets = batch.Targets)
        fixed (int* classes = batch.Classes)
        {
            _x = x;
            _targets = targets;
            _classes = classes;
            _lengths = (batch.X.Length, batch.Targets.Length, batch.Classes.Length, batch.Count);
            _team.Run(_work);
        }

        BatchTotals totals = _totals[0];
        for (int worker = 1; worker < _runners.Length; worker++)
        {
            totals += _totals[worker];
            if (RowSlice.OfWorker(worker, _runners.Length, batch.Count).Count > 0)
            {
                BlockSum.Add(_runners[0].Gradients, _runners[worker].Gradients);
            }
        }

        return totals;
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _team.Dispose();

    private void Work(int worker)
    {
        BatchRows<T> batch = new(
            new ReadOnlySpan<T>(_x, _lengths.X),
            new ReadOnlySpan<T>(_targets, _lengths.Targets),
            new ReadOnlySpan<int>(_classes, _lengths.Classes),
            _lengths.Rows
        );
        PassRunner<T> runner = _runners[worker];
        RowSlice slice = RowSlice.OfWorker(worker, _runners.Length, batch.Count);
        _totals[worker] = runner.Run(batch, slice, training: true, runner.Gradients, ref Unsafe.NullRef<T>());
    }
}
