using StaticNets.Tests.Networks.Fixtures;
using StaticNets.Tests.Networks.Learning;

namespace StaticNets.Tests.Networks;

/// <summary>
/// If the loss or a gradient of a generated network is not finite, the exception names the layer or the loss, and the failed step or epoch
/// leaves the network unchanged.
/// </summary>
public sealed class DivergedNetworkTests
{
    private readonly RandomRows<float> _rows = new(NetworkInside.Description(typeof(ResidualSingle)), 300, seed: 1);

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(float.PositiveInfinity, 150)]
    [InlineData(float.NegativeInfinity, 299)]
    public void AStepOnARowThatIsNotFiniteChangesNothing(float bad, int row)
    {
        _rows.X[(row * 8) + 5] = bad;
        ChangesNothing(new ResidualSingle(seed: 3), "input");
    }

    [Fact]
    public void AStepOnATargetThatIsNotFiniteChangesNothing()
    {
        _rows.Targets[77] = float.NaN;
        ChangesNothing(new ResidualSingle(seed: 3), "loss");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("dense")]
    public void TheFirstLayerThatOverflowsIsNamed(string layer)
    {
        ResidualSingle network = new(seed: 3);
        float[] huge = [.. Enumerable.Repeat(float.MaxValue, (int)network.Parameters[layer + "/kernel"].FlattenedLength)];
        for (int i = 0; i < _rows.X.Length; i++)
        {
            _rows.X[i] = 4 + Math.Abs(_rows.X[i]);
        }

        float[] positive = [.. Enumerable.Repeat(0.5f, 64)];
        network.Parameters.Set("a/kernel", positive);
        network.Parameters.Set(layer + "/kernel", huge);
        ChangesNothing(network, layer);
    }

    [Fact]
    public void FitGoesBackToTheLastGoodEpoch()
    {
        // The learning rate is far too large: the weights grow by a factor in each step until they overflow, some epochs later.
        RandomRows<float> rows = new(NetworkInside.Description(typeof(Regression)), 40, seed: 1);
        Regression network = new(seed: 3);
        List<float[]> weights = [Weights(network)];
        FitOptions options = new()
        {
            Epochs = 100,
            BatchSize = 8,
            Optimizer = new Sgd(2),
            Progress = _ => weights.Add(Weights(network)),
        };
        var error = Assert.Throws<TrainingDivergedException>(() => network.Fit(new Dataset(rows.X, rows.Targets), options));
        Assert.InRange(error.Epoch, 3, 99);
        // The batch is not the first one of its epoch, so earlier steps of the epoch must be undone.
        Assert.InRange(error.Batch, 2, 5);
        Assert.Equal(error.Epoch, weights.Count);
        Assert.Contains($"epoch {error.Epoch}, batch {error.Batch}", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Layer, (string[])["dense", "loss"]);
        Assert.Equal(weights[^1], Weights(network));
        Assert.All(Weights(network), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void FitOnABadRowDoesNotBegin()
    {
        ResidualSingle network = new(seed: 3);
        float[] before = Weights(network);
        _rows.X[(290 * 8) + 1] = float.NaN;
        FitOptions options = new() { BatchSize = 100, Shuffle = false };
        var error = Assert.Throws<ArgumentException>(() => network.Fit(new Dataset(_rows.X, _rows.Targets), options));
        Assert.Contains("Row 290, input column 1", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Weights(network));
    }

    private static float[] Weights(object network) => NetworkInside.Engine<float>(network).Parameters.Span.ToArray();

    private void ChangesNothing(ResidualSingle network, string layer)
    {
        RandomRows<float> good = new(NetworkInside.Description(typeof(ResidualSingle)), 5, seed: 2);
        ResidualSingle twin = network.Clone();
        float[] before = Weights(network);
        var error = Assert.Throws<TrainingDivergedException>(() => network.TrainStep(_rows.X, _rows.Targets, new Adam()));
        Assert.Equal((0, 0, layer), (error.Epoch, error.Batch, error.Layer));
        Assert.Equal(before, Weights(network));

        // The optimizer's state and step count have not changed either: if both networks get the same weights, the same further steps lead
        // to the same weights.
        foreach (ResidualSingle each in (ResidualSingle[])[network, twin])
        {
            foreach (string name in each.Parameters.Names)
            {
                each.Parameters.Set(name, [.. Enumerable.Repeat(0.1f, (int)each.Parameters[name].FlattenedLength)]);
            }

            each.TrainStep(good.X, good.Targets, new Adam());
            each.TrainStep(good.X, good.Targets, new Adam());
        }

        Assert.Equal(Weights(twin), Weights(network));
    }
}
