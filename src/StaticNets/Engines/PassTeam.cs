using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Shares the rows of each batch among threads: every worker takes its slice through the passes with memory of its own; then each adds up a
/// part of the gradients, in the order of the workers, and moves a part of the weights. Slice and memory belong to the number of the worker and
/// not to the thread that happens to do its part, so the same number of workers gives the same bits in every run.
/// </summary>
internal sealed unsafe class PassTeam<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Each worker transposes the kernels and writes a whole block of gradients, however few rows it has.
    private const int FewestRows = 16;

    // Elements of a worker's part of the parameter block that are worth waking a thread: some ten microseconds of adding up.
    private const int FewestElements = 1 << 16;

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

    // The batch of this step: spans cannot be fields, and the memory is pinned while the workers run.
    private T* _x;
    private T* _targets;
    private int* _classes;
    private T* _weights;
    private (int X, int Targets, int Classes, int Weights, int Rows) _lengths;
    private Optimizer? _optimizer;
    private GradientClip _clip;
    private Action<RowSlice>? _forRows;

    /// <summary>Of the gradients of the last batch.</summary>
    public T SumOfSquares { get; private set; }

    /// <summary>A team of any size, whether it is worth it or not.</summary>
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
        _pass = Pass;
        _addUp = AddUp;
        _update = Update;
        _rowWork = RowWork;
        _wakesForBlocks = engine.Parameters.Length / workers >= FewestElements;
        _team = new WorkerTeam(workers);
    }

    /// <summary>A team for batches of this size, or <see langword="null"/> when they are too small to be shared or must stay whole.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="mostWorkers">At least 1.</param>
    /// <param name="batchSize">Rows of a batch.</param>
    public static PassTeam<T>? For(TrainingEngine<T> engine, int mostWorkers, int batchSize)
    {
        int workers = WorkerCount.For(engine.Description, batchSize, FewestRows, mostWorkers);
        return workers > 1 && !engine.Description.TrainingWorkspace.TakesWholeBatch ? new PassTeam<T>(engine, workers) : null;
    }

    /// <summary>Loss and right decisions of a batch; its gradients are left with the network's own runner.</summary>
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
            _lengths = (batch.X.Length, batch.Targets.Length, batch.Classes.Length, batch.Weights.Length, batch.Count);
            _team.Run(_pass);
        }

        _team.Run(_addUp, _wakesForBlocks);
        BatchTotals totals = default;
        T squares = T.Zero;
        for (int worker = 0; worker < _runners.Length; worker++)
        {
            totals += _totals[worker];
            squares += _squares[worker];
        }

        SumOfSquares = squares;
        return totals;
    }

    /// <summary>Clips the gradients of the last batch and moves the weights along them; the optimizer's state has begun the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(Optimizer optimizer, GradientClip clip)
    {
        _optimizer = optimizer;
        _clip = clip;
        _team.Run(_update, _wakesForBlocks);
    }

    /// <summary>Lets every worker do something for its slice of so many rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ForRows(int count, Action<RowSlice> work)
    {
        _forRows = work;
        _lengths.Rows = count;
        _team.Run(_rowWork);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _team.Dispose();

    private RowSlice SliceOf(int worker) => RowSlice.OfWorker(worker, _runners.Length, _lengths.Rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowWork(int worker) => _forRows!(SliceOf(worker));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pass(int worker)
    {
        BatchRows<T> batch = new(
            new ReadOnlySpan<T>(_x, _lengths.X),
            new ReadOnlySpan<T>(_targets, _lengths.Targets),
            new ReadOnlySpan<int>(_classes, _lengths.Classes),
            _lengths.Rows,
            new ReadOnlySpan<T>(_weights, _lengths.Weights)
        );
        PassRunner<T> runner = _runners[worker];
        _totals[worker] = runner.Run(batch, SliceOf(worker), training: true, runner.Gradients, ref Unsafe.NullRef<T>());
        if (worker == 0)
        {
            _totals[worker] += _engine.Penalty(runner.Gradients, batch.Count);
        }
    }

    /// <summary>The gradients of workers without rows are none.</summary>
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
