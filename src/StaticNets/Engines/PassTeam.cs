using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Computes training steps whose batches are cut into shards (<see cref="ShardCount"/>). Each worker runs the passes on some shards, one after
/// the other, with its own workspace; each shard has its own gradients. Then each worker sums the gradients of all shards in some ranges of
/// the parameter block (<see cref="ShardTree"/>), and updates the weights in one range. No sum depends on which worker or which thread
/// computes it, so any number of workers gives the same bits.
/// </summary>
internal sealed unsafe partial class PassTeam<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WorkerTeam _team;
    private readonly PassRunner<T>[] _runners;
    private readonly int? _wanted;
    private readonly RankSums<T>? _ranks;
    private readonly Action<int> _pass;
    private readonly Action<int> _measure;
    private readonly Action<int> _addUp;
    private readonly Action<int> _square;
    private readonly Action<int> _update;
    private readonly Action<int> _rowWork;
    private readonly TrainingEngine<T> _engine;
    private readonly bool _wakesForBlocks;
    private readonly ShardSet<T> _shards;
    private T[] _squares = [];
    private bool _squaresLater;

    // What this process updates, and whether other processes update the rest.
    private BlockRange _own;
    private bool _sharesUpdate;

    // Whether the optimizer's state is up to date only in the part that this process updates.
    private bool _hasOwnState;

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
    private RowSlice _done;
    private int _all;
    private int _sweep;

    /// <summary>Number of workers.</summary>
    public int Workers => _runners.Length;

    /// <summary>Sum of the squared gradients of the last batch.</summary>
    public T SumOfSquares { get; private set; }

    /// <summary>
    /// Whether each of several processes may update a part of the weights only. Then <see cref="Complete"/> must be called before anybody looks at
    /// the optimizer's state.
    /// </summary>
    public bool SharesUpdates { get; set; }

    /// <summary>Creates a team of any size, even if the batches are too small for it.</summary>
    /// <param name="runner">The runner of the first worker, which receives the results.</param>
    /// <param name="workers">Number of workers; a power of two.</param>
    /// <param name="shards">Number of shards that the user wants, or <see langword="null"/>, see <see cref="ShardCount"/>.</param>
    /// <param name="ranks">The other processes that compute shards of the same batches, or <see langword="null"/>.</param>
    public PassTeam(PassRunner<T> runner, int workers, int? shards = null, RankSums<T>? ranks = null)
    {
        _runners = new PassRunner<T>[workers];
        for (int worker = 0; worker < workers; worker++)
        {
            _runners[worker] = worker == 0 ? runner : new PassRunner<T>(runner.Engine);
        }

        TrainingEngine<T> engine = runner.Engine;

        _shards = new ShardSet<T>(_runners, ranks);
        _wanted = shards;
        _ranks = ranks;
        _engine = engine;
        _network = engine.Description;
        _pass = Pass;
        _measure = Measure;
        _addUp = AddUp;
        _square = Square;
        _update = Update;
        _rowWork = RowWork;
        _wakesForBlocks = engine.Parameters.Length / workers >= Tuning.ElementsOfAThread;
        _team = new WorkerTeam(workers);
    }

    /// <summary>Creates a team for batches of a given size, with as many workers as its shards keep busy.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="network">The description of the rows.</param>
    /// <param name="batchSize">Number of rows in a batch.</param>
    /// <param name="mostWorkers">Largest number of workers, at least 1.</param>
    /// <param name="shards">Number of shards that the user wants, or <see langword="null"/>.</param>
    /// <param name="ranks">The other processes that compute shards of the same batches, or <see langword="null"/>.</param>
    public static PassTeam<T> For(
        TrainingEngine<T> engine,
        NetworkDescription network,
        int batchSize,
        int mostWorkers,
        int? shards,
        RankSums<T>? ranks
    )
    {
        int count = ShardCount.For(network, batchSize, shards);
        int own = ranks?.Begin(count).Count ?? count;
        int workers = WorkerCount.For(network, batchSize * own / count, fewestRows: 1, Math.Min(mostWorkers, own));
        return new PassTeam<T>(engine.Runner, ShardCount.PowerOfTwo(workers), shards, ranks);
    }

    /// <summary>Returns the number of shards of a batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int ShardsOf(in BatchRows<T> batch) => ShardCount.For(batch.Network, batch.Count, _wanted);

    /// <summary>
    /// Computes the loss, the number of right decisions and the gradients of a batch, with the regularisers. The gradients are left in the
    /// gradient block of <see cref="TrainingEngine{T}.Runner"/>, and the totals of each output in its <see cref="PassRunner{T}.Outputs"/>.
    /// </summary>
    /// <param name="batch">The batch.</param>
    /// <param name="needsAll">
    /// Whether this process needs all gradients, also if the processes share the update. Otherwise it may have those of its part only, see
    /// <see cref="FetchAll"/>.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BatchTotals Run(in BatchRows<T> batch, bool needsAll)
    {
        _shards.Cut(batch.Count, ShardsOf(batch));
        _shards.PrepareGradients();
        if (_squares.Length < _shards.Count)
        {
            _squares = new T[_shards.Count];
        }

        _squaresLater = _ranks is not null || _engine.Rules.Penalizes;
        RunOnRows(batch, _pass);
        BatchTotals totals = _shards.AddTotals();
        _team.Run(_addUp, _wakesForBlocks);
        if (_squaresLater)
        {
            AlignedBlock<T> gradients = _runners[0].Gradients;
            AddOthers(gradients, needsAll);
            totals += _engine.Penalty(gradients, batch.Count);
            _team.Run(_square, _wakesForBlocks);
            if (_sharesUpdate)
            {
                _ranks!.ShareSquares(_squares.AsSpan(0, _shards.Count));
            }
        }

        T squares = T.Zero;
        for (int range = 0; range < _shards.Count; range++)
        {
            squares += _squares[range];
        }

        SumOfSquares = squares;
        return totals;
    }

    /// <summary>Computes loss and number of right decisions of rows without training, as <see cref="TrainingEngine{T}.Measure"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BatchTotals Measure(in BatchRows<T> rows)
    {
        _shards.Cut(rows.Count, ShardCount.OfMeasuring(rows.Network, rows.Count));
        RunOnRows(rows, _measure);
        return _shards.AddTotals();
    }

    /// <summary>
    /// Clips the gradients of the last batch and updates the weights. <c>OptimizerState.BeginStep</c> must have been called before.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(Optimizer optimizer, GradientClip clip)
    {
        _optimizer = optimizer;
        _clip = clip;
        if (!_sharesUpdate)
        {
            _own = BlockRange.Of(_engine.Parameters);
            _team.Run(_update, _wakesForBlocks);
            return;
        }

        _team.Run(_update, _wakesForBlocks);
        _hasOwnState = true;
        _ranks!.Share(_engine.Parameters.Change());
    }

    /// <summary>Fetches the gradients of the last batch and the optimizer's state that other processes have, so that this process updates all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FetchAll()
    {
        if (_sharesUpdate)
        {
            _ranks!.Share(_runners[0].Gradients);
            _sharesUpdate = false;
            Complete();
        }
    }

    /// <summary>Fetches the parts of the optimizer's state that other processes have updated. All processes must call this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Complete()
    {
        if (_hasOwnState)
        {
            _hasOwnState = false;
            foreach (AlignedBlock<T> slot in _engine.OptimizerState.Slots)
            {
                _ranks!.Share(slot);
            }
        }
    }

    /// <summary>Calls a function for the rows of a batch that this process computes, on the threads of the team.</summary>
    /// <param name="network">The description of the rows.</param>
    /// <param name="count">Number of rows of the batch.</param>
    /// <param name="work">The function.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ForRows(NetworkDescription network, int count, Action<RowSlice> work)
    {
        if (Workers == 1 && _ranks is null)
        {
            work(new RowSlice(0, count));
            return;
        }

        _shards.Cut(count, ShardCount.For(network, count, _wanted));
        _forRows = work;
        _team.Run(_rowWork);
        _done = _shards.OwnRows;
        _all = count;
    }

    /// <summary>
    /// Calls the function of the last <see cref="ForRows"/> for the rows of other processes too, before somebody looks at all rows.
    /// </summary>
    public void ForOtherRows()
    {
        if (_forRows is null || _done.Count == _all)
        {
            return;
        }

        _forRows(new RowSlice(0, _done.First));
        _forRows(new RowSlice(_done.End, _all - _done.End));
        _done = new RowSlice(0, _all);
    }

    /// <summary>Whether a condition holds in this process or in another one that computes shards of the same batch.</summary>
    public bool Any(bool condition) => _ranks?.Any(condition) ?? condition;

    /// <summary>Stops the threads.</summary>
    public void Dispose() => _team.Dispose();

    /// <summary>Adds the gradients of the other processes, in the whole block or in the part that this process updates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddOthers(AlignedBlock<T> gradients, bool needsAll)
    {
        if (_ranks is null)
        {
            return;
        }

        _sharesUpdate = SharesUpdates && !needsAll && _ranks.CanShareUpdates(gradients);
        if (_sharesUpdate)
        {
            _own = _ranks.AddOwn(gradients);
            return;
        }

        Complete();
        _ranks.Add(gradients);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunOnRows(in BatchRows<T> batch, Action<int> work)
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
            if (work == _measure || _runners[0].Stages is not { } stages)
            {
                _team.Run(work);
                return;
            }

            for (_sweep = 0; _sweep < stages.Sweeps; _sweep++)
            {
                _team.Run(work);
                stages.Combine(_sweep, _shards.Own, _ranks);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private BatchRows<T> Rows() =>
        new(
            _network,
            new ReadOnlySpan<T>(_x, _lengths.X),
            new ReadOnlySpan<T>(_targets, _lengths.Targets),
            new ReadOnlySpan<int>(_classes, _lengths.Classes),
            _lengths.Rows,
            new ReadOnlySpan<T>(_weights, _lengths.Weights),
            _states
        );
}
