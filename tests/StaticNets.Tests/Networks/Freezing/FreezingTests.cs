using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.Fixtures;
using StaticNets.Tests.Networks.Parts;

namespace StaticNets.Tests.Networks.Freezing;

/// <summary>
/// Training with layers that are frozen at run time has the bits of training with layers that are declared as frozen. The gradients are
/// tested with every layer, see <see cref="GradientAssert.SkipsFrozenLayers"/>.
/// </summary>
public sealed class FreezingTests
{
    private static readonly double[] _x = PartRows.Numbers(PartRows.Count * 6, 1);
    private static readonly double[] _y = PartRows.Numbers(PartRows.Count * 6, 2);

    /// <summary>Frozen and trained tensors share cache lines, which the optimizer updates as a whole.</summary>
    [Theory]
    [MemberData(nameof(FrozenTests.Optimizers), MemberType = typeof(FrozenTests))]
    public void EveryOptimizerMovesTheOtherLayers(Optimizer optimizer)
    {
        (Between network, FrozenBetween declared) = (new(seed: 3), new(seed: 3));
        Copy(declared.Parameters, network.Parameters);
        network.Parameters.Freeze("dense_1");
        network.Parameters.Freeze("layer_normalization");
        float[] x = [.. _x.Select(value => (float)value)];
        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(declared.TrainStep(x, x.AsSpan(21), optimizer), network.TrainStep(x, x.AsSpan(21), optimizer));
        }

