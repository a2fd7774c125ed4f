using StaticNets.Tests.Networks.Padded;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>The state of generated networks: copies, files, and weights that are set by hand.</summary>
public sealed class StateTests
{
    public static TheoryData<Optimizer> Optimizers => [new Sgd(0.05), new Momentum(0.05), new Adam(0.01)];

    private readonly RandomRows<float> _rows = new(NetworkInside.Description(typeof(SigmoidGraph)), 23, seed: 1);

    /// <summary>A copy continues with the dropout and optimizer state of the original, and the two networks are independent.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ACopyGoesOnWithTheSameBits(Optimizer optimizer)
    {
        SigmoidGraph network = new(seed: 3);
        Train(network, optimizer, 3);
        SigmoidGraph copy = network.Clone();
        Assert.Equal(Weights(network), Weights(copy));
        float[] before = Weights(network);

        Train(copy, optimizer, 5);
        Assert.Equal(before, Weights(network));
        Assert.NotEqual(before, Weights(copy));
        Train(network, optimizer, 5);
        Assert.Equal(Weights(network), Weights(copy));
    }

    [Fact]
    public void AFileBringsTheSameBitsBack()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("network.safetensors");
        SigmoidGraph network = new(seed: 3);
        Train(network, new Adam(), 3);
        network.Save(path);

        SigmoidGraph loaded = SigmoidGraph.Load(path);
        SigmoidGraph other = new(seed: 8);
        Assert.NotEqual(Weights(network), Weights(other));
        other.LoadWeights(path);
        Assert.Equal(Weights(network), Weights(loaded));
        Assert.Equal(Weights(network), Weights(other));
        Assert.Equal(Predict(network), Predict(loaded));
    }

    /// <summary>
    /// New weights take effect immediately, forward and backward: a network that has been used computes the same as a new network with
    /// these weights.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WeightsThatAreSetCountAtOnce(bool byEdit)
    {
        SigmoidGraph network = new(seed: 3);
        Train(network, new Sgd(0.1), 2);
        float[] predictedBefore = Predict(network);
        float[] gradientBefore = Gradient(network);
        if (byEdit)
        {
            network.Parameters.Edit(editor =>
            {
                foreach (ref float value in editor["b/kernel"])
                {
                    value = (2 * value) + 1;
                }
            });
        }
        else
        {
            float[] values = new float[81];
            network.Parameters["b/kernel"].FlattenTo(values);
            network.Parameters.Set("b/kernel", [.. values.Select(value => (2 * value) + 1)]);
        }

        SigmoidGraph fresh = new(seed: 9);
        foreach (string name in network.Parameters.Names)
        {
            float[] values = new float[network.Parameters[name].FlattenedLength];
            network.Parameters[name].FlattenTo(values);
            fresh.Parameters.Set(name, values);
        }

        Assert.NotEqual(predictedBefore, Predict(network));
        Assert.NotEqual(gradientBefore, Gradient(network));
        Assert.Equal(Predict(fresh), Predict(network));
        Assert.Equal(Gradient(fresh), Gradient(network));
    }

    [Fact]
    public void TheSameSeedIsTheSameNetworkAndNoSeedIsZero()
    {
        Assert.Equal(Weights(new SigmoidGraph(seed: 7)), Weights(new SigmoidGraph(seed: 7)));
        Assert.NotEqual(Weights(new SigmoidGraph(seed: 7)), Weights(new SigmoidGraph(seed: 8)));
        Assert.Equal(Weights(new SigmoidGraph(seed: 0)), Weights(new SigmoidGraph()));
    }

    private static float[] Weights(SigmoidGraph network) => NetworkInside.Engine<float>(network).Parameters.Span.ToArray();

    private void Train(SigmoidGraph network, Optimizer optimizer, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            network.TrainStep(_rows.X, _rows.Targets, optimizer);
        }
    }

    private float[] Predict(SigmoidGraph network)
    {
        float[] y = new float[23 * SigmoidGraph.OutputLength];
        network.Predict(_rows.X, y);
        return y;
    }

    private float[] Gradient(SigmoidGraph network)
    {
        Gradients<float> into = new();
        network.Gradient(_rows.X, _rows.Targets, into);
        return [.. into.Block.Span, .. into.Input];
    }
}
