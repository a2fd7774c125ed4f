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

    /// <summary>
    /// Whether each process can update a part of the weights by itself: all processes have computed different shards, and the block is so
    /// large that its parts are worth an exchange.
    /// </summary>
    /// <param name="gradients">The gradients of this process.</param>
    public abstract bool CanShareUpdates(AlignedBlock<T> gradients);

    /// <summary>
    /// Adds the gradients of the other processes in a part of the block that is this process's own. The sums of the other parts are at the
    /// other processes. The own part contains whole ranges of the squares that <see cref="ShareSquares"/> shares.
    /// </summary>
    /// <param name="gradients">The gradients of this process.</param>
    /// <returns>The own part; parts of different processes may overlap by some elements, which then have the same bits.</returns>
    public abstract BlockRange AddOwn(AlignedBlock<T> gradients);

    /// <summary>Fetches those parts of a block that are other processes' own, see <see cref="AddOwn"/>.</summary>
    /// <param name="block">A block as long as the gradients; the own part is given to the other processes.</param>
    public abstract void Share(AlignedBlock<T> block);

    /// <summary>Fetches the sums of squares of those ranges that are other processes' own.</summary>
    /// <param name="squares">A sum for each range of <see cref="BlockRange.OfWorker"/>, as many as there are shards.</param>
    public abstract void ShareSquares(Span<T> squares);

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
