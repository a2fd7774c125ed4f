using System.Globalization;
using StaticNets.Training;

namespace StaticNets;

/// <summary>The argument of <see cref="FitOptions.AfterBatch"/> after each training step.</summary>
public sealed class BatchProgress
{
    private readonly BatchReport _report;

    internal BatchProgress(in BatchReport report)
    {
        _report = report;
    }

    /// <summary>The epoch, from 1 on.</summary>
    public int Epoch => _report.Epoch;

    /// <summary>Number of epochs in the options.</summary>
    public int Epochs => _report.Epochs;

    /// <summary>The batch in its epoch, from 1 on.</summary>
    public int Batch => _report.Batch;

    /// <summary>
    /// Number of batches in an epoch; <see langword="null"/> in the first epoch over a dataset that is read block by block
    /// (<see cref="Dataset.FromBlocks"/>), whose number of rows is not known yet.
    /// </summary>
    public int? Batches => _report.Batches;

    /// <summary>Mean loss of the rows of this batch before the step.</summary>
    public double BatchLoss => _report.BatchLoss;

    /// <summary>Mean loss of the rows of this epoch so far, each measured before the step that trains on it.</summary>
    public double Loss => _report.Loss;

    /// <summary>
    /// Share of right decisions on the rows of this epoch so far; <see langword="null"/> if the network is not a classifier.
    /// </summary>
    public double? Accuracy => _report.Accuracy;

    /// <summary>Whether <see cref="Stop"/> has been called.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>
    /// Ends the training after this batch, as <c>stop_training</c> does in Keras. The epoch becomes the last one: its validation rows are
    /// evaluated, and its record has the mean loss of the batches that were trained. The network keeps the weights after this step or, with
    /// <see cref="FitOptions.EarlyStopping"/>, those of the best epoch.
    /// </summary>
    public void Stop() => IsStopped = true;

    /// <summary>Returns epoch, batch and loss: <c>epoch 2 of 10, batch 7 of 45: loss 0.25</c>.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {Epoch} of {Epochs}, batch {Batch}{(Batches is { } all ? $" of {all}" : "")}: loss {Loss}"
        );
}
