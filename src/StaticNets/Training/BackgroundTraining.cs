namespace StaticNets.Training;

/// <summary>Runs a training on a thread of its own, because it may take hours, for which the threads of the pool are not meant.</summary>
internal static class BackgroundTraining
{
    /// <summary>Runs a training until it ends or one of two tokens cancels it; then the task is cancelled, with that token.</summary>
    public static async Task<History> Run(Func<CancellationToken, History> fit, CancellationToken first, CancellationToken second)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(first, second);
        CancellationToken token = both.Token;
        try
        {
            return await Task
                .Factory.StartNew(() => fit(token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            second.ThrowIfCancellationRequested();
            first.ThrowIfCancellationRequested();
            throw;
        }
    }
}
