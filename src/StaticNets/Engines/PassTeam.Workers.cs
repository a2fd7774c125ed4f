using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

// The work of each worker.
internal sealed unsafe partial class PassTeam<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowWork(int worker)
    {
        (int first, int end) = _shards.OfWorker(worker);
        if (first < end)
        {
            _forRows!(_shards.RowsOf(first, end));
        }
    }

    /// <summary>Runs the passes on the shards of a worker, or one sweep of them if they are computed in stages.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pass(int worker)
    {
        BatchRows<T> batch = Rows();
        PassRunner<T> runner = _runners[worker];
        (int first, int end) = _shards.OfWorker(worker);
        for (int i = first; i < end; i++)
        {
            Shard<T> shard = _shards.Own[i];
            RowSlice slice = _shards.RowsOf(i);
            AlignedBlock<T> gradients = _shards.BlockOf(worker, i);
            if (runner.Stages is not { } stages)
            {
                shard.Take(runner, runner.Run(batch, slice, training: true, gradients, ref Unsafe.NullRef<T>()));
                _shards.Add(worker, i);
                continue;
            }

            if (_sweep == 0)
            {
                shard.Blocks.Begin(runner, i == first, (int)slice.Count, _network.TrainingWorkspace, sharesNothing: false);
            }

            BatchTotals totals = stages.Sweep(_sweep, runner, shard.Blocks, batch, slice, gradients, ref Unsafe.NullRef<T>());
            if (stages.HasLoss(_sweep))
            {
                shard.Take(runner, totals);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Measure(int worker)
    {
        BatchRows<T> rows = Rows();
        PassRunner<T> runner = _runners[worker];
        (int first, int end) = _shards.OfWorker(worker);
        for (int i = first; i < end; i++)
        {
            _shards.Own[i].Take(runner, runner.Run(rows, _shards.RowsOf(i), training: false, gradients: null, ref Unsafe.NullRef<T>()));
        }
    }

    /// <summary>
    /// Adds the gradients of all shards in some ranges of their blocks, and sums the squares of the results, unless the results change later.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddUp(int worker)
    {
        AlignedBlock<T> gradients = _runners[0].Gradients;
        for (int i = worker; i < _shards.Count; i += _runners.Length)
        {
            BlockRange range = BlockRange.OfWorker(i, _shards.Count, gradients.Length);
            _shards.AddGradients(range);
            if (!_squaresLater)
            {
                _squares[i] = FiniteCheck.SumOfSquares(gradients, range);
            }
        }
    }

    /// <summary>
    /// Sums the squares of the gradients in the ranges of <see cref="AddUp"/>, which do not depend on the number of workers; if the processes
    /// share the update, in the ranges of which this process has all gradients.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Square(int worker)
    {
        AlignedBlock<T> gradients = _runners[0].Gradients;
        for (int i = worker; i < _shards.Count; i += _runners.Length)
        {
            BlockRange range = BlockRange.OfWorker(i, _shards.Count, gradients.Length);
            if (!_sharesUpdate || range.Within(_own).Length == range.Length)
            {
                _squares[i] = FiniteCheck.SumOfSquares(gradients, range);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(int worker)
    {
        BlockRange part = BlockRange.OfWorker(worker, _runners.Length, (int)_own.Length);
        BlockRange range = new(_own.First + part.First, part.Length);
        AlignedBlock<T> gradients = _runners[0].Gradients;
        _clip.Apply(gradients, range);
        _engine.Update(_optimizer!, gradients, range);
    }
}
