using StaticNets.Training;

namespace StaticNets.Tests;

/// <summary>The exact text of the progress, with a clock that only advances when the test says so.</summary>
public sealed class ProgressWriterTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly Clock _clock = new();

    [Fact]
    public void RedirectedOutputHasALineForEachEpoch()
    {
        ProgressWriter writer = new(() => _output, every: 1, width: null, _clock);
        writer.Begin();
        Run(writer, epoch: 1, epochs: 12, seconds: 1.5, new EpochRecord(1, 0.51234, 0.25, 0.75, 0.5));
        Run(writer, epoch: 2, epochs: 12, seconds: 2.5, new EpochRecord(2, 0.00012345, 1, 0, 1));
        writer.End();

        // Two epochs took 4 s, so that ten epochs take 20 s.
        Assert.Equal(
            "Epoch  1/12 - 1.5s - 16.5s left - loss: 0.5123 - accuracy: 0.2500 - val_loss: 0.7500 - val_accuracy: 0.5000\n"
                + "Epoch  2/12 - 2.5s - 20.0s left - loss: 1.2345e-04 - accuracy: 1.0000 - val_loss: 0.0000 - val_accuracy: 1.0000\n",
            _output.ToString()
        );
    }

    [Fact]
    public void ATerminalShowsABarThatIsRewritten()
    {
        ProgressWriter writer = new(() => _output, every: 1, width: () => 200, _clock);
        writer.Begin();
        _clock.Advance(1);
        writer.AfterBatch(Report(batch: 1));
        _clock.Advance(0.05);
        writer.AfterBatch(Report(batch: 2));
        _clock.Advance(0.95);
        writer.AfterBatch(Report(batch: 3));
        _clock.Advance(2);
        writer.AfterEpoch(new TrainingProgress(1, 2, new EpochRecord(1, 0.25, null, null, null)));
        writer.End();

        // After 1 s one of four batches is done, so 7 of 8 are left; batch 2 comes too soon for another drawing; after 2 s 5 of 8 are left.
        string first = "Epoch 1/2 [=====>..............] 1/4 - 7.0s left - loss: 0.5000 - accuracy: 0.7500";
        string third = "Epoch 1/2 [===============>....] 3/4 - 3.3s left - loss: 0.5000 - accuracy: 0.7500";
        string whole = "Epoch 1/2 [====================] 4/4 - 4.0s - 4.0s left - loss: 0.2500";
        Assert.Equal($"\r{first}\r{third}\r{whole}{new string(' ', third.Length - whole.Length)}\n", _output.ToString());
    }

    [Fact]
    public void ALineThatIsRewrittenFitsIntoTheTerminal()
    {
        ProgressWriter writer = new(() => _output, every: 1, width: () => 40, _clock);
        writer.Begin();
        _clock.Advance(1);
        writer.AfterBatch(Report(batch: 1));
        Assert.Equal("\rEpoch 1/2 - 7.0s left - loss: 0.5000 - ", _output.ToString());
        writer.AfterEpoch(new TrainingProgress(1, 1, new EpochRecord(1, 0.25, 0.5, 0.125, 0.75)));
        Assert.EndsWith(
            "\rEpoch 1/1 - 1.0s - loss: 0.2500 - accuracy: 0.5000 - val_loss: 0.1250 - val_accuracy: 0.7500\n",
            _output.ToString()
        );
    }

    [Fact]
    public void WithoutANumberOfBatchesThereIsNoBar()
    {
        ProgressWriter writer = new(() => _output, every: 1, width: () => 100, _clock);
        writer.Begin();
        _clock.Advance(1);
        writer.AfterBatch(Report(batch: 3, batches: null));
        string drawn = "Epoch 1/2 3/? - loss: 0.5000 - accuracy: 0.7500";
        Assert.Equal("\r" + drawn, _output.ToString());
        writer.AfterEpoch(new TrainingProgress(1, 1, new EpochRecord(1, 0.25, null, null, null)));
        string whole = "Epoch 1/1 - 1.0s - loss: 0.2500";
        Assert.Equal($"\r{drawn}\r{whole}{new string(' ', drawn.Length - whole.Length)}\n", _output.ToString());
    }

    /// <summary>
    /// With a line for every 4th epoch, the last one has a line even if the training stops before it is known to be the last.
    /// </summary>
    [Fact]
    public void EveryFewEpochsAndTheLastOne()
    {
        ProgressWriter writer = new(() => _output, every: 4, width: null, _clock);
        writer.Begin();
        for (int epoch = 1; epoch <= 9; epoch++)
        {
            Run(writer, epoch, epochs: 20, seconds: 0.012, new EpochRecord(epoch, epoch, null, null, null));
        }

        writer.End();
        writer.End();
        Assert.Equal(
            "Epoch  4/20 - 12ms - 192ms left - loss: 4.0000\n"
                + "Epoch  8/20 - 12ms - 144ms left - loss: 8.0000\n"
                + "Epoch  9/20 - 12ms - loss: 9.0000\n",
            _output.ToString()
        );
    }

    [Fact]
    public void AnInterruptedLineIsEnded()
    {
        ProgressWriter writer = new(() => _output, every: 1, width: () => 100, _clock);
        writer.Begin();
        _clock.Advance(1);
        writer.AfterBatch(Report(batch: 2));
        writer.End();
        Assert.EndsWith("0.7500\n", _output.ToString());
    }

    [Fact]
    public void OutputsAreNamed()
    {
        EpochRecord record = new(1, 3, null, 4, null)
        {
            Outputs = [new OutputMetrics("price", 1, null), new OutputMetrics("kind", 2, 0.5)],
            ValidationOutputs = [new OutputMetrics("price", 1.5, null), new OutputMetrics("kind", 2.5, 0.25)],
        };
        Assert.Equal(
            " - loss: 3.0000 - price_loss: 1.0000 - kind_loss: 2.0000 - kind_accuracy: 0.5000 - val_loss: 4.0000"
                + " - val_price_loss: 1.5000 - val_kind_loss: 2.5000 - val_kind_accuracy: 0.2500",
            ProgressText.Numbers(record)
        );
    }

    [Theory]
    [InlineData(0, "0ms")]
    [InlineData(0.9994, "999ms")]
    [InlineData(1, "1.0s")]
    [InlineData(59.9, "59.9s")]
    [InlineData(125, "2:05")]
    [InlineData(3725, "1:02:05")]
    [InlineData(200_000, "2 days")]
    public void TimesAreShort(double seconds, string expected) => Assert.Equal(expected, ProgressText.Time(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void TheTextHasPointsInEveryCulture()
    {
        string text = CommaCulture.Run(() =>
        {
            ProgressWriter writer = new(() => _output, every: 1, width: null, _clock);
            Run(writer, epoch: 1, epochs: 2, seconds: 1.5, new EpochRecord(1, 0.5, null, null, null));
            return _output.ToString();
        });
        Assert.Equal("Epoch 1/2 - 1.5s - 1.5s left - loss: 0.5000\n", text);
    }

    [Fact]
    public void AFitWritesItsEpochs()
    {
        TinyData<float> data = new(10);
        Action<TrainingProgress> progress = TrainingProgress.To(_output);
        History history = new TinyNetwork<float>().Fit(
            new Dataset(data.X, data.Targets),
            new FitOptions
            {
                Epochs = 3,
                BatchSize = 4,
                Progress = progress,
            }
        );
        string[] lines = _output.ToString().Split('\n');
        Assert.Equal(4, lines.Length);
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            Assert.StartsWith($"Epoch {epoch}/3 - ", lines[epoch - 1]);
            Assert.EndsWith(ProgressText.Numbers(history.Epochs[epoch - 1]), lines[epoch - 1]);
        }
    }

    /// <summary>The console shows batches too, also when its delegate is combined with another one.</summary>
    [Fact]
    public void DelegatesOfTheConsoleWatchBatches()
    {
        Assert.NotNull(new FitOptions { Progress = TrainingProgress.ToConsole() }.BatchObserver);
        Assert.NotNull(new FitOptions { Progress = TrainingProgress.ToConsole() + (_ => { }) }.BatchObserver);
        Assert.NotNull(new FitOptions { Progress = TrainingProgress.ToConsole(), AfterBatch = _ => { } }.BatchObserver);
        Assert.Null(new FitOptions { Progress = _ => { } }.BatchObserver);
        Assert.Null((new FitOptions { Progress = TrainingProgress.ToConsole() } with { Progress = null }).BatchObserver);
        Assert.Throws<ArgumentOutOfRangeException>("every", () => TrainingProgress.ToConsole(every: 0));
    }

    [Fact]
    public void ProgressOfRecordsIsReported()
    {
        Records records = new();
        TinyData<float> data = new(10);
        History history = new TinyNetwork<float>().Fit(
            new Dataset(data.X, data.Targets),
            new FitOptions { Epochs = 2, Progress = TrainingProgress.To(records) }
        );
        Assert.Equal(history.Epochs, records);
    }

    private static BatchReport Report(int batch, int? batches = 4) =>
        new()
        {
            Epoch = 1,
            Epochs = 2,
            Batch = batch,
            Batches = batches,
            BatchLoss = 1,
            Loss = 0.5,
            Accuracy = 0.75,
        };

    private void Run(ProgressWriter writer, int epoch, int epochs, double seconds, EpochRecord record)
    {
        _clock.Advance(seconds);
        writer.AfterEpoch(new TrainingProgress(epoch, epochs, record));
    }

    private sealed class Records : List<EpochRecord>, IProgress<EpochRecord>
    {
        public void Report(EpochRecord value) => Add(value);
    }

    private sealed class Clock : TimeProvider
    {
        private long _ticks = 1000;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(double seconds) => _ticks += (long)Math.Round(seconds * TimeSpan.TicksPerSecond);
    }
}
