using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>What the training steps of an epoch have done so far.</summary>
/// <param name="epoch">Number of the epoch, from 1 on.</param>
/// <param name="batches">Number of batches in the epoch; <see langword="null"/> if it is not known yet.</param>
/// <param name="outputs">Receives the totals of each of several outputs; <see langword="null"/> if there is only one.</param>
internal sealed class EpochTotals(int epoch, int? batches, BatchTotals[]? outputs)
{
    private BatchTotals _sums;

    /// <summary>Number of the epoch, from 1 on.</summary>
    public int Epoch => epoch;

    /// <summary>Number of batches in the epoch; <see langword="null"/> if it is not known yet.</summary>
    public int? Batches => batches;

    /// <summary>Totals of each of several outputs; <see langword="null"/> if there is only one.</summary>
    public BatchTotals[]? Outputs => outputs;

    /// <summary>Number of batches that have been trained.</summary>
    public int Trained { get; private set; }

    /// <summary>Number of rows in them; fewer than all if a callback stops the training.</summary>
    public long Rows { get; private set; }

    /// <summary>Mean loss of these rows, each measured before the step that trains on it.</summary>
    public double Loss => _sums.Loss / Rows;

    /// <summary>Share of right decisions on these rows; <see langword="null"/> if the network is not a classifier.</summary>
    public double? Accuracy => Trainer.Accuracy(_sums.Correct, Decisions);

    private long Decisions { get; set; }

    /// <summary>Adds a batch.</summary>
    /// <param name="step">The totals of its rows.</param>
    /// <param name="rows">Number of its rows.</param>
    /// <param name="decisions">Number of decisions in its rows.</param>
    public void Add(BatchTotals step, int rows, long decisions)
    {
        _sums += step;
        Rows += rows;
        Decisions += decisions;
        Trained++;
    }
}
