using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Resumed;
using StaticNets.Tests.Support;

namespace StaticNets.Tests;

/// <summary>Tests when checkpoints are written, which other code can read them, and which files are rejected.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly double[] _x = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i))];
    private static readonly double[] _targets = [.. Enumerable.Range(0, 20).Select(i => Math.Cos(3 * i))];

    private readonly TemporaryFolder _folder = new();
    private readonly FitOptions _options;

    public CheckpointTests()
    {
        _options = new FitOptions
        {
            Epochs = 7,
            Optimizer = new Momentum(0.05),
            Checkpoint = new Checkpoint(_folder.File("net.checkpoint")),
        };
    }

    private string FilePath => _options.Checkpoint!.Path;

    [Theory]
    [InlineData(1, new[] { 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData(3, new[] { 3, 6 })]
    [InlineData(8, new int[0])]
    public void IsWrittenEverySoManyEpochs(int every, int[] expected)
    {
        Assert.Equal(expected, WrittenAfter(_options with { Checkpoint = new Checkpoint(FilePath) { Every = every } }).Epochs);
    }

    [Fact]
    public void BestOnlyLeavesOutTheEpochsThatAreNot()
    {
        // The validation targets are half of the targets, so the validation loss falls at first and then rises.
        double[] halfway = [.. _targets.Select(target => target / 2)];
        FitOptions options = _options with { Epochs = 60, Validation = new Dataset(_x, halfway) };
        (int[] epochs, History history) = WrittenAfter(options with { Checkpoint = new Checkpoint(FilePath) { BestOnly = true } });
        List<int> best = [];
        double smallest = double.PositiveInfinity;
        foreach (EpochRecord epoch in history.Epochs)
        {
            if (epoch.ValidationLoss < smallest)
            {
                smallest = epoch.ValidationLoss.Value;
                best.Add(epoch.Epoch);
            }
        }

        Assert.Equal(best, epochs);
        Assert.NotEqual(history.Epochs.Count, best.Count);
    }

    [Fact]
    public void ItsWeightsAreReadLikeThoseOfAnyFile()
    {
        SmallInterrupted network = new(seed: 3);
        Fit(network, _options with { EarlyStopping = new EarlyStopping(patience: 5, minDelta: 1000) });
        SmallInterrupted loaded = SmallInterrupted.Load(FilePath);
        SmallInterrupted other = new(seed: 4);
        other.LoadWeights(FilePath);

        // The file contains the weights of the last epoch, while early stopping has restored those of the first epoch in the network.
        SmallInterrupted last = new(seed: 3);
        Fit(last, _options with { Checkpoint = null, Epochs = 6 });
        Assert.NotEqual(Weights(network), Weights(loaded));
        Assert.Equal(Weights(last), Weights(loaded));
        Assert.Equal(Weights(last), Weights(other));
    }

    [Fact]
    public void AnyDamageIsRefusedAndChangesNothing()
    {
        Fit(new SmallInterrupted(seed: 3), _options);
        byte[] good = File.ReadAllBytes(FilePath);
        for (int i = 0; i < good.Length; i++)
        {
            byte[] bad = (byte[])good.Clone();
            bad[i] ^= 1;
            Refused(bad, i.ToString());
        }

        Refused(good[..^1], "cut");
        Refused([], "empty");
        Refused([.. good, 0], "longer");
    }

    [Fact]
    public void AFileOfWeightsIsNoCheckpoint()
    {
        new SmallInterrupted(seed: 3).Save(FilePath);
        Refused("no tensor 'checkpoint.state'", _options);
    }

    [Fact]
    public void AnotherTrainingIsRefused()
    {
        Fit(new SmallInterrupted(seed: 3), _options);
        Refused("by the optimizer Adam, found Momentum", _options with { Optimizer = new Adam() });
        Refused("Seed = 1, found 0", _options with { Seed = 1 });
        Refused("Shuffle = False, found True", _options with { Shuffle = false });
        Refused("BatchSize = 5, found 32", _options with { BatchSize = 5 });
        Refused("training rows, counted 10, found 20", _options with { ValidationSplit = 0.5 });
        Refused("at most 6 epochs", _options with { Epochs = 6 });
    }

    [Fact]
    public void EarlyStoppingNeedsTheBestWeights()
    {
        // At this rate each epoch is worse than the one before.
        FitOptions options = _options with
        {
            Optimizer = new Sgd(2.5),
        };
        History history = Fit(new SmallInterrupted(seed: 3), options with { Epochs = 2 });
        Assert.Equal(1, history.BestEpoch);
        Refused("a training without early stopping", options with { EarlyStopping = new EarlyStopping() });
    }

    [Fact]
    public void AnotherNetworkIsRefused()
    {
        RandomRows<float> rows = new(NetworkInside.Description(typeof(Interrupted)), 64, seed: 1);
        Dataset data = new(rows.X, rows.Classes);
        new Uninterrupted(seed: 3).Fit(data, _options);
        Interrupted network = new(seed: 3);
        float[] before = NetworkInside.Engine<float>(network).Parameters.Span.ToArray();
        var error = Assert.Throws<InvalidDataException>(() => network.Fit(data, _options with { ResumeFrom = FilePath }));
        Assert.Contains("of the network Interrupted, found Uninterrupted", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, NetworkInside.Engine<float>(network).Parameters.Span.ToArray());
    }

    [Fact]
    public void AMissingFileOrFolderIsFoundBeforeTraining()
    {
        SmallInterrupted network = new(seed: 3);
        Assert.Throws<FileNotFoundException>(() => Fit(network, _options with { ResumeFrom = _folder.File("none") }));
        Checkpoint nowhere = new(Path.Combine(_folder.File("none"), "net.checkpoint"));
        Assert.Throws<DirectoryNotFoundException>(() => Fit(network, _options with { Checkpoint = nowhere }));
        Assert.Equal(Weights(new SmallInterrupted(seed: 3)), Weights(network));
        Assert.Throws<ArgumentException>("path", () => new Checkpoint(" "));
        Assert.Throws<ArgumentException>("ResumeFrom", () => new FitOptions { ResumeFrom = "" });
    }

    public void Dispose() => _folder.Dispose();

    private static double[] Weights(SmallInterrupted network) => NetworkInside.Engine<double>(network).Parameters.Span.ToArray();

    private static History Fit(SmallInterrupted network, FitOptions options) => network.Fit(new Dataset(_x, _targets), options);

    /// <summary>Returns the epochs after which there is a new file, and the history of the training.</summary>
    private (int[] Epochs, History History) WrittenAfter(FitOptions options)
    {
        List<int> epochs = [];
        History history = Fit(new SmallInterrupted(seed: 3), options with { Progress = progress => Take(progress.Epoch) });
        return ([.. epochs], history);

        void Take(int epoch)
        {
            if (File.Exists(FilePath))
            {
                epochs.Add(epoch);
                File.Delete(FilePath);
            }
        }
    }

    private void Refused(byte[] file, string what)
    {
        string path = _folder.Write("bad.checkpoint", file);
        SmallInterrupted network = new(seed: 4);
        Exception? error = Record.Exception(() => Fit(network, _options with { ResumeFrom = path, Checkpoint = null }));
        Assert.True(error is InvalidDataException, $"{what}: {error}");
        Assert.StartsWith($"Checkpoint file '{path}'", error.Message, StringComparison.Ordinal);
        Assert.Equal(Weights(new SmallInterrupted(seed: 4)), Weights(network));
    }

    private void Refused(string message, FitOptions options)
    {
        SmallInterrupted network = new(seed: 4);
        network.TrainStep(_x, _targets, new Momentum(0.1));
        SmallInterrupted twin = network.Clone();
        FitOptions resuming = options with { ResumeFrom = FilePath, Checkpoint = null };
        var error = Assert.Throws<InvalidDataException>(() => Fit(network, resuming));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(Weights(twin), Weights(network));
        twin.TrainStep(_x, _targets, new Momentum(0.1));
        network.TrainStep(_x, _targets, new Momentum(0.1));
        Assert.Equal(Weights(twin), Weights(network));
    }
}
