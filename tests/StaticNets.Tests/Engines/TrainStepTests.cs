using System.Numerics;
using StaticNets.Tests.Support;

namespace StaticNets.Tests;

public class TrainStepTests
{
    public static TheoryData<Optimizer> Optimizers => [new Sgd(0.05), new Momentum(0.05), new Adam(0.01)];

    [Fact]
    public void ReturnsTheMeanLossBeforeTheStep()
    {
        var network = new TinyNetwork<double>();
        var data = new TinyData<double>(11);
        double before = network.Evaluate(new Dataset(data.X, data.Targets)).Loss;
        Assert.Equal(before, network.TrainStep(data.X, data.Targets, new Sgd(0.05)));
        Assert.True(network.Evaluate(new Dataset(data.X, data.Targets)).Loss < before);
    }

    [Fact]
    public void FollowsTheGradient()
    {
        var network = new TinyNetwork<double>();
        var data = new TinyData<double>(11);
        var gradients = new Gradients<double>();
        network.Gradient(data.X, data.Targets, gradients);
        double[] before = network.Parameters.Span.ToArray();
        network.TrainStep(data.X, data.Targets, new Sgd(0.25));

        // The update is rounded once on processors with a fused multiply-add and twice on others. Each rounding changes a number below 4
        // by at most 2⁻⁵³ · 4.
        for (int i = 0; i < before.Length; i++)
        {
            Assert.Equal(before[i] - (0.25 * gradients.Block.Span[i]), network.Parameters.Span[i], 2 * Math.Pow(2, -53) * 4);
        }
    }

    [Fact]
    public void BatchIsCutIntoMicroBatchesAndTheLastIsShort()
    {
        var network = new TinyNetwork<double>();
        var data = new TinyData<double>(11);
        var sizes = new List<(int, bool)>();
        network.OnForward = (rows, training) => sizes.Add((rows, training));
        network.TrainStep(data.X, data.Targets, new Sgd(0.05));
        Assert.Equal([(4, true), (4, true), (3, true)], sizes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    public void TheCutDoesNotChangeTheStep(int rows)
    {
        foreach (bool sparse in new[] { false, true })
        {
            var cut = new TinyNetwork<double>(sparse, dropout: true);
            var whole = new TinyNetwork<double>(sparse, dropout: true, largeMicroBatches: true);
            var data = new TinyData<double>(rows);
            double cutLoss = Step(cut, data, sparse, new Sgd(0.5));
            double wholeLoss = Step(whole, data, sparse, new Sgd(0.5));

            // The two networks add at most 13 rows in different orders. So their results differ by at most 13 roundings of a sum whose
            // magnitude is below 20.
            double tolerance = 13 * Math.Pow(2, -53) * 20;
            Assert.Equal(wholeLoss, cutLoss, tolerance);
            for (int i = 0; i < cut.Parameters.Length; i++)
            {
                Assert.Equal(whole.Parameters.Span[i], cut.Parameters.Span[i], tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AllocatesNothingAfterTheFirstCall(Optimizer optimizer)
    {
        var dense = new TinyNetwork<float>();
        var sparse = new TinyNetwork<float>(sparse: true);
        var data = new TinyData<float>(11);
        Assert.Equal(0, Allocations.Of(() => Step(dense, data, sparse: false, optimizer)));
        Assert.Equal(0, Allocations.Of(() => Step(sparse, data, sparse: true, optimizer)));
    }

    [Fact]
    public void EachStepHasItsOwnDropoutSeedAndTheSameNetworkTheSameOnes()
    {
        ulong[] seeds = DropoutSeeds(seed: 1, steps: 3);
        Assert.Equal(3, seeds.Distinct().Count());
        Assert.Equal(seeds, DropoutSeeds(seed: 1, steps: 3));
        Assert.Empty(seeds.Intersect(DropoutSeeds(seed: 2, steps: 3)));
    }

    [Fact]
    public void PaddingStaysZero()
    {
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(6);
        network.TrainStep(data.X, data.Targets, new Adam());
        for (int i = 0; i < network.Parameters.Length; i++)
        {
            Assert.True(i % 16 < 2 || network.Parameters.Span[i] == 0);
        }
    }

    private static T Step<T>(TinyNetwork<T> network, TinyData<T> data, bool sparse, Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        sparse ? network.TrainStep(data.X, data.Classes, optimizer) : network.TrainStep(data.X, data.Targets, optimizer);

    private static ulong[] DropoutSeeds(int seed, int steps)
    {
        var network = new TinyNetwork<float>(seed: seed) { OnForward = (_, _) => { } };
        var data = new TinyData<float>(2);
        for (int i = 0; i < steps; i++)
        {
            network.TrainStep(data.X, data.Targets, new Sgd());
        }

        return [.. network.DropoutSeeds];
    }
}
