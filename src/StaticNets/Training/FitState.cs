using StaticNets.Schedules;

namespace StaticNets.Training;

/// <summary>The state of a call of <c>Fit</c> between two epochs, apart from the state of the network.</summary>
internal sealed class FitState(FitOptions options)
{
    private readonly List<EpochRecord> _records = [];

    /// <summary>The records of the epochs so far.</summary>
    public IReadOnlyList<EpochRecord> Records => _records;

    /// <summary>Number of epochs so far.</summary>
    public int Epoch => _records.Count;

    /// <summary>The best epoch so far.</summary>
    public BestEpoch Best { get; } = new(options.EarlyStopping?.MinDelta ?? 0, options.EarlyStopping?.Monitor);

    /// <summary>The learning rates.</summary>
    public LearningRates Rates { get; } = new(options.Schedule ?? new ConstantRate(), options.Optimizer.LearningRate);

    /// <summary>Whether early stopping has ended the training before its last epoch.</summary>
    public bool StoppedEarly => Epoch < options.Epochs && Epoch - Best.Epoch >= (options.EarlyStopping?.Patience ?? int.MaxValue);

    /// <summary>Adds the record of an epoch.</summary>
    /// <returns>Whether the epoch is the best so far.</returns>
    public bool Add(EpochRecord record)
    {
        _records.Add(record);
        Rates.Observe(record.Epoch, record.WatchedLoss);
        return Best.Improves(record);
    }

    /// <summary>Restores the state from a checkpoint.</summary>
    public void Resume(CheckpointState content)
    {
        _records.AddRange(content.Epochs);
        Best.Resume(content.BestEpoch, content.BestLoss);
        Rates.Plateau = content.Plateau;
    }
}
