using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Adds the gradients of shards that one worker computes one after the other, along the tree of <see cref="ShardTree"/>. Whenever two subtrees
/// of the same size are complete, they become one; so there are never more than log₂(shards) + 1 blocks, which stay in a cache. Shard 0 fills
/// block 0, shard 1 fills block 1 and is added to block 0, shard 2 fills block 1, shard 3 fills block 2 and is added to block 1 and this to
/// block 0, and so on.
/// </summary>
/// <param name="sum">The block that receives the sum.</param>
internal sealed class ShardStack<T>(AlignedBlock<T> sum)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<AlignedBlock<T>> _blocks = [sum];

    /// <summary>The block that has the sum when the gradients of all shards have been added.</summary>
    public AlignedBlock<T> Sum
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => _blocks[0];
    }

    /// <summary>Returns the block for the gradients of a shard.</summary>
    /// <param name="shard">Number of shards before it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public AlignedBlock<T> BlockOf(int shard)
    {
        int place = BitOperations.PopCount((uint)shard);
        if (_blocks.Count == place)
        {
            _blocks.Add(BlockLength.Allocate<T>(Sum.Length));
        }

        return _blocks[place];
    }

    /// <summary>Adds the gradients of a shard, which are in its block, to the subtrees that it completes.</summary>
    /// <param name="shard">Number of shards before it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int shard)
    {
        for (int place = BitOperations.PopCount((uint)shard); (shard & 1) == 1; shard >>= 1, place--)
        {
            BlockSum.Add(_blocks[place - 1], _blocks[place], BlockRange.Of(Sum));
        }
    }
}
