using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Training;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(3)]
[Dense(8, Activation = Activation.Tanh)]
[BatchNormalization]
[Dropout(0.25)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class BlockClassifier;

/// <summary>
/// Training on datasets that are read block by block, against the same rows in one dataset or in a call of Fit for each block.
/// </summary>
public sealed class BlockDatasetTests
{
    private static readonly TinyData<double> _data = new(33);

    private static readonly FitOptions _options = new()
    {
        Epochs = 3,
        BatchSize = 5,
        Optimizer = new Adam(0.02),
        Shuffle = false,
        Parallelism = 1,
        RecordGradientNorms = true,
        ClassWeights = [1, 2.5],
    };

    [Fact]
    public void BlocksOfWholeBatchesGiveTheBitsOfOneDataset()
    {
        BlockClassifier network = new(1);
        BlockClassifier twin = new(1);
        History history = network.Fit(Dataset.FromBlocks([Rows(0, 10), Rows(10, 5), Rows(15, 18)]), _options);
        History expected = twin.Fit(Rows(0, 33), _options);
        AssertSameBits(twin, network);
        Assert.Equal(expected.Epochs.Select(epoch => epoch.Loss), history.Epochs.Select(epoch => epoch.Loss));
        Assert.Equal(expected.Epochs.Select(epoch => epoch.Accuracy), history.Epochs.Select(epoch => epoch.Accuracy));
        Assert.Equal(
            expected.Epochs.Select(epoch => epoch.GradientNorms!["dense"]),
            history.Epochs.Select(epoch => epoch.GradientNorms!["dense"])
        );
    }

    [Fact]
    public void OneBlockGivesTheBitsOfADatasetAlsoWhenShuffled()
    {
        FitOptions shuffled = _options with { Shuffle = true };
        BlockClassifier network = new(1);
        BlockClassifier twin = new(1);
        Dataset blocks = Dataset.FromBlocks([Rows(0, 33)]);
        for (int call = 0; call < 2; call++)
        {
            network.Fit(blocks, shuffled);
            twin.Fit(Rows(0, 33), shuffled);
        }

        AssertSameBits(twin, network);
    }

    [Fact]
    public void ShuffledBlocksAreTrainedOneAfterTheOther()
    {
        FitOptions shuffled = _options with { Shuffle = true };
        BlockClassifier network = new(1);
        BlockClassifier twin = new(1);
        Dataset[] blocks = [Rows(0, 12), Rows(12, 12), Rows(24, 9)];
        network.Fit(Dataset.FromBlocks(blocks), shuffled);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            foreach (Dataset block in blocks)
            {
                twin.Fit(block, shuffled with { Epochs = 1 });
            }
        }

        AssertSameBits(twin, network);
    }

    /// <summary>The first block is read before the training too.</summary>
    [Fact]
    public void TheSequenceIsReadAnewInEachEpoch()
    {
        List<int> read = [];
        new BlockClassifier(1).Fit(Dataset.FromBlocks(Files()), _options with { Epochs = 2 });
        Assert.Equal([0, 0, 1, 2, 0, 1, 2], read);

        IEnumerable<Dataset> Files()
        {
            for (int file = 0; file < 3; file++)
            {
                read.Add(file);
                yield return Rows(11 * file, 11);
            }
        }
    }

    [Fact]
    public void ValidationAndMetricsAreThoseOfAllBlocks()
    {
        FitOptions options = _options with { Metrics = [EpochMetric.RocAuc, EpochMetric.F1] };
        Dataset blocks = Dataset.FromBlocks([Rows(0, 10), Rows(10, 5), Rows(15, 18)]);
        History history = new BlockClassifier(1).Fit(blocks, options with { Validation = blocks });
        History expected = new BlockClassifier(1).Fit(Rows(0, 33), options with { Validation = Rows(0, 33) });
        for (int epoch = 0; epoch < 3; epoch++)
        {
            // The same 33 losses, summed in another order.
            Assert.Equal(expected.Epochs[epoch].ValidationLoss!.Value, history.Epochs[epoch].ValidationLoss!.Value, 1e-13);
            Assert.Equal(expected.Epochs[epoch].ValidationAccuracy!.Value, history.Epochs[epoch].ValidationAccuracy!.Value, 1e-15);
            Assert.Equal(expected.Epochs[epoch].Metrics, history.Epochs[epoch].Metrics);
            Assert.Equal(expected.Epochs[epoch].ValidationMetrics, history.Epochs[epoch].ValidationMetrics);
        }
    }

    [Fact]
    public void EvaluationIsThatOfAllRows()
    {
        TinyNetwork<double> network = new();
        Dataset[] parts =
        [
            new(_data.X.AsMemory(0, 12), _data.Targets.AsMemory(0, 8)),
            new(_data.X.AsMemory(12), _data.Targets.AsMemory(8)),
        ];
        Metrics metrics = network.Evaluate(Dataset.FromBlocks(parts));
        Metrics expected = network.Evaluate(new Dataset(_data.X, _data.Targets));

        // The same numbers, summed in another order.
        Assert.Equal(33, metrics.Rows);
        Assert.Null(metrics.Accuracy);
        Assert.Equal(expected.Loss, metrics.Loss, 1e-13);
        Assert.Equal(expected.MeanAbsoluteError!.Value, metrics.MeanAbsoluteError!.Value, 1e-13);
        Assert.Equal(expected.MeanSquaredError!.Value, metrics.MeanSquaredError!.Value, 1e-13);
        Assert.Equal(expected.MeanBiasError!.Value, metrics.MeanBiasError!.Value, 1e-13);
    }

    /// <summary>Blocks of padded sequences: a step that counts is a decision, so that blocks weigh as much as they have steps.</summary>
    [Fact]
    public void AccuracyCountsTheStepsOfAllBlocks()
    {
        const int steps = PaddedRows.Steps;
        PaddedTagger network = new(1);
        double[] x = PaddedRows.Numbers(11 * steps * 3, 1);
        int[] classes = [.. Enumerable.Range(0, 11 * steps).Select(i => i * i % 3)];
        Dataset whole = Sequences(0, 11);
        Dataset blocks = Dataset.FromBlocks([Sequences(0, 2), Sequences(2, 9)]);
        Metrics expected = network.Evaluate(whole);
        Assert.Equal(expected.Accuracy!.Value, network.Evaluate(blocks).Accuracy!.Value, 1e-15);
        FitOptions still = new() { BatchSize = 11, Optimizer = new Sgd(1e-300) };
        Assert.Equal(expected.Accuracy.Value, network.Fit(blocks, still).Epochs[0].Accuracy!.Value, 1e-15);

        Dataset Sequences(int first, int count) =>
            new(x.AsMemory(first * steps * 3, count * steps * 3), classes.AsMemory(first * steps, count * steps))
            {
                Steps = steps,
                Lengths = PaddedRows.Eleven[first..(first + count)],
            };
    }

    [Fact]
    public void ATrainingIsResumedWithTheSameBits()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("blocks.checkpoint");
        FitOptions options = _options with { Shuffle = true };
        Dataset blocks = Dataset.FromBlocks([Rows(0, 12), Rows(12, 21)]);
        BlockClassifier whole = new(1);
        whole.Fit(blocks, options);
        new BlockClassifier(1).Fit(blocks, options with { Epochs = 1, Checkpoint = new Checkpoint(path) });
        BlockClassifier resumed = new(2);
        resumed.Fit(blocks, options with { ResumeFrom = path });
        AssertSameBits(whole, resumed);
    }

    /// <summary>The blocks have 3, 1 and 4 batches. Their number is known after the first epoch; stopping ends the reading too.</summary>
    [Fact]
    public void BatchesAreCountedAcrossBlocks()
    {
        List<(int, int?)> batches = [];
        int read = 0;
        new BlockClassifier(1).Fit(
            Dataset.FromBlocks(new[] { Rows(0, 12), Rows(12, 4), Rows(16, 17) }.Select(Counted)),
            _options with
            {
                AfterBatch = batch =>
                {
                    batches.Add((batch.Batch, batch.Batches));
                    if (batch.Epoch == 2 && batch.Batch == 2)
                    {
                        batch.Stop();
                    }
                },
            }
        );
        Assert.Equal([.. Enumerable.Range(1, 8).Select(batch => (batch, (int?)null)), (1, 8), (2, 8)], batches);
        Assert.Equal(1 + 3 + 1, read);

        Dataset Counted(Dataset block)
        {
            read++;
            return block;
        }
    }

    [Fact]
    public void ABlockThatDoesNotFitIsNamed()
    {
        double[] broken = [.. _data.X[..30]];
        broken[7] = double.NaN;
        Refuses(
            "Block 1 of the dataset does not fit. Row 2, input column 1 must be",
            [Rows(0, 10), new Dataset(broken, _data.Classes.AsMemory(0, 10))]
        );
        Refuses("Block 0 of the dataset does not fit. The network computes in double", [new Dataset(new float[3], new int[1])]);
        Refuses("Block 1 of the dataset is null", [Rows(0, 10), null!]);
        Refuses("Block 0 of the dataset is itself a dataset of blocks", [Dataset.FromBlocks([Rows(0, 10)])]);
        Refuses("no blocks", []);
        Refuses("2 rows, found 1 row to train", [Rows(0, 10), Rows(10, 1)]);

        // An iterator over a queue ends for good.
        Queue<Dataset> queue = new([Rows(0, 10), Rows(10, 10), Rows(20, 10)]);
        Refuses("can be read only once", Dequeued());

        IEnumerable<Dataset> Dequeued()
        {
            while (queue.TryDequeue(out Dataset? block))
            {
                yield return block;
            }
        }
    }

    [Fact]
    public void WhatNeedsAllRowsAtOnceIsRefused()
    {
        Dataset blocks = Dataset.FromBlocks([Rows(0, 33)]);
        BlockClassifier network = new(1);
        Assert.Throws<ArgumentException>(() => network.Fit(blocks, _options with { ValidationSplit = 0.5 }));
        Assert.Throws<ArgumentException>(() => network.Fit(blocks, _options with { Stateful = true }));
        var error = Assert.Throws<InvalidOperationException>(() => PaddedRows.Gradient(network, blocks, out _));
        Assert.Contains("read block by block", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => blocks.Pick([0], 33));
        Assert.Throws<InvalidOperationException>(() => ClassWeights.Balanced(blocks));
        error = Assert.Throws<InvalidOperationException>(() => blocks.Count);
        Assert.Contains("read block by block", error.Message, StringComparison.Ordinal);
        Assert.Equal("rows that are read block by block", blocks.ToString());
    }

    private static void Refuses(string message, IEnumerable<Dataset> blocks)
    {
        var error = Assert.Throws<ArgumentException>(() => new BlockClassifier(1).Fit(Dataset.FromBlocks(blocks), _options));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static Dataset Rows(int first, int count) => new(_data.X.AsMemory(first * 3, count * 3), _data.Classes.AsMemory(first, count));

    private static void AssertSameBits(BlockClassifier expected, BlockClassifier found) =>
        Assert.Equal(
            NetworkInside.Engine<double>(expected).Parameters.Span.ToArray(),
            NetworkInside.Engine<double>(found).Parameters.Span.ToArray()
        );
}
