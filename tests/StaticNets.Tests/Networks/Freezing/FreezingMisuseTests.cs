using StaticNets.Tests.Networks.Parts;

namespace StaticNets.Tests.Networks.Freezing;

/// <summary>Layers that cannot be frozen, and tapes from before.</summary>
public sealed class FreezingMisuseTests
{
    private readonly float[] _x = [.. Enumerable.Range(0, 12).Select(i => i / 10f)];
    private readonly float[] _y = new float[8];
    private readonly float[] _outputGradient = [1, 0, 2, 1, 0, 1, 1, 3];

    [Theory]
    [InlineData("dense_3", "There is no layer with weights and no part named 'dense_3'. Did you mean 'dense_1'?")]
    [InlineData("dens", "There is no layer with weights and no part named 'dens'. Did you mean 'dense'?")]
    [InlineData(
        "dense_1/kernel",
        "There is no layer with weights and no part named 'dense_1/kernel'. The names are: dense, dense_1, dense_2."
    )]
    [InlineData("dense/", "There is no layer with weights and no part named 'dense/'. Did you mean 'dense'?")]
    [InlineData("", "There is no layer with weights and no part named ''. The names are: dense, dense_1, dense_2.")]
    public void UnknownLayersAreNamed(string layer, string message)
    {
        Critic network = new(seed: 1);
        Assert.Equal(message, Assert.Throws<KeyNotFoundException>(() => network.Parameters.Freeze(layer)).Message);
        Assert.Equal(message, Assert.Throws<KeyNotFoundException>(() => network.Parameters.Unfreeze(layer)).Message);
        Assert.Equal(message, Assert.Throws<KeyNotFoundException>(() => network.Parameters.IsFrozen(layer)).Message);
        Assert.False(network.Parameters.IsFrozen("dense"));
    }

    [Fact]
    public void NothingIsFrozenDuringAnEdit()
    {
        OnPart network = new(1);
        network.Parameters.Edit(_ =>
        {
            Assert.Throws<InvalidOperationException>(() => network.AroundNormalized.Frozen = true);
            Assert.Throws<InvalidOperationException>(() => network.Parameters.Unfreeze("dense"));
        });
        Assert.False(network.AroundNormalized.Frozen);
    }

    /// <summary>
    /// The critic of a generative network: the gradient of its input is that of a critic that is not frozen, and its weights stay.
    /// </summary>
    [Fact]
    public void AFrozenNetworkWithoutALossHandsGradientsOn()
    {
        (Critic network, Critic trained) = (new(seed: 1), new(seed: 1));
        Assert.All(new[] { "dense", "dense_1", "dense_2" }, network.Parameters.Freeze);
        float[] before = PartRows.Flat(network.Parameters["dense_1/kernel"]);
        float[] gradient = new float[12];
        float[] expected = new float[12];
        network.Backward(network.Forward(_x, _y), _outputGradient, gradient);
        trained.Backward(trained.Forward(_x, _y), _outputGradient, expected);
        Assert.Equal(expected, gradient);
        network.Apply(new Adam(0.1));
        trained.Apply(new Adam(0.1));
        Assert.Equal(before, PartRows.Flat(network.Parameters["dense_1/kernel"]));
        Assert.NotEqual(before, PartRows.Flat(trained.Parameters["dense_1/kernel"]));

        // Copies train alike, with an engine of their own.
        Critic copy = network.Clone();
        copy.Backward(copy.Forward(_x, _y), _outputGradient);
        copy.Apply(new Adam(0.1));
        Assert.Equal(before, PartRows.Flat(copy.Parameters["dense_1/kernel"]));
    }

    [Fact]
    public void ATapeBelongsToTheFrozenLayersOfItsForward()
    {
        Critic network = new(seed: 1);
        Critic.Tape tape = network.Forward(_x, _y);
        network.Parameters.Freeze("dense_1");
        Assert.Equal(
            "Critic.Backward: The weights or the frozen layers have changed since the Forward that filled this tape: call Forward again.",
            Assert.Throws<InvalidOperationException>(() => network.Backward(tape, _outputGradient)).Message
        );
    }

    /// <summary>
    /// Gradients that were computed before a layer was frozen do not move it, and have no share in the norm by which gradients are clipped.
    /// </summary>
    [Fact]
    public void WaitingGradientsOfAFrozenLayerAreDropped()
    {
        Adam optimizer = new(0.1) { ClipNorm = 0.01, Epsilon = 0.1 };
        (Critic network, Critic frozenBefore) = (new(seed: 1), new(seed: 1));
        float[] kernel = PartRows.Flat(network.Parameters["dense_1/kernel"]);
        network.Backward(network.Forward(_x, _y), _outputGradient);
        network.Parameters.Freeze("dense_1");
        network.Apply(optimizer);
        Assert.Equal(kernel, PartRows.Flat(network.Parameters["dense_1/kernel"]));

        frozenBefore.Parameters.Freeze("dense_1");
        frozenBefore.Backward(frozenBefore.Forward(_x, _y), _outputGradient);
        frozenBefore.Apply(optimizer);
        Assert.NotEqual(PartRows.Flat(new Critic(seed: 1).Parameters["dense/kernel"]), PartRows.Flat(network.Parameters["dense/kernel"]));
        Assert.Equal(PartRows.Flat(frozenBefore.Parameters["dense/kernel"]), PartRows.Flat(network.Parameters["dense/kernel"]));
    }

    /// <summary>
    /// A critic that is frozen while its generator learns, and trained again: what the frozen layers left in the gradients does not count.
    /// </summary>
    [Fact]
    public void GradientsOfFrozenLayersAreNotAddedLater()
    {
        (Critic network, Critic other) = (new(seed: 1), new(seed: 1));
        foreach (Critic critic in new[] { network, other })
        {
            critic.Backward(critic.Forward(_x, _y), _outputGradient);
            critic.Apply(new Sgd(0.1));
        }

        Assert.All(new[] { "dense", "dense_1", "dense_2" }, network.Parameters.Freeze);
        network.Backward(network.Forward(_x, _y), _outputGradient, new float[12]);
        Assert.All(new[] { "dense", "dense_1", "dense_2" }, network.Parameters.Unfreeze);
        foreach (Critic critic in new[] { network, other })
        {
            critic.Backward(critic.Forward(_x, _y), _outputGradient);
            critic.Apply(new Sgd(0.1));
        }

        Assert.All(
            other.Parameters.Names,
            name => Assert.Equal(PartRows.Flat(other.Parameters[name]), PartRows.Flat(network.Parameters[name]))
        );
    }

    [Fact]
    public void NorAreThoseOfAnUnrolledNetwork()
    {
        SmallCritic network = new(seed: 1);
        float[] before = PartRows.Flat(network.Parameters["dense/kernel"]);
        Assert.All(new[] { "dense", "dense_1" }, network.Parameters.Freeze);
        network.Backward(network.Forward(_x, _y), _outputGradient, new float[12]);
        Assert.All(new[] { "dense", "dense_1" }, network.Parameters.Unfreeze);
        network.Apply(new Sgd(0.1));
        Assert.Equal(before, PartRows.Flat(network.Parameters["dense/kernel"]));
    }
}
