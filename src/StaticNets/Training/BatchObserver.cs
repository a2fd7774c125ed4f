namespace StaticNets.Training;

/// <summary>
/// Watches a training from step to step. Only options that ask for it refer to the derived classes, so that a program compiled ahead of
/// time which sets none of these options does not contain them.
/// </summary>
internal abstract class BatchObserver
{
    /// <summary>Called before the first epoch.</summary>
    public virtual void Begin() { }

    /// <summary>Called after each training step; returns whether training goes on.</summary>
    public abstract bool AfterBatch(in BatchReport report);

    /// <summary>Called after the last epoch, also if an exception ends the training.</summary>
    public virtual void End() { }

    /// <summary>
    /// Returns the observer of a training: that of the callback, and those to which the delegates of
    /// <see cref="FitOptions.Progress"/> belong; <see langword="null"/> if there is none.
    /// </summary>
    public static BatchObserver? Of(Action<TrainingProgress>? progress, Action<BatchProgress>? afterBatch)
    {
        BatchObserver? found = afterBatch is null ? null : new BatchCallback(afterBatch);
        foreach (Action<TrainingProgress> part in Delegate.EnumerateInvocationList(progress))
        {
            if (part.Target is BatchObserver observer)
            {
                found = found is null ? observer : new Pair(observer, found);
            }
        }

        return found;
    }

    private sealed class Pair(BatchObserver first, BatchObserver second) : BatchObserver
    {
        public override void Begin()
        {
            first.Begin();
            second.Begin();
        }

        public override bool AfterBatch(in BatchReport report)
        {
            bool goesOn = first.AfterBatch(report);
            return second.AfterBatch(report) && goesOn;
        }

        public override void End()
        {
            first.End();
            second.End();
        }
    }
}
