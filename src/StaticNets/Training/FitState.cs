using StaticNets.Schedules;

namespace StaticNets.Training;

/// <summary>What a call of <c>Fit</c> knows between two epochs, the network aside.</summary>
internal sealed class FitState(FitOptions options)
{
    private readonly List<EpochRecord> _records = [];

    /// <summary>The epochs so far.</summary>
    public IReadOnlyList<EpochRecord> Records => _records;

    /// <summary>How many they are.</summary>
    public int Epoch => _records.Count;

    /// <summary>The best of them.</summary>
    public BestEpoch Best { get; } = new(options.EarlyStopping?.MinDelta ?? 0);

    /// <summary>The learning rates.</summary>
    public LearningRates Rates { get; } = new(options.Schedule ?? new ConstantRate(), options.Optimizer.LearningRate);

    /// <summary>Whether early stopping has ended the training before its last epoch.</summary>
    public bool StoppedEarly => Epoch < options.Epochs && Epoch - Best.Epoch >= (options.EarlyStopping?.Patience ?? int.MaxValue);

    /// <summary>Takes in what an epoch brought.</summary>
    /// <returns>Whether it is the best so far.</returns>
    public bool Add(EpochRecord record)
    {
        _records.Add(record);
        Rates.Observe(record.Epoch, record.WatchedLoss);
        return Best.Improves(record);
    }

    /// <summary>Goes on from what a checkpoint holds.</summary>
    public void Resume(CheckpointState content)
    {
        _records.AddRange(content.Epochs);
        Best.Resume(content.BestEpoch, content.BestLoss);
        Rates.Plateau = content.Plateau;
    }
}