        AssertEqual(declared.Parameters, network.Parameters);
    }

    /// <summary>Layers in front of, between and behind frozen ones, with penalties, limits and batch statistics.</summary>
    [Fact]
    public void AFrozenPartTrainsAsADeclaredOne()
    {
        (OnPart network, OnFrozenPart declared) = (new(3), new(3));
        Copy(declared.Parameters, network.Parameters);
        Assert.False(network.AroundNormalized.Frozen);
        network.AroundNormalized.Frozen = true;
        Assert.True(network.AroundNormalized.Frozen);
        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(declared.TrainStep(_x, _y, new Adam(0.01)), network.TrainStep(_x, _y, new Adam(0.01)));
        }

        AssertEqual(declared.Parameters, network.Parameters);
        Assert.Equal(declared.Evaluate(new Dataset(_x, _y)).Loss, network.Evaluate(new Dataset(_x, _y)).Loss);
    }

    [Fact]
    public void FrozenBranchesHaveNoGradient() => GradientAssert.SkipsFrozenLayers(typeof(Branched));

    [Fact]
    public void LayersOfEveryKindAreFrozen()
    {
        (OnKinds network, OnFrozenKinds declared) = (new(3), new(3));
        Copy(declared.Parameters, network.Parameters);
        network.FrozenKinds.Frozen = true;
        int[] x = [.. Enumerable.Range(0, PartRows.Count * 4).Select(i => i % 9)];
        double[] y = PartRows.Numbers(PartRows.Count * 2, 2);
        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(declared.TrainStep(x, y, new Adam(0.01)), network.TrainStep(x, y, new Adam(0.01)));
        }

        AssertEqual(declared.Parameters, network.Parameters);
    }

    /// <summary>
    /// The weights, the statistics and the state of the optimizer stand still, and go on where they stood. A layer that was frozen for some
    /// steps has the state of one step less for each.
    /// </summary>
    [Fact]
    public void FrozenLayersGoOnWhereTheyStood()
    {
        OnPart network = new(3);
        network.TrainStep(_x, _y, new Adam(0.01));
        network.Parameters.Freeze("around_normalized/normalized");
        double[][] before = Inside(network);
        network.TrainStep(_x, _y, new Adam(0.01));
        network.TrainStep(_x, _y, new Adam(0.01));
        double[][] during = Inside(network);
        network.Parameters.Unfreeze("around_normalized");
        network.TrainStep(_x, _y, new Adam(0.01));
        double[][] after = Inside(network);
        TensorDescription[] tensors = [.. NetworkInside.Description(typeof(OnPart)).Tensors];
        for (int i = 0; i < before.Length; i++)
        {
            bool isFrozen = tensors[i / 3].Layer.StartsWith("around_normalized/normalized/", StringComparison.Ordinal);
            bool isStatistic = tensors[i / 3].MovingAverage is not null;
            Assert.Equal(isFrozen || (isStatistic && i % 3 > 0), before[i].AsSpan().SequenceEqual(during[i]));
            Assert.Equal(isStatistic && i % 3 > 0, during[i].AsSpan().SequenceEqual(after[i]));
        }
    }

    [Fact]
    public void TwoThreadsTrainAsWithDeclaredOnes()
    {
        (Broad network, BroadFrozen declared) = (new(seed: 1), new(seed: 1));
        Copy(declared.Parameters, network.Parameters);
        network.Parameters.Freeze("dense");
        network.Parameters.Freeze("dense_2");
        RandomRows<float> rows = new(NetworkInside.Description(typeof(Broad)), rows: 600, seed: 5);
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = 300,
            Parallelism = 2,
            Optimizer = new AdamW(0.01, weightDecay: 0.1),
        };
        float[] before = PartRows.Flat(network.Parameters["dense_1/kernel"]);
        network.Fit(new Dataset(rows.X, rows.Targets), options);
        declared.Fit(new Dataset(rows.X, rows.Targets), options);
        AssertEqual(declared.Parameters, network.Parameters);
        Assert.NotEqual(before, PartRows.Flat(network.Parameters["dense_1/kernel"]));
    }

    /// <summary>Seven rows in batches of three: a batch of one row is trained by itself, since the only batch statistics are frozen.</summary>
    [Fact]
    public void FitTakesTheBatchesOfDeclaredOnes()
    {
        (OnPart network, OnFrozenPart declared) = (new(3), new(3));
        Copy(declared.Parameters, network.Parameters);
        network.AroundNormalized.Frozen = true;
        foreach (int size in new[] { 3, 1 })
        {
            FitOptions options = new() { Epochs = 1, BatchSize = size };
            network.Fit(new Dataset(_x, _y), options);
            declared.Fit(new Dataset(_x, _y), options);
            AssertEqual(declared.Parameters, network.Parameters);
        }
    }

    /// <summary>
    /// The range of the trained layer begins and ends inside cache lines. Vectors from its beginning on would reach beyond the last of them,
    /// into the layer behind or out of the block.
    /// </summary>
    [Theory]
    [MemberData(nameof(FrozenTests.Optimizers), MemberType = typeof(FrozenTests))]
    public void NeighboursOnBothSidesStay(Optimizer optimizer)
    {
        Narrow network = new(seed: 3);
        float[] x = [1, 2, 3, 4];
        float[] y = [1, 0, 2, 1, 0, 3, 1, 1];
        network.TrainStep(x, y, optimizer);
        network.Parameters.Freeze("dense");
        network.Parameters.Freeze("dense_2");
        Narrow before = network.Clone();
        network.TrainStep(x, y, optimizer);
        foreach (string name in network.Parameters.Names)
        {
            bool isSame = PartRows.Flat(before.Parameters[name]).SequenceEqual(PartRows.Flat(network.Parameters[name]));
            Assert.Equal(!name.StartsWith("dense_1/", StringComparison.Ordinal), isSame);
        }
    }

    /// <summary>There are 81 layers with weights, so that their bits take two words.</summary>
    [Theory]
    [InlineData("seventeen_layers/four_layers/dense")]
    [InlineData("seventeen_layers_3/four_layers_3/dense_1")]
    [InlineData("seventeen_layers_3/batch_normalization")]
    [InlineData("seventeen_layers_4/batch_normalization")]
    [InlineData("seventeen_layers_4/four_layers_3/dense_3")]
    public void EachOfManyLayersIsFrozen(string layer)
    {
        ManyLayers network = new(seed: 1);
        float[] x = [.. _x.Select(value => (float)value)];
        network.TrainStep(x, x, new Adam(0.01));
        network.Parameters.Freeze(layer);
        ManyLayers before = network.Clone();
        network.TrainStep(x, x, new Adam(0.01));
        foreach (string name in network.Parameters.Names)
        {
            bool isSame = PartRows.Flat(before.Parameters[name]).SequenceEqual(PartRows.Flat(network.Parameters[name]));
            Assert.Equal(name.StartsWith(layer + "/", StringComparison.Ordinal), isSame);
        }
    }

    [Fact]
    public void CopiesAreFrozenAlike()
    {
        OnPart network = new(3);
        network.AroundNormalized.Parameters.Freeze("normalized");
        OnPart copy = network.Clone();
        Assert.True(copy.Parameters.IsFrozen("around_normalized/normalized"));
        Assert.True(copy.Parameters.IsFrozen("around_normalized/normalized/dense"));
        Assert.False(copy.Parameters.IsFrozen("around_normalized"));
        Assert.False(copy.Parameters.IsFrozen("dense"));

        // What happens to one later does not touch the other.
        copy.AroundNormalized.Frozen = false;
        Assert.False(copy.Parameters.IsFrozen("around_normalized/normalized"));
        Assert.True(network.Parameters.IsFrozen("around_normalized/normalized"));
        network.TrainStep(_x, _y, new Adam(0.01));
        copy.TrainStep(_x, _y, new Adam(0.01));
        Assert.NotEqual(
            Flat(network, "around_normalized/normalized/dense/kernel"),
            Flat(copy, "around_normalized/normalized/dense/kernel")
        );
    }

    [Fact]
    public void DeclaredLayersStayFrozen()
    {
        OnFrozenPart network = new(3);
        Assert.True(network.AroundNormalized.Frozen);
        network.AroundNormalized.Frozen = false;
        Assert.True(network.AroundNormalized.Frozen);
        Assert.True(network.Parameters.IsFrozen("around_normalized/dense"));
    }

    [Fact]
    public void AllocatesNothing()
    {
        OnPart network = new(3);
        network.AroundNormalized.Frozen = true;
        Adam optimizer = new(0.01);
        network.TrainStep(_x, _y, optimizer);
        Assert.Equal(0, Support.Allocations.Of(() => network.TrainStep(_x, _y, optimizer)));
    }

    private static double[] Flat(OnPart network, string name) => PartRows.Flat(network.Parameters[name]);

    /// <summary>Returns the values and the two moments of each tensor.</summary>
    private static double[][] Inside(OnPart network)
    {
        var engine = (TrainingEngine<double>)NetworkInside.Engine<double>(network);
        return
        [
            .. engine.Description.Tensors.SelectMany(tensor =>
                new ReadableBlock<double>[] { engine.Parameters, engine.OptimizerState.Slot(0), engine.OptimizerState.Slot(1) }.Select(
                    block => block.Span.Slice(tensor.Offset, tensor.Rows * tensor.RowStride).ToArray()
                )
            ),
        ];
    }

    private static void Copy<T>(ParameterSet<T> from, ParameterSet<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (string name in from.Names)
        {
            to.Set(name, PartRows.Flat(from[name]));
        }
    }

    private static void AssertEqual<T>(ParameterSet<T> expected, ParameterSet<T> actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Assert.All(expected.Names, name => Assert.Equal(PartRows.Flat(expected[name]), PartRows.Flat(actual[name])));
}
