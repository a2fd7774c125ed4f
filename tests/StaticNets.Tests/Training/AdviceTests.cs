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

/// <summary>A convolution that is computed together with its pooling, so that only the maxima of its output are stored.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(6, 28, 1)]
[Conv2D(4, 5, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(1)]
internal sealed partial class PooledFilters;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(2)]
[BatchNormalization]
[Dense(8, Activation = Activation.Relu)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class Normalized;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(2)]
[Dense(4, Activation = Activation.Relu6)]
[Dense(4, Activation = Activation.Sigmoid)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class Bounded;

/// <summary>
/// Each cause of training without progress is reported for a network that has this cause, and no cause is reported for a network that
/// learns.
/// </summary>
public sealed class AdviceTests
{
    private const int Rows = 200;

    // The class of a point tells whether its two coordinates have the same sign, as in XOR.
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

        // The inputs are uniform between −1 and 1, so their mean square is 1/3, with a standard deviation of √(4/45/200) = 0.02 over 200
        // values. InputScale is the root of the mean square.
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

    /// <summary>
    /// Each filter counts as one unit: of four filters, three are always 0 and one is positive for some pixels, so three are dead.
    /// </summary>
    [Fact]
    public void ChannelsAreUnits()
    {
        Filters network = new(1);
        float[] kernel = new float[36];

        // Only the centre of the second filter has a weight, so its result is the pixel itself, here between 0.12 and 0.86, plus the bias.
        kernel[(4 * 4) + 1] = 1;
        network.Parameters.Set("conv2d/kernel", kernel);
        network.Parameters.Set("conv2d/bias", [-1, -0.25f, -1, -1]);
        float[] x = [.. Enumerable.Range(0, 50).Select(i => i / 50f)];
        History history = network.Fit(new Dataset(x, new float[2]), new FitOptions { Optimizer = new Sgd(1e-9) });
        LayerUnits layer = Assert.Single(history.Layers, layer => layer.Activation == Activation.Relu);
        Assert.Equal(("activation", 4, 3, 0.75), (layer.Layer, layer.Units, layer.Dead, layer.DeadShare));
        Assert.Contains("3 of 4 units of layer 'activation' never fire", Assert.Single(history.Advice).Text, StringComparison.Ordinal);
    }

    /// <summary>The same for a convolution of which only the maxima are stored.</summary>
    [Fact]
    public void PooledChannelsAreUnits()
    {
        PooledFilters network = new(1);
        float[] kernel = new float[4 * 25];
        kernel[(4 * 12) + 1] = 1;
        network.Parameters.Set("conv2d/kernel", kernel);
        network.Parameters.Set("conv2d/bias", [-1, -0.25f, -1, -1]);
        float[] x = [.. Enumerable.Range(0, 2 * PooledFilters.InputLength).Select(i => i / (2f * PooledFilters.InputLength))];
        History history = network.Fit(new Dataset(x, new float[2]), new FitOptions { Optimizer = new Sgd(1e-9) });
        LayerUnits layer = Assert.Single(history.Layers);
        Assert.Equal(("conv2d", 4, 3), (layer.Layer, layer.Units, layer.Dead));
    }

    /// <summary>
    /// ReLU6 and sigmoids are flat at both ends, so units can be dead or saturated at either end. A unit that is positive only for the last
    /// row is not dead.
    /// </summary>
    [Fact]
    public void BothEndsOfAFunctionAreFlat()
    {
        Bounded network = new(1);
        network.Parameters.Set("dense/kernel", [0, 0, 0, 1, 0, 0, 0, 0]);
        network.Parameters.Set("dense/bias", [-1, 7, 3, -1]);
        network.Parameters.Set("dense_1/kernel", new float[16]);
        network.Parameters.Set("dense_1/bias", [-10, 10, 0, 2]);
        float[] x = new float[2 * 250];
        x[^2] = 3;
        History history = network.Fit(new Dataset(x, new int[250]), new FitOptions { Optimizer = new Sgd(1e-9) });
        Assert.Equal([("dense", 2, 0), ("dense_1", 0, 2)], history.Layers.Select(layer => (layer.Layer, layer.Dead, layer.Saturated)));
    }

    /// <summary>
    /// Saturated units may be normal in a trained network. So they are reported only if the training has not succeeded, and only in two
    /// cases: all units of a layer are saturated, or at least half of them are and the loss hardly falls.
    /// </summary>
    [Theory]
    [InlineData(4, 0.5, null, true)]
    [InlineData(4, 0.5, 0.96, false)]
    [InlineData(3, 0.5, null, false)]
    [InlineData(3, 0.95, null, true)]
    [InlineData(1, 0.95, null, false)]
    public void SaturatedUnitsAreNamedUnlessTheyHaveLearned(int saturated, double loss, double? accuracy, bool named)
    {
        History history = new([new(1, 1, 0.1, null, null), new(2, loss, accuracy, null, null)], bestEpoch: 2, stoppedEarly: false)
        {
            Layers = [new LayerUnits("dense", Activation.Tanh, 4, 0, saturated)],
        };
        Assert.Equal(named ? [AdviceKind.SaturatedUnits] : [], history.Advice.Select(advice => advice.Kind));
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
    [InlineData(255, "are around")]
    [InlineData(1e-4f, "No input column has values above")]
    public void InputsFarFromUnitScale(float factor, string word)
    {
        float[] x = [.. _x.Select(value => factor * value)];
        History history = new Rectified(1).Fit(new Dataset(x, _classes), new FitOptions { Optimizer = new Sgd(1e-6) });
        TrainingAdvice advice = Assert.Single(history.Advice, advice => advice.Kind == AdviceKind.InputScale);
        Assert.Contains(word, advice.Text, StringComparison.Ordinal);
        Assert.Contains("StandardScaler", advice.Text, StringComparison.Ordinal);
        Assert.EndsWith("#input-scale", advice.HelpLink, StringComparison.Ordinal);
        Assert.Equal(history.Advice[0].Text, CommaCulture.Run(() => history.Advice[0].Text));
        History normalized = new Normalized(1).Fit(new Dataset(x, _classes), new FitOptions());
        Assert.DoesNotContain(normalized.Advice, each => each.Kind == AdviceKind.InputScale);
    }

    /// <summary>
    /// InputScale is measured for the largest column, on rows from the whole dataset: in the second column, the first half of the values
    /// are 10, the second half 30.
    /// </summary>
    [Fact]
    public void TheLargestColumnOfRowsFromEverywhereIsLookedAt()
    {
        float[] x =
        [
            .. Enumerable
                .Range(0, 2000)
                .Select(i =>
                    i % 2 == 0 ? 0
                    : i < 1000 ? 10f
                    : 30
                ),
        ];
        History history = new Rectified(1).Fit(new Dataset(x, new int[1000]), new FitOptions { Optimizer = new Sgd(1e-9) });
        Assert.Equal(Math.Sqrt(500), history.InputScale, 1e-9);
        Assert.Contains("input column 1 are around 22.4", history.Advice[0].Text, StringComparison.Ordinal);
    }

    /// <summary>
    /// A loss that falls by a hundredth in each epoch is no plateau, noise around 0.69 is one, and a plateau of a loss that has become
    /// small is not reported.
    /// </summary>
    [Fact]
    public void APlateauIsALossThatOnlyWavers()
    {
        System.Random random = new(5);
        Assert.Equal(0, Of(40, epoch => 0.7 - (0.007 * epoch)).PlateauEpochs);
        Assert.Equal(0, Of(9, _ => 0.7).PlateauEpochs);
        Assert.Equal(10, Of(10, _ => 0.7).PlateauEpochs);

        // The loss falls steadily, but its mean over the second half of the epochs is less than a thousandth below its mean over the first
        // half.
        Assert.InRange(Of(40, epoch => 0.7 - (1e-5 * epoch)).PlateauEpochs, 30, 40);
        History wavering = Of(40, epoch => epoch < 20 ? 2 - (0.05 * epoch) : 0.69 + (0.001 * random.NextDouble()));
        Assert.InRange(wavering.PlateauEpochs, 15, 25);
        TrainingAdvice advice = Assert.Single(wavering.Advice);
        Assert.Equal(AdviceKind.Plateau, advice.Kind);
        Assert.EndsWith("#plateau", advice.HelpLink, StringComparison.Ordinal);
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
