using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>The operations on a dataset of blocks that <c>Fit</c> and <c>Evaluate</c> need.</summary>
internal abstract class BlockReader<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Reads the first block.</summary>
    /// <exception cref="ArgumentException">There are no blocks, or the first one does not fit the network.</exception>
    public abstract DataRows<T> First();

    /// <summary>Reads all blocks, one after the other.</summary>
    /// <exception cref="ArgumentException">There are no blocks, or one does not fit the network.</exception>
    public abstract IEnumerable<DataRows<T>> Read();

    /// <summary>Trains on all blocks, one after the other.</summary>
    /// <exception cref="ArgumentException">There are no blocks, or one does not fit the network.</exception>
    public abstract void Train(Fitting<T> fitting, Optimizer optimizer, EpochTotals totals, PassTeam<T>? team);

    /// <summary>Returns what <c>Evaluate</c> measures on all rows.</summary>
    /// <exception cref="ArgumentException">There are no blocks, or one does not fit the network.</exception>
    public abstract Metrics Evaluate(TrainingEngine<T> network);

    /// <summary>Returns what <c>Fit</c> measures on all rows after an epoch.</summary>
    /// <param name="fitting">The training.</param>
    /// <param name="epoch">Number of the epoch.</param>
    /// <param name="optimizer">The optimizer, for messages.</param>
    /// <param name="batches">Number of batches that the epoch has trained.</param>
    /// <exception cref="ArgumentException">There are no blocks, or one does not fit the network.</exception>
    public abstract Metrics Validate(Fitting<T> fitting, int epoch, Optimizer optimizer, int batches);
}
