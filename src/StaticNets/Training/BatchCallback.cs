namespace StaticNets.Training;

/// <summary>Calls <see cref="FitOptions.AfterBatch"/>.</summary>
internal sealed class BatchCallback(Action<BatchProgress> callback) : BatchObserver
{
    /// <inheritdoc/>
    public override bool AfterBatch(in BatchReport report)
    {
        BatchProgress progress = new(report);
        callback(progress);
        return !progress.IsStopped;
    }
}
