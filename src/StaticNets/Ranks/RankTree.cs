using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Ranks;

/// <summary>
/// Adds the sums of the ranks along the binary tree of <see cref="ShardTree"/>, so that all ranks have the bits that one process would
/// compute. Neighbours exchange their sums, then neighbours of neighbours, and so on (recursive doubling); a large block is halved in each
/// round, so that each rank adds only its part, and the parts are exchanged in the opposite order (Rabenseifner, "Optimization of collective
/// reduction operations", 2004). Both add the same pairs of numbers.
/// </summary>
/// <param name="communicator">The ranks; their number is a power of two.</param>
internal sealed class RankTree<T>(ICommunicator communicator) : RankSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Number of elements from which on a block is halved: below, an exchange takes longer than the additions. See docs/many-machines.md.
    private const int HalvedLength = 1 << 14;

    // Blocks are cut at whole cache lines of single precision.
    private const int Unit = 16;

    private readonly int _rank = communicator.Rank;
    private readonly int _size = communicator.Size;
    private AlignedBlock<T> _othersGradients = new(0);
    private T[] _received = [];
    private T[] _sent = [];
    private T[] _kept = [];
    private BatchTotals[] _totals = [];
    private BatchTotals[] _others = [];
    private int _first = 1;

    /// <inheritdoc/>
    /// <remarks>If there are fewer shards than ranks, neighbours compute the same shard, so that no rank has to wait for its results.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override (int First, int Count) Begin(int shards)
    {
        _first = Math.Max(1, _size / shards);
        int each = Math.Max(1, shards / _size);
        return (_rank / _first * each, each);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Any(bool condition)
    {
        byte own = condition ? (byte)1 : (byte)0;
        byte other = 0;
        for (int distance = 1; distance < _size; distance *= 2)
        {
            Exchange<byte>(distance, new ReadOnlySpan<byte>(in own), new Span<byte>(ref other));
            own |= other;
        }

        return own != 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(AlignedBlock<T> gradients)
    {
        BlockRange whole = BlockRange.Of(gradients);
        if (IsHalved(gradients))
        {
            AddHalves(gradients, whole, PartsOfRanks.Of(_size / _first), _first);
            ShareHalves(gradients, whole, PartsOfRanks.Of(_size / _first), _first);
            return;
        }

        for (int distance = _first; distance < _size; distance *= 2)
        {
            AddOther(gradients, whole, whole, distance);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool CanShareUpdates(AlignedBlock<T> gradients) => _first == 1 && _size > 1 && IsHalved(gradients);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override BlockRange AddOwn(AlignedBlock<T> gradients) =>
        AddHalves(gradients, BlockRange.Of(gradients), PartsOfRanks.Of(_size), distance: 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Share(AlignedBlock<T> block) => ShareHalves(block, BlockRange.Of(block), PartsOfRanks.Of(_size), distance: 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ShareSquares(Span<T> squares) => ShareHalves(squares, distance: 1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override BatchTotals Add(BatchTotals totals, BatchTotals[] outputs)
    {
        Span<BatchTotals> own = Room(ref _totals, outputs.Length + 1);
        Span<BatchTotals> other = Room(ref _others, outputs.Length + 1);
        own[0] = totals;
        outputs.CopyTo(own[1..]);
        for (int distance = _first; distance < _size; distance *= 2)
        {
            Exchange<BatchTotals>(distance, own, other);
            for (int i = 0; i < own.Length; i++)
            {
                own[i] += other[i];
            }
        }

        own[1..].CopyTo(outputs);
        return own[0];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Combine(BatchCombination end, Span<T> total, int rows)
    {
        Span<T> sent = Room(ref _sent, end.PackedLength + 1);
        Span<T> received = Room(ref _received, sent.Length);
        Span<T> other = Room(ref _kept, total.Length);
        for (int distance = _first; distance < _size; distance *= 2)
        {
            end.Pack(total, sent);
            sent[^1] = T.CreateChecked(rows);
            Exchange<T>(distance, sent, received);
            end.Unpack(received, other);
            int rowsOfOther = int.CreateChecked(received[^1]);
            rows += rowsOfOther;
            if ((_rank & distance) == 0)
            {
                end.Add(total, other, T.CreateTruncating(rowsOfOther / (double)rows));
            }
            else
            {
                end.Add(other, total, T.CreateTruncating((rows - rowsOfOther) / (double)rows));
                end.Copy(other, total);
            }
        }
    }

    private static bool IsHalved(AlignedBlock<T> block) => block.Length % Unit == 0 && block.Length >= HalvedLength;

    /// <summary>Adds the halves of a range of a block: those of neighbours, then halves of these halves.</summary>
    /// <param name="block">The block.</param>
    /// <param name="range">The range, which contains the parts of some ranks.</param>
    /// <param name="ranks">These ranks, by the order of their parts.</param>
    /// <param name="distance">The distance to the neighbour.</param>
    /// <returns>The range whose sums this rank has.</returns>
    /// <remarks>
    /// Both halves have the same length, so they may share some elements. Both ranks add these, with the same result.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private BlockRange AddHalves(AlignedBlock<T> block, BlockRange range, PartsOfRanks ranks, int distance)
    {
        if (distance >= _size)
        {
            return range;
        }

        bool keepsFirst = KeepsFirst(distance);
        (BlockRange kept, BlockRange given) = EndsOf(range, HalfOf(range, ranks, block.Length), keepsFirst);
        AddOther(block, kept, given, distance);
        return AddHalves(block, kept, ranks.Half(keepsFirst), 2 * distance);
    }

    /// <summary>Exchanges the halves of a range of a block, after <see cref="AddHalves"/> and in the opposite order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ShareHalves(AlignedBlock<T> block, BlockRange range, PartsOfRanks ranks, int distance)
    {
        if (distance >= _size)
        {
            return;
        }

        bool keepsFirst = KeepsFirst(distance);
        nint half = HalfOf(range, ranks, block.Length);
        ShareHalves(block, EndsOf(range, half, keepsFirst).Kept, ranks.Half(keepsFirst), 2 * distance);

        // What both have is not exchanged.
        (BlockRange kept, BlockRange given) = EndsOf(range, range.Length - half, keepsFirst);
        Exchange<T>(distance, Part(block, kept), Part(block, given));
    }

    /// <summary>Exchanges the halves of a number of values, which is a multiple of the number of ranks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ShareHalves(Span<T> values, int distance)
    {
        if (distance >= _size)
        {
            return;
        }

        Span<T> first = values[..(values.Length / 2)];
        Span<T> last = values[(values.Length / 2)..];
        Span<T> kept = KeepsFirst(distance) ? first : last;
        Span<T> given = KeepsFirst(distance) ? last : first;
        ShareHalves(kept, 2 * distance);
        Exchange<T>(distance, kept, given);
    }

    private bool KeepsFirst(int distance) => (_rank & distance) == 0;

    /// <summary>Returns the length of both halves of a range: as short as possible, so that each contains the parts of half of the ranks.</summary>
    private static nint HalfOf(BlockRange range, PartsOfRanks ranks, int length)
    {
        nint middle = BlockRange.OfWorker(ranks.Middle, ranks.All, length).First;
        return Math.Max(middle - range.First, range.First + range.Length - middle);
    }

    /// <summary>Gives one range of a block to another rank, and adds what that rank gives to a second range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddOther(AlignedBlock<T> block, BlockRange kept, BlockRange given, int distance)
    {
        if (_othersGradients.Length < kept.Length)
        {
            _othersGradients = BlockLength.Allocate<T>((int)kept.Length);
        }

        Exchange<T>(distance, Part(block, given), Part(_othersGradients, new BlockRange(0, kept.Length)));
        BlockSum.Add(block, kept, _othersGradients, 0);
    }

    /// <summary>Returns the first and the last elements of a range, in the order in which this rank keeps and gives them.</summary>
    private static (BlockRange Kept, BlockRange Given) EndsOf(BlockRange part, nint length, bool keepsFirst)
    {
        BlockRange first = new(part.First, length);
        BlockRange last = new(part.First + part.Length - length, length);
        return keepsFirst ? (first, last) : (last, first);
    }

    private static Span<T> Part(AlignedBlock<T> block, BlockRange range) => block.Span.Slice((int)range.First, (int)range.Length);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Exchange<V>(int distance, ReadOnlySpan<V> sent, Span<V> received)
        where V : unmanaged => communicator.SendReceive(_rank ^ distance, MemoryMarshal.AsBytes(sent), MemoryMarshal.AsBytes(received));

    private static Span<V> Room<V>(ref V[] room, int length)
    {
        if (room.Length < length)
        {
            room = new V[length];
        }

        return room.AsSpan(0, length);
    }

    /// <summary>Consecutive parts of a block that is cut into a part for each rank, or for each group of ranks that compute the same shard.</summary>
    private readonly struct PartsOfRanks(int first, int end, int all)
    {
        public int Middle => (first + end) / 2;

        public int All => all;

        public static PartsOfRanks Of(int all) => new(0, all, all);

        public PartsOfRanks Half(bool isFirst) => isFirst ? new(first, Middle, all) : new(Middle, end, all);
    }
}
