using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Hyperparameters;

[Network]
[Input(12)]
[Dense(5, L2 = 0, Activation = Activation.Tanh)]
[BatchNormalization(Momentum = 0.5)]
[Dropout(0)]
[Dense(2)]
internal sealed partial class VariedTape;

[Network]
[Input(12)]
[Dense(5, L2 = 0.25, Activation = Activation.Tanh)]
[BatchNormalization(Momentum = 0.75)]
[Dropout(0.5)]
[Dense(2)]
internal sealed partial class ConstantTape;

public sealed class TrainingTests
{
    private const int Rows = 6;

    // So small that no number of the networks changes by it.
    private const double NoNoise = 1e-30;

    private static readonly float[] _x = [.. Enumerable.Range(0, Rows * 12).Select(i => MathF.Sin(i))];
    private static readonly float[] _targets = [.. Enumerable.Range(0, Rows * 2).Select(i => MathF.Cos(i))];

    /// <summary>The engine that trains by gradients is made at the first call, here before or after the values have been set.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TapesFollow(bool isEngineFirst)
    {
        VariedTape network = new(3);
        ConstantTape constant = new(3);
        float[] y = new float[_targets.Length];
        if (isEngineFirst)
        {
            network.Forward(_x, y);
        }

        if (isEngineFirst)
        {
            constant.Forward(_x, y);
        }

        network.Dense.L2 = 0.25;
        network.BatchNormalization.Momentum = 0.75;
        network.Dropout.Rate = 0.5;
        for (int step = 0; step < 3; step++)
        {
            network.Backward(network.Forward(_x, y), _targets);
            network.Apply(new Sgd(0.1));
            float[] expected = new float[_targets.Length];
            constant.Backward(constant.Forward(_x, expected), _targets);
            constant.Apply(new Sgd(0.1));
            Assert.Equal(expected, y);
        }

        VariedTape copy = network.Clone();
        network.Predict(_x, y);
        float[] predicted = new float[_targets.Length];
        constant.Predict(_x, predicted);
        Assert.Equal(predicted, y);
        copy.Forward(_x, predicted);
        network.Forward(_x, y);
        Assert.Equal(y, predicted);
    }

    /// <summary>
    /// A callback changes values in the course of a training: the same numbers as steps by hand, between which the values are set.
    /// </summary>
    [Fact]
    public void CallbacksChangeTheNextBatch()
    {
        VariedChain watched = new(3) { GaussianNoise = { Deviation = NoNoise } };
        VariedChain byHand = new(3) { GaussianNoise = { Deviation = NoNoise } };
        int batches = 0;
        FitOptions options = new()
        {
            Epochs = 1,
            BatchSize = 2,
            Shuffle = false,
            Parallelism = 1,
            Optimizer = new Sgd(0.1),
            AfterBatch = _ => Set(watched, ++batches),
        };
        watched.Fit(new Dataset(_x, _targets), options);
        Sgd optimizer = new(0.1);
        for (int batch = 0; batch < Rows / 2; batch++)
        {
            _ = byHand.TrainStep(_x.AsSpan(batch * 24, 24), _targets.AsSpan(batch * 4, 4), optimizer);
            Set(byHand, batch + 1);
        }

        Assert.Equal(Rows / 2, batches);
        Assert.Equal(Of(byHand, "dense/kernel"), Of(watched, "dense/kernel"));
        Assert.Equal(Of(byHand, "batch_normalization/moving_mean"), Of(watched, "batch_normalization/moving_mean"));

        static void Set(VariedChain network, int batch)
        {
            network.Dense.L2 = 0.5 * batch;
            network.BatchNormalization.Momentum = 0.3 * batch;
            network.BatchNormalization.Epsilon = 0.1 * batch;
        }
    }

    /// <summary>A frozen layer has no share in penalties, whether they are set before or after it is frozen.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FrozenLayersStayAsTheyAre(bool isFrozenFirst)
    {
        VariedChain network = new(3) { GaussianNoise = { Deviation = NoNoise } };
        network.Dense.Frozen = isFrozenFirst;
        network.BatchNormalization.Frozen = isFrozenFirst;
        network.Dense.L1 = 0.1;
        network.Dense.MaxNorm = 0.01;
        network.BatchNormalization.Momentum = 0.5;
        network.Dense2.L2 = 0.1;
        network.Dense.Frozen = true;
        network.BatchNormalization.Frozen = true;
        float[] kernel = Of(network, "dense/kernel");
        float[] mean = Of(network, "batch_normalization/moving_mean");
        float[] trained = Of(network, "dense_2/kernel");
        VariedChain unpenalized = network.Clone();
        unpenalized.Dense.L1 = 0;
        Assert.Equal(unpenalized.TrainStep(_x, _targets, new Sgd(0.1)), network.TrainStep(_x, _targets, new Sgd(0.1)));
        Assert.Equal(kernel, Of(network, "dense/kernel"));
        Assert.Equal(mean, Of(network, "batch_normalization/moving_mean"));
        Assert.NotEqual(trained, Of(network, "dense_2/kernel"));
        network.Dense.Frozen = false;
        _ = network.TrainStep(_x, _targets, new Sgd(1e-9));

        // The norm of each column is limited to 0.01 again.
        Assert.All(Of(network, "dense/kernel"), weight => Assert.InRange(weight, -0.0101f, 0.0101f));
    }

    /// <summary>
    /// Values that change between steps concern the next step: the loss of a step has the penalty <c>λ/2 · ‖W‖²</c> of the present λ.
    /// </summary>
    [Fact]
    public void EachStepUsesThePresentValues()
    {
        VariedDoubles network = new(3) { GaussianNoise = { Deviation = NoNoise } };
        network.Dense1.L2 = 0;
        double[] x = [.. _x.Select(value => (double)value)];
        double[] targets = [.. _targets.Select(value => (double)value)];
        Sgd still = new(1e-300);
        double without = network.Clone().TrainStep(x, targets, still);
        double[] kernel = new double[16];
        network.Dense1.Kernel.FlattenTo(kernel);
        double squares = kernel.Sum(weight => weight * weight);
        foreach (double lambda in (double[])[0.5, 0, 4])
        {
            network.Dense1.L2 = lambda;
            double expected = without + (lambda / 2 * squares);

            // The loss and the penalty are sums of a few dozen terms, each rounded in double precision.
            Assert.Equal(expected, network.Clone().TrainStep(x, targets, still), 1e-13 * Math.Max(1, expected));
        }
    }

    [Fact]
    public void StepsAndPredictionsAllocateNothing()
    {
        VariedChain network = new(3)
        {
            Dropout = { Rate = 0.5 },
            Dense = { L2 = 0.1, MaxNorm = 1 },
            BatchNormalization = { Epsilon = 0.1 },
        };
        Sgd optimizer = new(0.01);
        float[] y = new float[_targets.Length];
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(_x, _targets, optimizer)));
        Assert.Equal(0, Allocations.Of(() => network.Predict(_x, y)));
    }

    private static float[] Of(VariedChain network, string tensor)
    {
        float[] values = new float[(int)network.Parameters[tensor].FlattenedLength];
        network.Parameters[tensor].FlattenTo(values);
        return values;
    }
}
