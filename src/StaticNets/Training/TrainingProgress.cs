using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets;

/// <summary>The argument of <see cref="FitOptions.Progress"/> after each epoch.</summary>
/// <param name="Epoch">Number of the finished epoch, from 1 on.</param>
/// <param name="Epochs">Number of epochs in the options.</param>
/// <param name="Record">The results of the epoch.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, EpochRecord Record)
{
    private const int UsualWidth = 80;

    /// <summary>
    /// Writes the progress to the console, as Keras does: <c>Progress = TrainingProgress.ToConsole()</c>. Each epoch has a line with its
    /// time, the time that is left, and its loss, accuracy, metrics and validation. On a terminal the line is rewritten while the epoch
    /// runs, with a bar for its batches; if the output is redirected, only whole lines are written.
    /// </summary>
    /// <param name="every">Number of epochs for which there is a line, at least 1; the last epoch always has one.</param>
    /// <returns>A value for <see cref="FitOptions.Progress"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is below 1.</exception>
    public static Action<TrainingProgress> ToConsole(int every = 1) =>
        new ProgressWriter(() => Console.Out, every, Console.IsOutputRedirected ? null : Columns, TimeProvider.System).AfterEpoch;

    /// <summary>Writes a line for each epoch, as <see cref="ToConsole"/> does if the output is redirected.</summary>
    /// <param name="writer">The writer; it is not disposed.</param>
    /// <param name="every">Number of epochs for which there is a line, at least 1; the last epoch always has one.</param>
    /// <returns>A value for <see cref="FitOptions.Progress"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is below 1.</exception>
    public static Action<TrainingProgress> To(TextWriter writer, int every = 1)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return new ProgressWriter(() => writer, every, null, TimeProvider.System).AfterEpoch;
    }

    /// <summary>
    /// Reports the record of each epoch: <c>Progress = TrainingProgress.To(progress)</c>. A <see cref="Progress{T}"/> calls its handler on
    /// the thread that created it, such as that of a window.
    /// </summary>
    /// <param name="progress">Receives the records.</param>
    /// <returns>A value for <see cref="FitOptions.Progress"/>.</returns>
    public static Action<TrainingProgress> To(IProgress<EpochRecord> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return finished => progress.Report(finished.Record);
    }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(TrainingProgress), PrintMembers);

    private static int Columns()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
