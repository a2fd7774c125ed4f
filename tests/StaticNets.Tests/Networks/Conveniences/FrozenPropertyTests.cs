namespace StaticNets.Tests.Networks.Conveniences;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh, L2 = 0.1)]
[Dense(2)]
internal sealed partial class FrozenByProperty;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Tanh, L2 = 0.1, Frozen = true)]
[Dense(2)]
internal sealed partial class FrozenByDeclaration;

/// <summary>The property <c>Frozen</c> of a layer, against a layer that is declared as frozen.</summary>
public sealed class FrozenPropertyTests
{
    private static readonly TinyData<float> _data = new(20);
    private static readonly FitOptions _options = new()
    {
        Epochs = 3,
        BatchSize = 4,
        Optimizer = new Adam(0.01),
        Parallelism = 1,
    };

    [Fact]
    public void TrainsWithTheBitsOfTheDeclaration()
    {
        FrozenByProperty network = new(1);
        FrozenByDeclaration twin = new(1);
        twin.LoadWeights(Saved(network));
        Assert.Equal((false, true), (network.Dense1.Frozen, twin.Dense1.Frozen));
        network.Dense1.Frozen = true;
        Assert.Equal((false, true, false), (network.Dense.Frozen, network.Dense1.Frozen, network.Dense2.Frozen));
        byte[] before = Saved(network);
        network.Fit(new Dataset(_data.X, _data.Targets), _options);
        twin.Fit(new Dataset(_data.X, _data.Targets), _options);
        Assert.NotEqual(before, Saved(network));
        Assert.Equal(Saved(twin), Saved(network));
    }

    [Fact]
    public void AThawedLayerIsTrainedAgain()
    {
        FrozenByProperty network = new(1);
        network.Dense1.Frozen = true;
        network.Dense1.Frozen = false;
        Assert.False(network.Dense1.Frozen);
        float[] before = Bias(network);
        network.Fit(new Dataset(_data.X, _data.Targets), _options);
        Assert.NotEqual(before, Bias(network));
    }

    [Fact]
    public void ALayerDeclaredAsFrozenStaysSo()
    {
        FrozenByDeclaration network = new(1);
        network.Dense1.Frozen = false;
        Assert.True(network.Dense1.Frozen);
    }

    /// <summary>The object of a layer is made once, so that reading weights in a loop does not allocate one each time.</summary>
    [Fact]
    public void AnAccessGivesTheSameObject()
    {
        FrozenByProperty network = new(1);
        Assert.Same(network.Dense1, network.Dense1);
    }

    private static byte[] Saved(FrozenByProperty network)
    {
        MemoryStream stream = new();
        network.Save(stream);
        return stream.ToArray();
    }

    private static byte[] Saved(FrozenByDeclaration network)
    {
        MemoryStream stream = new();
        network.Save(stream);
        return stream.ToArray();
    }

    private static float[] Bias(FrozenByProperty network)
    {
        float[] bias = new float[5];
        network.Dense1.Bias.FlattenTo(bias);
        return bias;
    }
}
