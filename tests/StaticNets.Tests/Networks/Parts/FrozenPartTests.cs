namespace StaticNets.Tests.Networks.Parts;

/// <summary>A part whose batch normalisation would move if the part were not frozen.</summary>
[Network(Precision = Precision.Double)]
[Input(6)]
[Dense(5, Activation = Activation.Tanh, L2 = 0.1)]
[BatchNormalization]
internal sealed partial class Normalized;

/// <summary>The part with a layer of its own around another part.</summary>
[Network(Precision = Precision.Double)]
[Input(6)]
[Use<Normalized>]
[Dense(4)]
[LayerNormalization]
internal sealed partial class AroundNormalized;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(6)]
[Use<AroundNormalized>(Frozen = true)]
[Dense(6)]
internal sealed partial class OnFrozenPart;

/// <summary>The same layers, frozen one by one.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(6)]
[Dense(5, Activation = Activation.Tanh, L2 = 0.1, Frozen = true)]
[BatchNormalization(Frozen = true)]
[Dense(4, Frozen = true)]
[LayerNormalization(Frozen = true)]
[Dense(6)]
internal sealed partial class OnFrozenLayers;

/// <summary>A layer that is frozen in the part stays frozen, although the use of the part is not.</summary>
[Network(Precision = Precision.Double)]
[Input(6)]
[Dense(6, Frozen = true)]
[Dense(6)]
internal sealed partial class HalfFrozen;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Use<HalfFrozen>(Frozen = false)]
internal sealed partial class OnHalfFrozen;

/// <summary>Two uses share a part with batch normalisation, which is possible because it keeps its statistics.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Use<Normalized>(Name = "twin", Frozen = true)]
[Use<Normalized>(Name = "twin", From = "input", Frozen = true)]
[Add("twin")]
[Dense(6)]
internal sealed partial class OnFrozenTwins;

/// <summary>Layers of other kinds that have weights.</summary>
[Network(Precision = Precision.Double)]
[Input(4)]
[Embedding(9, 6)]
[MultiHeadAttention(2)]
[Gru(4, ReturnSequences = true, Bidirectional = true)]
[Conv1D(4, 2)]
[Flatten]
internal sealed partial class FrozenKinds;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Use<FrozenKinds>(Frozen = true)]
[Dense(2)]
internal sealed partial class OnFrozenKinds;

/// <summary>Parts that training leaves unchanged.</summary>
public sealed class FrozenPartTests
{
    private static readonly double[] _x = PartRows.Numbers(PartRows.Count * 6, 1);
    private static readonly double[] _y = PartRows.Numbers(PartRows.Count * 6, 2);

    [Fact]
    public void AFrozenPartKeepsItsBitsAndItsStatistics()
    {
        OnFrozenPart network = new(3);
        OnFrozenPart before = network.Clone();
        network.Fit(
            new Dataset(_x, _y),
            new FitOptions
            {
                Epochs = 3,
                BatchSize = 4,
                Optimizer = new Adam(0.1),
            }
        );
        foreach (string name in network.Parameters.Names)
        {
            bool isSame = PartRows.Flat(before.Parameters[name]).SequenceEqual(PartRows.Flat(network.Parameters[name]));
            Assert.Equal(name.StartsWith("around_normalized/", StringComparison.Ordinal), isSame);
        }
    }

    /// <summary>The two networks compute the same operations in the same order, so all bits are equal.</summary>
    [Fact]
    public void TrainsAsTheSameLayersFrozenOneByOne()
    {
        OnFrozenPart network = new(3);
        OnFrozenLayers flat = new();
        foreach ((string path, string name) in network.Parameters.Names.Zip(flat.Parameters.Names))
        {
            flat.Parameters.Set(name, PartRows.Flat(network.Parameters[path]));
        }

        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(flat.TrainStep(_x, _y, new Adam(0.01)), network.TrainStep(_x, _y, new Adam(0.01)));
        }

        Assert.Equal(PartRows.Flat(flat.Parameters["dense/kernel"]), PartRows.Flat(network.Parameters["dense/kernel"]));
    }

    [Fact]
    public void FrozenUsesCanShareBatchNormalization()
    {
        OnFrozenTwins network = new(3);
        OnFrozenTwins before = network.Clone();
        network.TrainStep(_x, _y, new Adam(0.1));
        foreach (string name in network.Parameters.Names)
        {
            bool isSame = PartRows.Flat(before.Parameters[name]).SequenceEqual(PartRows.Flat(network.Parameters[name]));
            Assert.Equal(name.StartsWith("twin/", StringComparison.Ordinal), isSame);
        }
    }

    [Fact]
    public void LayersOfEveryKindAreFrozen()
    {
        OnFrozenKinds network = new(3);
        OnFrozenKinds before = network.Clone();
        int[] x = [.. Enumerable.Range(0, PartRows.Count * 4).Select(i => i % 9)];
        network.TrainStep(x, PartRows.Numbers(PartRows.Count * 2, 2), new Adam(0.1));
        foreach (string name in network.Parameters.Names)
        {
            bool isSame = PartRows.Flat(before.Parameters[name]).SequenceEqual(PartRows.Flat(network.Parameters[name]));
            Assert.Equal(name.StartsWith("frozen_kinds/", StringComparison.Ordinal), isSame);
        }
    }

    [Fact]
    public void AFrozenLayerOfAPartStaysFrozen()
    {
        OnHalfFrozen network = new(3);
        double[] first = PartRows.Flat(network.Parameters["half_frozen/dense/kernel"]);
        double[] second = PartRows.Flat(network.Parameters["half_frozen/dense_1/kernel"]);
        network.TrainStep(_x, _y, new Sgd(0.1));
        Assert.Equal(first, PartRows.Flat(network.Parameters["half_frozen/dense/kernel"]));
        Assert.NotEqual(second, PartRows.Flat(network.Parameters["half_frozen/dense_1/kernel"]));
    }

    [Fact]
    public void FrozenPartsAreNotTrainableInTheSummary() =>
        Assert.Contains("Trainable params: 72", OnFrozenPart.Summary, StringComparison.Ordinal);
}
