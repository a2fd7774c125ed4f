using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Distributes the rows of each batch to workers: each worker runs the passes on its slice with its own workspace. Then each worker sums
/// the gradients of all workers in one range of the parameter block, always in the same order, and updates the weights in this range.
/// Each worker has its own slice and workspace, whichever thread runs the worker. So the same number of workers gives the same bits in
/// every run.
/// </summary>
internal sealed unsafe class PassTeam<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WorkerTeam _team;
    private readonly PassRunner<T>[] _runners;
    private readonly BatchTotals[] _totals;
    private readonly T[] _squares;
    private readonly Action<int> _pass;
    private readonly Action<int> _addUp;
    private readonly Action<int> _update;
    private readonly Action<int> _rowWork;
    private readonly TrainingEngine<T> _engine;
    private readonly bool _wakesForBlocks;

    // The batch of the current step as pointers, because a field cannot hold a span; the memory is pinned while the workers run.
    private T* _x;
    private T* _targets;
    private int* _classes;
    private T* _weights;
    private BatchStates<T>? _states;
    private NetworkDescription _network;
    private (int X, int Targets, int Classes, int Weights, int Rows) _lengths;
    private Optimizer? _optimizer;
    private GradientClip _clip;
    private Action<RowSlice>? _forRows;
    private int _sweep;

    /// <summary>Sum of the squared gradients of the last batch.</summary>
    public T SumOfSquares { get; private set; }

    /// <summary>Creates a team of any size, even if the batches are too small for it.</summary>
    public PassTeam(TrainingEngine<T> engine, int workers)
    {
        _runners = new PassRunner<T>[workers];
        for (int worker = 0; worker < workers; worker++)
        {
            _runners[worker] = worker == 0 ? engine.Runner : new PassRunner<T>(engine);
        }

        _totals = new BatchTotals[workers];
        _squares = new T[workers];
        _engine = engine;
        _network = engine.Description;
        _pass = Pass;
        _addUp = AddUp;
        _update = Update;
        _rowWork = RowWork;
        _wakesForBlocks = engine.Parameters.Length / workers >= Tuning.ElementsOfAThread;
        _team = new WorkerTeam(workers);
    }

    /// <summary>
    /// Creates a team for batches of a given size. Returns <see langword="null"/> if such batches are too small to be divided, or if the
    /// network needs all rows of a batch at once.
    /// </summary>
    /// <param name="engine">The network.</param>
    /// <param name="mostWorkers">Largest number of workers, at least 1.</param>
    /// <param name="batchSize">Number of rows in a batch.</param>
    /// <param name="network">The description of the rows.</param>
    public static PassTeam<T>? For(TrainingEngine<T> engine, NetworkDescription network, int mostWorkers, int batchSize)
    {
        int workers = WorkerCount.For(network, batchSize, Tuning.TrainingRowsOfAThread, mostWorkers);
        return workers > 1 && !engine.Description.TrainingWorkspace.TakesWholeBatch ? new PassTeam<T>(engine, workers) : null;
    }

    /// <summary>
    /// Computes the loss, the number of right decisions and the gradients of a batch. The gradients are left in the gradient block of
    /// <see cref="TrainingEngine{T}.Runner"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BatchTotals Run(in BatchRows<T> batch)
    {
        fixed (T* x = batch.X)
        fixed (T* targets = batch.Targets)
        fixed (int* classes = batch.Classes)
        fixed (T* weights = batch.Weights)
        {
            _x = x;
            _targets = targets;
            _classes = classes;
            _weights = weights;
            _states = batch.States;
            _network = batch.Network;
            _lengths = (batch.X.Length, batch.Targets.Length, batch.Classes.Length, batch.Weights.Length, batch.Count);
            RunPasses();
        }

        _team.Run(_addUp, _wakesForBlocks);
        BatchTotals totals = default;
        T squares = T.Zero;
        for (int worker = 0; worker < _runners.Length; worker++)
        {
            totals += _totals[worker];
            squares += _squares[worker];
        }

        for (int worker = 1; worker < _runners.Length; worker++)
        {
            BatchTotals[] outputs = _runners[worker].Outputs;
            for (int i = 0; i < outputs.Length; i++)
            {
                _runners[0].Outputs[i] += outputs[i];
            }
        }

        SumOfSquares = squares;
        return totals;
    }

    /// <summary>
    /// Clips the gradients of the last batch and updates the weights. <c>OptimizerState.BeginStep</c> must have been called before.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(Optimizer optimizer, GradientClip clip)
    {
        _optimizer = optimizer;
        _clip = clip;
        _team.Run(_update, _wakesForBlocks);
    }

    /// <summary>Divides rows into a slice for each worker, and calls a function for every slice on the threads of the team.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ForRows(int count, Action<RowSlice> work)
    {
        _forRows = work;
        _lengths.Rows = count;
        _team.Run(_rowWork);
    }

    /// <summary>Stops the threads.</summary>
    public void Dispose() => _team.Dispose();

    private RowSlice SliceOf(int worker) => RowSlice.OfWorker(worker, _runners.Length, _lengths.Rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowWork(int worker) => _forRows!(SliceOf(worker));

    /// <summary>Runs the passes, or one sweep after the other if they are computed in stages.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPasses()
    {
        Array.Clear(_totals);
        if (_runners[0].Stages is not { } stages)
        {
            _team.Run(_pass);
            return;
        }

        for (_sweep = 0; _sweep < stages.Sweeps; _sweep++)
        {
            _team.Run(_pass);
            stages.Combine(_sweep, _runners);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pass(int worker)
    {
        BatchRows<T> batch = new(
            _network,
            new ReadOnlySpan<T>(_x, _lengths.X),
            new ReadOnlySpan<T>(_targets, _lengths.Targets),
            new ReadOnlySpan<int>(_classes, _lengths.Classes),
            _lengths.Rows,
            new ReadOnlySpan<T>(_weights, _lengths.Weights),
            _states
        );
        PassRunner<T> runner = _runners[worker];
        BatchStages<T>? stages = runner.Stages;
        _totals[worker] += stages is null
            ? runner.Run(batch, SliceOf(worker), training: true, runner.Gradients, ref Unsafe.NullRef<T>())
            : stages.Sweep(_sweep, runner, batch, SliceOf(worker), runner.Gradients, ref Unsafe.NullRef<T>());
        if (worker == 0 && (stages is null || _sweep == stages.Sweeps - 1))
        {
            _totals[worker] += _engine.Penalty(runner.Gradients, batch.Count);
        }
    }

    /// <summary>
    /// For one range of the gradient block: adds the gradients of the other workers to those of worker 0, and sums the squares of the
    /// result. Workers without rows have no gradients and are skipped.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddUp(int worker)
    {
        AlignedBlock<T> gradients = _runners[0].Gradients;
        BlockRange range = BlockRange.OfWorker(worker, _runners.Length, gradients.Length);
        for (int other = 1; other < _runners.Length && SliceOf(other).Count > 0; other++)
        {
            BlockSum.Add(gradients, _runners[other].Gradients, range);
        }

        _squares[worker] = FiniteCheck.SumOfSquares(gradients, range);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(int worker)
    {
        BlockRange range = BlockRange.OfWorker(worker, _runners.Length, _engine.Parameters.Length);
        AlignedBlock<T> gradients = _runners[0].Gradients;
        _clip.Apply(gradients, range);
        _engine.Update(_optimizer!, gradients, range);
    }
}
