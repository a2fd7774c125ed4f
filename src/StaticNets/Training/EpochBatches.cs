using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// Splits the rows of a dataset into the batches of each epoch. The buffers for the batches are allocated once and reused.
/// </summary>
internal sealed class EpochBatches<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly DataRows<T> _rows;
    private readonly int _seed;
    private readonly int _inputLength;
    private readonly int _denseLength;
    private readonly int _classLength;
    private readonly int _weightLength;
    private readonly int[] _order = [];
    private readonly T[] _x = [];
    private readonly T[] _targets = [];
    private readonly int[] _classes = [];
    private readonly T[] _weights = [];
    private readonly Action<RowSlice> _gather;
    private readonly int _longest;
    private int _first;
    private int _taken;

    /// <summary>Computes the sizes of the batches and allocates the buffers.</summary>
    /// <param name="rows">The rows of an epoch.</param>
    /// <param name="options">The options of the training.</param>
    /// <param name="averages">
    /// The moving statistics of the network. If training needs two rows for them, a last row joins the batch in front of it.
    /// </param>
    public EpochBatches(DataRows<T> rows, FitOptions options, MovingAverages<T>? averages = null)
    {
        NetworkDescription network = rows.Network;
        _rows = rows;
        _gather = Gather;
        BatchSize = Math.Min(options.BatchSize, rows.Count);
        _seed = options.Seed;
        _inputLength = network.InputLength;
        _denseLength = network.TargetLength;
        _classLength = network.ClassLength;
        _weightLength = network.WeightsPerRow;
        Count = ((rows.Count - 1) / BatchSize) + 1;
        _longest = BatchSize;
        if (Count > 1 && rows.Count % BatchSize == 1 && averages?.NeedsTwoRows(network) is not null)
        {
            Count--;
            _longest++;
        }

        if (options.Shuffle)
        {
            _order = new int[rows.Count];
            _x = new T[_longest * _inputLength];
            _targets = new T[_longest * _denseLength];
            _classes = new int[_longest * _classLength];
            _weights = new T[rows.AreWeighted ? _longest * _weightLength : 0];
        }
    }

    /// <summary>Number of rows in a batch, except perhaps the last one.</summary>
    public int BatchSize { get; }

    /// <summary>
    /// Number of batches in an epoch; the last batch may be shorter. If the last batch would have a single row and batch normalisation
    /// needs at least two, the row is added to the batch before it.
    /// </summary>
    public int Count { get; }

    /// <summary>Number of decisions in the batch that <see cref="Take"/> has returned.</summary>
    public long Decisions
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => _rows.Decisions(_first, _taken, _order.Length == 0 ? default : _order.AsSpan(_first, _taken));
    }

    /// <summary>Chooses the order of the rows in an epoch; it depends only on the seed and on <paramref name="number"/>.</summary>
    /// <param name="number">A different number for each epoch in which the network is trained, across all calls of <c>Fit</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void BeginEpoch(long number)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new Xoshiro256StarStar(unchecked((int)SplitMix64.At((ulong)_seed, (ulong)number))).Shuffle<int>(_order);
    }

    /// <summary>Returns the rows of a batch. The returned memory is valid until the next call.</summary>
    /// <param name="batch">Index of the batch, from 0 on.</param>
    /// <param name="team">The threads that share the copying, or <see langword="null"/> for the calling thread alone.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BatchRows<T> Take(int batch, PassTeam<T>? team)
    {
        _first = batch * BatchSize;
        int count = batch == Count - 1 ? _rows.Count - _first : BatchSize;
        _taken = count;
        if (_order.Length == 0)
        {
            BatchRows<T> slice = _rows.Unmasked(_first, count);
            return _rows.Masks is null ? slice : _rows.Masks.Apply(slice, _first, default);
        }

        if (team is null)
        {
            Gather(new RowSlice(0, count));
        }
        else
        {
            team.ForRows(_rows.Network, count, _gather);
        }

        BatchRows<T> rows = new(
            _rows.Network,
            _x.AsSpan(0, count * _inputLength),
            _targets.AsSpan(0, count * _denseLength),
            _classes.AsSpan(0, count * _classLength),
            count,
            _weights.AsSpan(0, Math.Min(count * _weightLength, _weights.Length))
        );
        return _rows.Masks is null ? rows : _rows.Masks.Apply(rows, _first, _order.AsSpan(_first, count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(RowSlice slice)
    {
        int first = (int)slice.First;
        _rows.Gather(
            _order.AsSpan(_first + first, (int)slice.Count),
            _x.AsSpan(first * _inputLength),
            _targets.AsSpan(first * _denseLength),
            _classes.AsSpan(first * _classLength),
            _weights.AsSpan(Math.Min(first * _weightLength, _weights.Length))
        );
    }
}
