using StaticNets.Training;

namespace StaticNets;

// Rows that do not fit into memory.
public sealed partial class Dataset
{
    /// <summary>
    /// Creates a dataset of blocks, of which only one is in memory at a time, such as the files of a folder:
    /// <c>Dataset.FromBlocks(files.Select(Read))</c>, or the result of a method with <c>yield return</c>. The sequence is read anew in each
    /// epoch.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <c>Fit</c> trains on the blocks in their order. The rows of each block are shuffled and cut into batches like a dataset of their
    /// own, so a block should hold many batches; its last batch may be shorter. To mix the rows of different blocks, let the sequence
    /// choose another order of its files in each epoch. Without <see cref="FitOptions.Shuffle"/>, and with blocks of whole batches,
    /// training gives the same bits as on the same rows in one dataset. The first block is read once more before the first epoch, and <see
    /// cref="FitOptions.Metrics"/> read all blocks once more in each epoch.
    /// </para>
    /// <para>
    /// The dataset can also be <see cref="FitOptions.Validation"/>, and <c>Evaluate</c> takes it. What needs all rows at once does not:
    /// <see cref="Pick(ReadOnlySpan{int})"/>, <see cref="FitOptions.ValidationSplit"/>, <see cref="FitOptions.TruncateSteps"/>,
    /// <see cref="FitOptions.Stateful"/>, cross-validation, scalers. Weights, numbers of steps and lengths of rows belong to the blocks.
    /// </para>
    /// </remarks>
    /// <param name="blocks">
    /// The blocks, each with one row at least. A block that does not fit the network is reported when it is read; training then ends with
    /// the weights after the last step.
    /// </param>
    public static Dataset FromBlocks(IEnumerable<Dataset> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        BlockSupport.Present support = new(blocks);
        return new Dataset(support, support, default);
    }

    /// <summary>The blocks of a dataset that does not hold its rows itself, otherwise <see langword="null"/>.</summary>
    internal BlockSupport? Blocks => _x as BlockSupport;
}
