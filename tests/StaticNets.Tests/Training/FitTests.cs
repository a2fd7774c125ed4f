using StaticNets.Training;

namespace StaticNets.Tests;

public class FitTests
{
    private static readonly FitOptions _inOrder = new()
    {
        Epochs = 3,
        BatchSize = 5,
        Shuffle = false,
        Optimizer = new Momentum(0.02),
    };

    [Fact]
    public void WithoutShufflingItIsTheSameAsSteppingThroughTheBatches()
    {
        var network = new TinyNetwork<float>(dropout: true);
        var twin = new TinyNetwork<float>(dropout: true);
        var data = new TinyData<float>(13);
        History history = network.Fit(new Dataset(data.X, data.Targets), _inOrder);
        Assert.Equal([1, 2, 3], history.Epochs.Select(epoch => epoch.Epoch));
        foreach (EpochRecord epoch in history.Epochs)
        {
            double sum = 0;
            foreach ((int first, int rows) in new[] { (0, 5), (5, 5), (10, 3) })
            {
                float mean = twin.TrainStep(
                    data.X.AsSpan(first * 3, rows * 3),
                    data.Targets.AsSpan(first * 2, rows * 2),
                    new Momentum(0.02)
                );
                sum += (double)mean * rows;
            }

            // TrainStep rounds the mean of each of the three batches to float, which changes it by at most 2⁻²⁴ of its value.
            Assert.Equal(sum / 13, epoch.Loss, epoch.Loss * Math.Pow(2, -24));
            Assert.Null(epoch.Accuracy);
            Assert.Null(epoch.ValidationLoss);
            Assert.Null(epoch.ValidationAccuracy);
        }

        Assert.Equal(twin.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
        Assert.False(history.StoppedEarly);
        Assert.Equal(3, history.BestEpoch);
    }

    [Fact]
    public void AccuracyCountsEveryRowOnceTheShortLastBatchIncluded()
    {
        var network = new TinyNetwork<float>(sparse: true);
        var data = new TinyData<float>(13);
        var dataset = new Dataset(data.X, data.Classes);
        network.ParameterSet.Set("dense_1/bias", [0, 0.125f]);
        Metrics before = network.Evaluate(dataset);
        Assert.Equal(13, before.Rows);

        // Three steps of 1e-12 times a gradient below 10 change no predicted class, and change the loss by less than 1e-9.
        var options = new FitOptions
        {
            BatchSize = 5,
            Optimizer = new Sgd(1e-12),
            Validation = dataset,
        };
        EpochRecord epoch = Assert.Single(network.Fit(dataset, options).Epochs);
        Assert.Equal(before.Accuracy, epoch.Accuracy);
        Assert.Equal(before.Accuracy, epoch.ValidationAccuracy);
        Assert.Equal(before.Loss, epoch.Loss, 1e-9);
        Assert.Equal(before.Loss, epoch.ValidationLoss!.Value, 1e-9);
        Assert.InRange(before.Accuracy!.Value * 13 % 1, 0, 1e-9);
    }

    [Fact]
    public void LearnsWhatIsThereToLearn()
    {
        var network = new TinyNetwork<float>(sparse: true, seed: 3);
        var train = new TinyData<float>(200);
        var test = new TinyData<float>(100, seed: 2);
        network.Fit(new Dataset(train.X, train.Classes), new FitOptions { Epochs = 50, Optimizer = new Adam(0.01) });
        Assert.InRange(network.Evaluate(new Dataset(test.X, test.Classes)).Accuracy!.Value, 0.95, 1);
    }

    [Fact]
    public void TheSameSeedGivesTheSameHistoryToTheBit()
    {
        (History history, float[] weights) = Train(seed: 7);
        (History again, float[] sameWeights) = Train(seed: 7);
        (History other, float[] otherWeights) = Train(seed: 8);
        Assert.Equal(history.Epochs, again.Epochs);
        Assert.Equal(weights, sameWeights);
        Assert.NotEqual(history.Epochs, other.Epochs);
        Assert.NotEqual(weights, otherWeights);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EachEpochTakesEveryRowOnceInItsOwnOrder(bool sparse)
    {
        var network = new TinyNetwork<float>(sparse);
        var rows = DataRows<float>.Of(Numbered(13, sparse), network.Description);
        var batches = new EpochBatches<float>(rows, new FitOptions { BatchSize = 5, Seed = 3 });
        Assert.Equal(3, batches.Count);
        List<float> first = RowsOf(batches, epoch: 1, sparse);
        List<float> second = RowsOf(batches, epoch: 2, sparse);
        Assert.Equal(Enumerable.Range(0, 13).Select(row => (float)row), first.Order());
        Assert.Equal(first.Order(), second.Order());
        Assert.NotEqual(first.Order(), first);
        Assert.NotEqual(first, second);
        Assert.Equal(first, RowsOf(batches, epoch: 1, sparse));
    }

    [Fact]
    public void ValidationSplitIsTheLastPartAndIsNotTrained()
    {
        var data = new TinyData<float>(10);
        var network = new TinyNetwork<float>();
        History history = network.Fit(new Dataset(data.X, data.Targets), _inOrder with { ValidationSplit = 0.25 });

        // Keras keeps ⌊10 · 0.75⌋ = 7 rows to train.
        var twin = new TinyNetwork<float>();
        var last = new Dataset(data.X.AsMemory(7 * 3), data.Targets.AsMemory(7 * 2));
        History expected = twin.Fit(
            new Dataset(data.X.AsMemory(0, 7 * 3), data.Targets.AsMemory(0, 7 * 2)),
            _inOrder with
            {
                Validation = last,
            }
        );
        Assert.Equal(expected.Epochs, history.Epochs);
        Assert.Equal(twin.Evaluate(last).Loss, history.Epochs[^1].ValidationLoss);
        Assert.Equal(twin.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    [Theory]
    [InlineData(1e-17, "leaves 4 of 4 rows to train and 0 to validate")]
    [InlineData(0.99, "leaves 0 of 4 rows to train and 4 to validate")]
    public void ValidationSplitMustLeaveRowsOnBothSides(double split, string expected)
    {
        var data = new TinyData<float>(4);
        var options = new FitOptions { ValidationSplit = split };
        var error = Assert.Throws<ArgumentException>(() => new TinyNetwork<float>().Fit(new Dataset(data.X, data.Targets), options));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 0.9, 1)] // 10 · (1 − 0.9) is a little below 1 in binary
    [InlineData(5, 0.8, 1)]
    [InlineData(100, 0.9, 10)]
    [InlineData(10, 0.25, 7)]
    [InlineData(1797, 0.2, 1437)]
    public void ValidationSplitIsNotMisledByRounding(int rows, double split, int kept)
    {
        var data = new TinyData<float>(rows);
        var network = new TinyNetwork<float>();
        int trained = 0;
        network.OnForward = (count, training) => trained += training ? count : 0;
        network.Fit(new Dataset(data.X, data.Targets), new FitOptions { ValidationSplit = split });
        Assert.Equal(kept, trained);
    }

    [Fact]
    public void ValidationAndValidationSplitExcludeEachOther()
    {
        var data = new TinyData<float>(10);
        var dataset = new Dataset(data.X, data.Targets);
        var options = new FitOptions { Validation = dataset, ValidationSplit = 0.2 };
        var error = Assert.Throws<ArgumentException>(() => new TinyNetwork<float>().Fit(dataset, options));
        Assert.Contains("ValidationSplit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgressIsToldEveryEpoch()
    {
        var told = new List<TrainingProgress>();
        var data = new TinyData<float>(10);
        History history = new TinyNetwork<float>().Fit(new Dataset(data.X, data.Targets), _inOrder with { Progress = told.Add });
        Assert.Equal(history.Epochs, told.Select(progress => progress.Record));
        Assert.Equal([(1, 3), (2, 3), (3, 3)], told.Select(progress => (progress.Epoch, progress.Epochs)));
    }

    [Fact]
    public void CancellationLeavesTheLastWholeStep()
    {
        var network = new TinyNetwork<float>();
        var twin = new TinyNetwork<float>();
        var data = new TinyData<float>(13);
        using var cancellation = new CancellationTokenSource();
        int passes = 0;
        network.OnForward = (_, _) =>
        {
            // Batches of 5 rows are two micro-batches (4 + 1), so the third pass is the first half of the second step.
            if (++passes == 3)
            {
                cancellation.Cancel();
            }
        };
        Assert.Throws<OperationCanceledException>(() =>
            network.Fit(new Dataset(data.X, data.Targets), _inOrder with { CancellationToken = cancellation.Token })
        );
        twin.TrainStep(data.X.AsSpan(0, 15), data.Targets.AsSpan(0, 10), new Momentum(0.02));
        twin.TrainStep(data.X.AsSpan(15, 15), data.Targets.AsSpan(10, 10), new Momentum(0.02));
        Assert.Equal(4, passes);
        Assert.Equal(twin.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    private static (History History, float[] Weights) Train(int seed)
    {
        var network = new TinyNetwork<float>(dropout: true);
        var data = new TinyData<float>(40);
        var options = new FitOptions
        {
            Epochs = 4,
            BatchSize = 7,
            Seed = seed,
            ValidationSplit = 0.2,
        };
        return (network.Fit(new Dataset(data.X, data.Targets), options), network.Parameters.Span.ToArray());
    }

    private static Dataset Numbered(int rows, bool sparse)
    {
        float[] x = [.. Enumerable.Range(0, rows).SelectMany(row => new[] { row, row + 0.25f, row + 0.5f })];
        return sparse
            ? new Dataset(x, Enumerable.Range(0, rows).Select(row => row % 2).ToArray())
            : new Dataset(x, Enumerable.Range(0, rows).SelectMany(row => new[] { 100f + row, 200f + row }).ToArray());
    }

    private static List<float> RowsOf(EpochBatches<float> batches, int epoch, bool sparse)
    {
        var rows = new List<float>();
        batches.BeginEpoch(epoch);
        for (int batch = 0; batch < batches.Count; batch++)
        {
            StaticNets.Engines.BatchRows<float> view = batches.Take(batch, team: null);
            Assert.Equal(batch == 2 ? 3 : 5, view.Count);
            Assert.Equal(view.Count * 3, view.X.Length);
            Assert.Equal(sparse ? (0, view.Count) : (view.Count * 2, 0), (view.Targets.Length, view.Classes.Length));
            for (int i = 0; i < view.Count; i++)
            {
                float row = view.X[i * 3];
                rows.Add(row);
                Assert.Equal(row + 0.5f, view.X[(i * 3) + 2]);
                Assert.Equal(sparse ? row % 2 : 200 + row, sparse ? view.Classes[i] : view.Targets[(i * 2) + 1]);
            }
        }

        return rows;
    }
}
