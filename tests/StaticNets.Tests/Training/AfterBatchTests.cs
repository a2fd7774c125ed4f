namespace StaticNets.Tests;

/// <summary>The callback after each batch, against training steps that the test does one by one.</summary>
public sealed class AfterBatchTests
{
    private static readonly FitOptions _inOrder = new()
    {
        Epochs = 3,
        BatchSize = 5,
        Optimizer = new Momentum(0.02),
        Shuffle = false,
        Parallelism = 1,
    };

    /// <summary>Of 13 rows, the batches hold 5, 5 and 3.</summary>
    [Fact]
    public void IsToldTheLossOfBatchAndEpoch()
    {
        TinyData<double> data = new(13);
        TinyNetwork<double> network = new(sparse: true);
        TinyNetwork<double> twin = new(sparse: true);
        List<(int, int, int, int?, double, double, double?)> told = [];
        History history = network.Fit(
            new Dataset(data.X, data.Classes),
            _inOrder with
            {
                AfterBatch = batch =>
                    told.Add((batch.Epoch, batch.Epochs, batch.Batch, batch.Batches, batch.BatchLoss, batch.Loss, batch.Accuracy)),
            }
        );
        Assert.Equal(9, told.Count);
        int index = 0;
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            double sum = 0;
            int seen = 0;
            for (int batch = 1; batch <= 3; batch++)
            {
                int count = Math.Min(5, 13 - seen);
                double loss = twin.TrainStep(data.X.AsSpan(seen * 3, count * 3), data.Classes.AsSpan(seen, count), new Momentum(0.02));
                seen += count;
                sum += loss * count;
                (int ofEpoch, int epochs, int number, int? batches, double batchLoss, double epochLoss, double? accuracy) = told[index++];
                Assert.Equal((epoch, 3, batch, 3), (ofEpoch, epochs, number, batches));

                // The same sums in another order of at most 13 numbers.
                Assert.Equal(loss, batchLoss, 1e-14);
                Assert.Equal(sum / seen, epochLoss, 1e-14);
                Assert.Equal(accuracy!.Value * seen, Math.Round(accuracy.Value * seen), 1e-9);
            }

            Assert.Equal(history.Epochs[epoch - 1].Loss, told[index - 1].Item6);
            Assert.Equal(history.Epochs[epoch - 1].Accuracy, told[index - 1].Item7);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void StoppingEndsTheTrainingAfterTheBatch(int last)
    {
        TinyData<double> data = new(13);
        TinyNetwork<double> network = new(sparse: true);
        TinyNetwork<double> twin = new(sparse: true);
        Dataset validation = new(data.X.AsMemory(0, 9), data.Classes.AsMemory(0, 3));
        int calls = 0;
        History history = network.Fit(
            new Dataset(data.X, data.Classes),
            _inOrder with
            {
                Validation = validation,
                AfterBatch = batch =>
                {
                    calls++;
                    if (batch.Epoch == 2 && batch.Batch == last)
                    {
                        batch.Stop();
                        Assert.True(batch.IsStopped);
                    }
                },
            }
        );
        double sum = 0;
        int seen = 0;
        int right = 0;
        for (int step = 0; step < 3 + last; step++)
        {
            (sum, seen, right) = step == 3 ? (0, 0, 0) : (sum, seen, right);
            int count = Math.Min(5, 13 - seen);
            Span<double> x = data.X.AsSpan(seen * 3, count * 3);
            right += Right(twin, x, data.Classes.AsSpan(seen, count));
            sum += count * twin.TrainStep(x, data.Classes.AsSpan(seen, count), new Momentum(0.02));
            seen += count;
        }

        Assert.Equal(3 + last, calls);
        Assert.Equal(2, history.Epochs.Count);
        Assert.True(history.StoppedEarly);
        Assert.Equal(twin.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
        Assert.Equal(sum / seen, history.Epochs[1].Loss, 1e-14);
        Assert.Equal(right / (double)seen, history.Epochs[1].Accuracy!.Value, 1e-14);
        Assert.Equal(twin.Evaluate(validation).Loss, history.Epochs[1].ValidationLoss);
    }

    [Fact]
    public void EarlyStoppingStillRestoresTheBestEpoch()
    {
        TinyData<float> data = new(10);
        TinyNetwork<float> network = new();
        float[] afterFirst = [];
        History history = network.Fit(
            new Dataset(data.X, data.Targets),
            _inOrder with
            {
                // No epoch is better than the first one by a thousand.
                EarlyStopping = new EarlyStopping(patience: 3, minDelta: 1000),
                Progress = progress => afterFirst = progress.Epoch == 1 ? network.Parameters.Span.ToArray() : afterFirst,
                AfterBatch = batch =>
                {
                    if (batch.Epoch == 2)
                    {
                        batch.Stop();
                    }
                },
            }
        );
        Assert.Equal((2, 1), (history.Epochs.Count, history.BestEpoch));
        Assert.Equal(afterFirst, network.Parameters.Span.ToArray());
    }

    /// <summary>Both are told, and either may stop.</summary>
    [Fact]
    public void WorksBesideTheConsole()
    {
        using StringWriter lines = new();
        TinyData<float> data = new(10);
        int calls = 0;
        History history = new TinyNetwork<float>().Fit(
            new Dataset(data.X, data.Targets),
            _inOrder with
            {
                AfterBatch = batch =>
                {
                    calls++;
                    if (batch.Epoch == 2)
                    {
                        batch.Stop();
                    }
                },
                Progress = TrainingProgress.To(lines),
            }
        );
        Assert.Equal(3, calls);
        Assert.Equal(2, history.Epochs.Count);
        Assert.Equal(2, lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void WhatItThrowsEndsTheTraining()
    {
        TinyData<float> data = new(10);
        using StringWriter lines = new();
        Assert.Throws<TimeoutException>(() =>
            new TinyNetwork<float>().Fit(
                new Dataset(data.X, data.Targets),
                _inOrder with
                {
                    AfterBatch = _ => throw new TimeoutException(),
                }
            )
        );
    }

    [Fact]
    public void TextNamesEpochAndBatch()
    {
        string text = "";
        TinyData<float> data = new(10);
        new TinyNetwork<float>().Fit(new Dataset(data.X, data.Targets), _inOrder with { AfterBatch = batch => text = batch.ToString() });
        Assert.StartsWith("epoch 3 of 3, batch 2 of 2: loss ", text, StringComparison.Ordinal);
    }

    private static int Right(TinyNetwork<double> network, Span<double> x, Span<int> classes)
    {
        double[] y = new double[classes.Length * 2];
        network.Predict(x, y);
        int right = 0;
        for (int row = 0; row < classes.Length; row++)
        {
            right += (y[(2 * row) + 1] > y[2 * row] ? 1 : 0) == classes[row] ? 1 : 0;
        }

        return right;
    }
}
