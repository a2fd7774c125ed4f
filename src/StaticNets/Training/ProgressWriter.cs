using StaticNets.Optimizers;

namespace StaticNets.Training;

/// <summary>
/// Writes a line for each epoch. On a terminal, the line is rewritten in place while the epoch runs, with a bar for its batches.
/// </summary>
internal sealed class ProgressWriter : BatchObserver
{
    // A terminal draws more slowly than a small network trains.
    private static readonly TimeSpan _betweenDrawings = TimeSpan.FromMilliseconds(100);

    private readonly Func<TextWriter> _output;
    private readonly int _every;
    private readonly Func<int>? _width;
    private readonly TimeProvider _time;
    private long _start;
    private long _epochStart;
    private long _drawn;
    private TimeSpan _epochTime;
    private int _epochs;
    private int? _batches;
    private int _drawnLength;
    private TrainingProgress? _unwritten;

    /// <param name="output">Returns the output; asked before each line, because a program may replace that of the console.</param>
    /// <param name="every">Number of epochs for which there is a line, at least 1.</param>
    /// <param name="width">Returns the number of columns of the terminal; <see langword="null"/> if lines cannot be rewritten.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is below 1.</exception>
    public ProgressWriter(Func<TextWriter> output, int every, Func<int>? width, TimeProvider time)
    {
        Hyperparameter.ThrowUnless(every >= 1, every, "at least 1", nameof(every));
        _output = output;
        _every = every;
        _width = width;
        _time = time;
        Begin();
    }

    /// <inheritdoc/>
    public override void Begin()
    {
        _start = _epochStart = _drawn = _time.GetTimestamp();
        _epochs = 0;
        _batches = null;
        _unwritten = null;
    }

    /// <inheritdoc/>
    public override bool AfterBatch(in BatchReport report)
    {
        _batches = report.Batches;
        if (_width is not null && _time.GetElapsedTime(_drawn) >= _betweenDrawings)
        {
            double? part = (double)report.Batch / report.Batches;
            string left = part is { } done ? Left(_epochs + done, report.Epochs - report.Epoch + 1 - done) : "";
            Draw(
                ProgressText.Epoch(report.Epoch, report.Epochs),
                ProgressText.Bar(report.Batch, report.Batches),
                left + ProgressText.Numbers(report),
                isWhole: false
            );
        }

        return true;
    }

    /// <summary>Writes the line of an epoch; the target of <see cref="FitOptions.Progress"/>.</summary>
    public void AfterEpoch(TrainingProgress progress)
    {
        _epochs++;
        _unwritten = progress;
        _epochTime = _time.GetElapsedTime(_epochStart);
        _epochStart = _time.GetTimestamp();
        if (progress.Epoch % _every == 0 || progress.Epoch == progress.Epochs)
        {
            Write(progress, isLast: progress.Epoch == progress.Epochs);
        }
    }

    /// <summary>Writes the line of the last epoch if it has none yet, and leaves a line that is half written.</summary>
    public override void End()
    {
        if (_unwritten is not null)
        {
            Write(_unwritten, isLast: true);
        }
        else if (_drawnLength > 0)
        {
            _output().WriteLine();
            _drawnLength = 0;
        }
    }

    private void Write(TrainingProgress progress, bool isLast)
    {
        _unwritten = null;
        string time = " - " + ProgressText.Time(_epochTime);
        string left = isLast ? "" : Left(_epochs, progress.Epochs - progress.Epoch);
        string bar = _width is null || _batches is not { } batches ? "" : ProgressText.Bar(batches, batches);
        string numbers = time + left + ProgressText.Numbers(progress.Record);
        Draw(ProgressText.Epoch(progress.Epoch, progress.Epochs), bar, numbers, isWhole: true);
        _output().WriteLine();
        _drawnLength = 0;
    }

    private string Left(double epochsDone, double epochsLeft) =>
        $" - {ProgressText.Time(_time.GetElapsedTime(_start) * (epochsLeft / epochsDone))} left";

    /// <summary>
    /// Writes a line over the one that stands there. A line that will be rewritten must fit into the width of the terminal.
    /// </summary>
    private void Draw(string epoch, string bar, string numbers, bool isWhole)
    {
        TextWriter output = _output();
        string line = epoch + bar + numbers;
        if (_width is not null)
        {
            int most = Math.Max(_width() - 1, 0);
            line = line.Length <= most ? line : epoch + numbers;
            line = isWhole || line.Length <= most ? line : line[..most];
            output.Write('\r');
        }

        output.Write(line);
        output.Write(new string(' ', Math.Max(0, _drawnLength - line.Length)));
        output.Flush();
        _drawnLength = line.Length;
        _drawn = _time.GetTimestamp();
    }
}
