using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Adds the results of the processes that compute shards of the same batch. Each process has the sums of its own shards;
/// afterwards all have the sums of all shards, with the bits that one process would compute.
/// </summary>
internal abstract class RankSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Returns the shards that this process computes.</summary>
    /// <param name="shards">Number of shards of the batch.</param>
    public abstract (int First, int Count) Begin(int shards);

    /// <summary>Returns in all processes whether a condition holds in at least one.</summary>
    public abstract bool Any(bool condition);

    /// <summary>Adds the gradients of the other processes.</summary>
    /// <param name="gradients">The gradients of this process.</param>
    public abstract void Add(AlignedBlock<T> gradients);

    /// <summary>Adds the losses and the right decisions of the other processes.</summary>
    /// <param name="totals">The totals of this process.</param>
    /// <param name="outputs">The totals of each output; receives their sums.</param>
    /// <returns>The totals of all processes.</returns>
    public abstract BatchTotals Add(BatchTotals totals, BatchTotals[] outputs);

    /// <summary>Combines numbers with those of the other processes.</summary>
    /// <param name="end">The combination.</param>
    /// <param name="total">What the first micro-batch of this process keeps, with the numbers of all rows of this process.</param>
    /// <param name="rows">Number of these rows.</param>
    public abstract void Combine(BatchCombination end, Span<T> total, int rows);
}
