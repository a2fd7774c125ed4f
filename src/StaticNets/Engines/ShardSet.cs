using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>The shards of the batches of a training: which rows they have, and which of them this process and its workers compute.</summary>
/// <param name="runners">The runners of the workers, a power of two. The gradients of the first one receive the sum of all shards.</param>
/// <param name="ranks">The other processes that compute shards of the same batches, or <see langword="null"/>.</param>
internal sealed class ShardSet<T>(PassRunner<T>[] runners, RankSums<T>? ranks)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ShardStack<T>?[] _stacks = new ShardStack<T>?[runners.Length];
    private readonly bool _hasStages = runners[0].Stages is not null;
    private Shard<T>[] _shards = [];
    private AlignedBlock<T>[] _blocks = [];
    private int _rows;
    private int _first;
    private int _own;

    /// <summary>Number of shards of the batch, in all processes; a power of two.</summary>
    public int Count { get; private set; }

    /// <summary>The shards that this process computes, in the order of their rows.</summary>
    public ReadOnlySpan<Shard<T>> Own
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => _shards.AsSpan(0, _own);
    }

    /// <summary>The rows that this process computes.</summary>
    public RowSlice OwnRows
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => RowsOf(0, _own);
    }

    /// <summary>Cuts a batch into shards.</summary>
    /// <param name="rows">Number of rows of the batch.</param>
    /// <param name="count">Number of shards, a power of two and at most the number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Cut(int rows, int count)
    {
        _rows = rows;
        Count = count;
        (_first, _own) = ranks?.Begin(count) ?? (0, count);
        if (_shards.Length < _own)
        {
            _shards = NewShards();
        }
    }

    /// <summary>Returns the range of a worker in <see cref="Own"/>; it is empty if there are fewer shards than workers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (int First, int End) OfWorker(int worker)
    {
        int each = Math.Max(1, _own / runners.Length);
        return (Math.Min(_own, worker * each), Math.Min(_own, (worker + 1) * each));
    }

    /// <summary>Returns the rows of a shard of this process.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RowSlice RowsOf(int shard) => RowSlice.OfWorker(_first + shard, Count, _rows);

    /// <summary>Returns the rows of some shards of this process, at least one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RowSlice RowsOf(int first, int end)
    {
        nint firstRow = RowsOf(first).First;
        return new RowSlice(firstRow, RowsOf(end - 1).End - firstRow);
    }

    /// <summary>
    /// Adds the totals of all shards, also those of other processes. The totals of each output are left in
    /// <see cref="PassRunner{T}.Outputs"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BatchTotals AddTotals()
    {
        ShardTree.AddTotals(Own);
        Shard<T> sum = _shards[0];
        if (ranks is not null)
        {
            sum.Totals = ranks.Add(sum.Totals, sum.Outputs);
        }

        sum.Outputs.CopyTo(runners[0].Outputs.AsSpan());
        return sum.Totals;
    }

    /// <summary>Prepares the blocks that are added: one for each shard if all go through every stage before the next, otherwise one for each worker.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PrepareGradients()
    {
        if (_blocks.Length < (_hasStages ? _own : runners.Length))
        {
            _blocks = NewBlocks();
        }
    }

    /// <summary>Returns the block for the gradients of a shard.</summary>
    /// <param name="worker">The worker that computes the shard.</param>
    /// <param name="shard">The shard of this process.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public AlignedBlock<T> BlockOf(int worker, int shard) =>
        _hasStages ? _blocks[shard] : StackOf(worker).BlockOf(shard - OfWorker(worker).First);

    /// <summary>Adds the gradients of a shard to those of other shards of its worker, after its last pass.</summary>
    /// <param name="worker">The worker that computes the shard.</param>
    /// <param name="shard">The shard of this process.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int worker, int shard)
    {
        if (!_hasStages)
        {
            StackOf(worker).Add(shard - OfWorker(worker).First);
        }
    }

    /// <summary>Adds the gradients of all shards of this process in a range of their blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddGradients(BlockRange range) =>
        ShardTree.AddBlocks<T>(_blocks.AsSpan(0, _hasStages ? _own : Math.Min(_own, runners.Length)), range);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ShardStack<T> StackOf(int worker) => _stacks[worker] ??= new ShardStack<T>(runners[worker].Gradients);

    private Shard<T>[] NewShards()
    {
        Shard<T>[] shards = new Shard<T>[_own];
        for (int i = 0; i < shards.Length; i++)
        {
            shards[i] = i < _shards.Length ? _shards[i] : new Shard<T>(runners[0].Outputs.Length);
        }

        return shards;
    }

    private AlignedBlock<T>[] NewBlocks()
    {
        AlignedBlock<T>[] blocks = new AlignedBlock<T>[_hasStages ? _own : runners.Length];
        for (int i = 0; i < blocks.Length; i++)
        {
            blocks[i] =
                i < _blocks.Length ? _blocks[i]
                : i == 0 || !_hasStages ? runners[i].Gradients
                : BlockLength.Allocate<T>(runners[0].Gradients.Length);
        }

        return blocks;
    }
}
