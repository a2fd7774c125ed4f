using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Hyperparameters;

/// <summary>Where set values go: copies have them, checkpoints insist on them, files do not contain them.</summary>
public sealed class PersistenceTests
{
    private const int Rows = 14;

    private static readonly float[] _x = [.. Enumerable.Range(0, Rows * 12).Select(i => MathF.Sin(i))];
    private static readonly float[] _targets = [.. Enumerable.Range(0, Rows * 2).Select(i => MathF.Cos(i))];

    [Fact]
    public void ACloneTrainsLikeTheOriginal()
    {
        VariedChain network = NewNetwork();
        Train(network, 2);
        VariedChain copy = network.Clone();
        Assert.Equal(network.Hyperparameters, copy.Hyperparameters);
        Train(network, 2);
        Train(copy, 2);
        Assert.Equal(Predicted(network), Predicted(copy));
        copy.BatchNormalization.Epsilon = 2;
        Assert.NotEqual(Predicted(network), Predicted(copy));
    }

    [Fact]
    public void AResumedTrainingHasTheBitsOfAnUninterruptedOne()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("training.safetensors");
        VariedChain whole = NewNetwork();
        Train(whole, 4);
        Train(NewNetwork(), 2, new Checkpoint(file));
        VariedChain resumed = NewNetwork();
        Train(resumed, 4, resumeFrom: file);
        Assert.Equal(Predicted(whole), Predicted(resumed));
    }

    [Fact]
    public void ACheckpointIsNotResumedWithOtherValues()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("training.safetensors");
        VariedChain network = new(3) { Dropout = { Rate = 0.25 }, Dense = { L2 = 0.01 } };
        Train(network, 2, new Checkpoint(file));
        VariedChain forgotten = new(3);
        float[] before = Predicted(forgotten);
        string message = Assert.Throws<InvalidDataException>(() => Train(forgotten, 4, resumeFrom: file)).Message;
        Assert.Contains("a training with the hyperparameters of the declaration", message, StringComparison.Ordinal);
        Assert.Contains("dense/L2 = 0.01, dropout/Rate = 0.25", message, StringComparison.Ordinal);
        Assert.Equal(before, Predicted(forgotten));
        Train(new VariedChain(3), 2, new Checkpoint(file));
        message = Assert.Throws<InvalidDataException>(() => Train(network, 4, resumeFrom: file)).Message;
        Assert.Contains("a training with the hyperparameters dense/L2 = 0.01, dropout/Rate = 0.25", message, StringComparison.Ordinal);
    }

    /// <summary>Values that have been set back to those of the declaration count as not set.</summary>
    [Fact]
    public void ACheckpointOfDeclaredValuesIsResumedByAnyObjectWithThem()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("training.safetensors");
        VariedChain network = new(3) { Dropout = { Rate = 0.25 } };
        network.Dropout.Rate = 0;
        Train(network, 2, new Checkpoint(file));
        Train(new VariedChain(3), 4, resumeFrom: file);
    }

    [Fact]
    public void LoadedWeightsLeaveTheValues()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("training.safetensors");
        VariedChain network = NewNetwork();
        network.Save(file);
        VariedChain other = NewNetwork();
        other.LoadWeights(file);
        Assert.Equal(network.Hyperparameters, other.Hyperparameters);
        VariedChain loaded = VariedChain.Load(file);
        Assert.All(loaded.Hyperparameters, one => Assert.Equal(one.Declared, one.Value));
    }

    private static VariedChain NewNetwork()
    {
        VariedChain network = new(3);
        foreach (HyperparameterValue one in new ConstantChain().Hyperparameters)
        {
            network.Hyperparameters[one.Name] = one.Value;
        }

        return network;
    }

    private static void Train(VariedChain network, int epochs, Checkpoint? checkpoint = null, string? resumeFrom = null) =>
        network.Fit(
            new Dataset(_x, _targets),
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = 5,
                Optimizer = new Adam(0.01),
                Parallelism = 1,
                Checkpoint = checkpoint,
                ResumeFrom = resumeFrom,
            }
        );

    private static float[] Predicted(VariedChain network)
    {
        float[] y = new float[_targets.Length];
        network.Predict(_x, y);
        return y;
    }
}
