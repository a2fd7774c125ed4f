using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Adds the results of shards along a fixed binary tree: the sum of the shards 0 and 1 is added to that of 2 and 3, this to the sum of the
/// shards 4 to 7, and so on. The number of shards is a power of two, so that any process or thread that computes a half, a quarter, … of the
/// shards computes a whole subtree. So the bits of the sum do not depend on who computes which shards.
/// </summary>
internal static class ShardTree
{
    // Eight blocks of so many elements are 16 KiB in single precision, half of a first-level cache of 32 KiB.
    private const int ElementsAtATime = 512;

    /// <summary>Adds the totals of all shards to those of the first one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTotals<T>(ReadOnlySpan<Shard<T>> shards)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int stride = 1; stride < shards.Length; stride *= 2)
        {
            for (int i = 0; i < shards.Length; i += 2 * stride)
            {
                Shard<T> left = shards[i];
                Shard<T> right = shards[i + stride];
                left.Totals += right.Totals;
                for (int output = 0; output < left.Outputs.Length; output++)
                {
                    left.Outputs[output] += right.Outputs[output];
                }
            }
        }
    }

    /// <summary>Adds all blocks to the first one, in a range; their number is a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddBlocks<T>(ReadOnlySpan<AlignedBlock<T>> blocks, BlockRange range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nint done = 0; done < range.Length && blocks.Length > 1; done += ElementsAtATime)
        {
            Add(blocks, new BlockRange(range.First + done, Math.Min(ElementsAtATime, range.Length - done)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(ReadOnlySpan<AlignedBlock<T>> blocks, BlockRange range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (blocks.Length)
        {
            case 1:
                return;
            case 2:
                BlockSum.Add(blocks[0], blocks[1], range);
                return;
            case 4:
                BlockSum.Add(blocks[0], blocks[1], blocks[2], blocks[3], range);
                return;
            default:
                int half = blocks.Length / 2;
                Add(blocks[..half], range);
                Add(blocks[half..], range);
                BlockSum.Add(blocks[0], blocks[half], range);
                return;
        }
    }
}
