using System.Globalization;
using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Reads a dataset block by block, and keeps only one of them.</summary>
internal sealed class DatasetBlocks<T>(IEnumerable<Dataset> blocks, NetworkDescription network) : BlockReader<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override DataRows<T> First() => Read().First();

    /// <inheritdoc/>
    public override IEnumerable<DataRows<T>> Read() => Blocks().Select(block => block.Rows);

    /// <inheritdoc/>
    public override void Train(Fitting<T> fitting, Optimizer optimizer, EpochTotals totals, PassTeam<T>? team)
    {
        foreach ((DataRows<T> rows, _) in Blocks())
        {
            if (!fitting.TrainOn(fitting.BatchesOf(rows), optimizer, totals, team))
            {
                return;
            }
        }

        fitting.EndBlocks();
    }

    /// <inheritdoc/>
    public override Metrics Evaluate(TrainingEngine<T> engine) => Mean((rows, nameOfRow) => Trainer.Evaluate(engine, rows, nameOfRow));

    /// <inheritdoc/>
    public override Metrics Validate(Fitting<T> fitting, int epoch, Optimizer optimizer, int batches)
    {
        Metrics mean = Mean((rows, _) => fitting.ValidateBlock(rows, epoch, optimizer, batches));
        fitting.EndBlocks();
        return mean;
    }

    private Metrics Mean(Func<DataRows<T>, Func<int, string>, Metrics> measure)
    {
        MeanMetrics means = new();
        foreach ((DataRows<T> rows, Func<int, string> nameOfRow) in Blocks())
        {
            means.Add(measure(rows, nameOfRow), rows.Places);
        }

        return means.Result();
    }

    private IEnumerable<(DataRows<T> Rows, Func<int, string> NameOfRow)> Blocks()
    {
        int index = 0;
        foreach (Dataset block in blocks)
        {
            string name = index.ToString(CultureInfo.InvariantCulture);
            yield return (Check(block, name), row => $"{block.NameOfRow(row)} of block {name}");
            index++;
        }

        if (index == 0)
        {
            throw new ArgumentException(
                "The dataset has no blocks. If it had some in an earlier epoch, its sequence can be read only once: "
                    + "give one that begins anew with each foreach, such as a method with yield return."
            );
        }
    }

    private DataRows<T> Check(Dataset block, string name)
    {
        if (block is { Blocks: null })
        {
            try
            {
                return DataRows<T>.Of(block, network);
            }
            catch (ArgumentException error)
            {
                throw new ArgumentException($"Block {name} of the dataset does not fit. {error.Message}", error);
            }
        }

        throw new ArgumentException(
            $"Block {name} of the dataset is {(block is null ? "null" : "itself a dataset of blocks")}: give datasets that hold their rows."
        );
    }
}
