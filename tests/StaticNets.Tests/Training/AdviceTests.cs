namespace StaticNets.Tests.StandingStill;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(2)]
[Dense(16, Activation = Activation.Relu)]
[Dense(8, Activation = Activation.Relu)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class Rectified;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(2)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class Tangents;

[Network(Loss = Loss.MeanSquaredError)]
[Input(5, 5, 1)]
[Conv2D(4, 3)]
[Activation(Activation.Relu)]
[Flatten]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class Filters;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(2)]
[BatchNormalization]
[Dense(8, Activation = Activation.Relu)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class Normalized;

/// <summary>Each thing that makes training stand still is found in a network that has it, and in none that learns.</summary>
public sealed class AdviceTests
{
    private const int Rows = 200;

    // Two classes: whether a point of the square lies on the same side of both axes, as XOR.
    private readonly float[] _x;
    private readonly int[] _classes;

    public AdviceTests()
    {
        System.Random random = new(1);
        _x = [.. Enumerable.Range(0, 2 * Rows).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        _classes = [.. Enumerable.Range(0, Rows).Select(row => _x[2 * row] * _x[(2 * row) + 1] > 0 ? 1 : 0)];
    }

    private Dataset Data => new(_x, _classes);

    [Fact]
    public void ANetworkThatLearnsGetsNone()
    {
        History history = new Rectified(1).Fit(Data, new FitOptions { Epochs = 100, Optimizer = new Adam(0.01) });
        Assert.True(history.Epochs[^1].Accuracy > 0.95, $"{history.Epochs[^1]}");
        Assert.Empty(history.Advice);
        Assert.Equal(["dense", "dense_1"], history.Layers.Select(layer => layer.Layer));
        Assert.Equal([16, 8], history.Layers.Select(layer => layer.Units));
        Assert.All(history.Layers, layer => Assert.True(layer.DeadShare < 0.5, $"{layer}"));

        // Uniform on −1 to 1: a mean square of 1/3, whose standard deviation over 200 values is √(4/45/200) = 0.02.
        Assert.InRange(history.InputScale, 0.5, 0.65);
    }

    [Fact]
    public void ARateOfTenKillsUnits()
    {
        History history = new Rectified(1).Fit(Data, new FitOptions { Epochs = 30, Optimizer = new Sgd(10) });
        TrainingAdvice dead = Assert.Single(history.Advice, advice => advice.Kind == AdviceKind.DeadUnits && advice.Layer == "dense_1");
        Assert.Contains("8 of 8 units of layer 'dense_1' never fire", dead.Text, StringComparison.Ordinal);
        Assert.Contains("(it is 10)", dead.Text, StringComparison.Ordinal);
        Assert.EndsWith("docs/training-advice.md#dead-units", dead.ToString(), StringComparison.Ordinal);
        Assert.Contains(history.Advice, advice => advice.Kind == AdviceKind.Plateau);
        Assert.InRange(history.PlateauEpochs, 10, 30);
    }

    /// <summary>Units are counted one by one: of three filters that never fire and one that does, three are dead.</summary>
    [Fact]
    public void ChannelsAreUnits()
    {
        Filters network = new(1);
        network.Parameters.Set("conv2d/kernel", new float[36]);
        network.Parameters.Set("conv2d/bias", [-1, 1, -1, -1]);
        float[] x = [.. Enumerable.Range(0, 50).Select(i => i / 50f)];
        History history = network.Fit(new Dataset(x, new float[2]), new FitOptions { Optimizer = new Sgd(1e-9) });
        LayerUnits layer = Assert.Single(history.Layers, layer => layer.Activation == Activation.Relu);
        Assert.Equal(("activation", 4, 3, 0.75), (layer.Layer, layer.Units, layer.Dead, layer.DeadShare));
        Assert.Contains("3 of 4 units of layer 'activation' never fire", Assert.Single(history.Advice).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void LargeWeightsSaturateUnits()
    {
        Tangents network = new(1);
        network.Parameters.Set("dense/bias", [.. Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? 40f : -40f)]);
        History history = network.Fit(Data, new FitOptions { Epochs = 3 });
        Assert.Equal((16, 0), (history.Layers[0].Saturated, history.Layers[0].Dead));
        TrainingAdvice advice = Assert.Single(history.Advice);
        Assert.Equal((AdviceKind.SaturatedUnits, "dense"), (advice.Kind, advice.Layer));
        Assert.EndsWith("#saturated-units", advice.HelpLink, StringComparison.Ordinal);

        History healthy = new Tangents(1).Fit(Data, new FitOptions { Epochs = 3 });
        Assert.Equal(0, healthy.Layers[0].Saturated);
        Assert.Empty(healthy.Advice);
    }

    [Theory]
    [InlineData(255, "around")]
    [InlineData(1e-4f, "above")]
    public void InputsFarFromUnitScale(float factor, string word)
    {
        float[] x = [.. _x.Select(value => factor * value)];
        History history = new Rectified(1).Fit(new Dataset(x, _classes), new FitOptions { Optimizer = new Sgd(1e-6) });
        TrainingAdvice advice = Assert.Single(history.Advice, advice => advice.Kind == AdviceKind.InputScale);
        Assert.Contains(word, advice.Text, StringComparison.Ordinal);
        Assert.Contains("StandardScaler", advice.Text, StringComparison.Ordinal);
        History normalized = new Normalized(1).Fit(new Dataset(x, _classes), new FitOptions());
        Assert.DoesNotContain(normalized.Advice, each => each.Kind == AdviceKind.InputScale);
    }

    /// <summary>A loss that falls by a hundredth an epoch moves, noise about 0.69 does not, and a loss that did its work is left alone.</summary>
    [Fact]
    public void APlateauIsALossThatOnlyWavers()
    {
        System.Random random = new(5);
        Assert.Equal(0, Of(40, epoch => 0.7 - (0.007 * epoch)).PlateauEpochs);
        Assert.Equal(0, Of(9, _ => 0.7).PlateauEpochs);
        Assert.Equal(10, Of(10, _ => 0.7).PlateauEpochs);
        History wavering = Of(40, epoch => epoch < 20 ? 2 - (0.05 * epoch) : 0.69 + (0.001 * random.NextDouble()));
        Assert.InRange(wavering.PlateauEpochs, 15, 25);
        Assert.Equal(AdviceKind.Plateau, Assert.Single(wavering.Advice).Kind);
        History finished = Of(40, epoch => epoch < 10 ? 1.0 / (epoch + 1) : 0.001);
        Assert.True(finished.PlateauEpochs >= 10);
        Assert.Empty(finished.Advice);
    }

    private static History Of(int epochs, Func<int, double> loss) =>
        new(
            [.. Enumerable.Range(0, epochs).Select(i => new EpochRecord(i + 1, loss(i), null, null, null) { LearningRate = 0.1 })],
            bestEpoch: epochs,
            stoppedEarly: false
        );
}
