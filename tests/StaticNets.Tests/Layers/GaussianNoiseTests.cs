using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[GaussianNoise(0.5)]
[Dense(7, Activation = Activation.Tanh, DropConnect = 0.5)]
[GaussianNoise(0.1)]
[Dense(3)]
public sealed partial class Noisy : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[GaussianNoise(0.5)]
public sealed partial class OnlyNoise : ILearnTargets<double>;

/// <summary>Tests the distribution of Gaussian noise, and that no noise is drawn outside training.</summary>
public sealed class GaussianNoiseTests : GradientTests<Noisy>
{
    [Fact]
    public void NoiseHasItsDeviationAndRowsTheirOwn()
    {
        const int Rows = 500;
        const int Stride = 40;
        double[] field = new double[Rows * Stride];
        MicroBatch<double> batch = new()
        {
            Training = true,
            DropoutSeed = 9,
            Rows = Rows,
        };
        NoiseField.Fill(ref field[0], Stride, deviation: 0.5, index: 1, batch);

        // The tolerances are three standard errors of the mean (σ / √n) and of the mean square (σ²√(2 / n)).
        Assert.Equal(0, field.Average(), 3 * 0.5 / Math.Sqrt(field.Length));
        Assert.Equal(0.25, field.Average(value => value * value), 3 * 0.25 * Math.Sqrt(2.0 / field.Length));
        Assert.Equal(field.Length, field.Distinct().Count());

        double[] part = new double[2 * Stride];
        batch.FirstRow = 7;
        batch.Rows = 2;
        NoiseField.Fill(ref part[0], Stride, deviation: 0.5, index: 1, batch);
        Assert.Equal(field[(7 * Stride)..(9 * Stride)], part);
    }

    [Fact]
    public void OutsideTrainingThereIsNoNoise()
    {
        double[] values = [5, 5, 5, 5];
        NoiseField.Fill(ref values[0], 4, 1, 0, new MicroBatch<double> { DropoutSeed = 5, Rows = 1 });
        Assert.All(values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void ValuesAndGradientsPassUnchangedOutsideTraining() => Identity.Check(new OnlyNoise());

    [Fact]
    public void PredictionsAndGradientsUseTheWholeKernelAndNoNoise()
    {
        Noisy network = new(seed: 1);
        double[] x = [.. Enumerable.Range(0, 10).Select(i => 0.1 * i)];
        double[] y = new double[6];
        double[] again = new double[6];
        network.Predict(x, y);
        network.TrainStep(x, y, new Sgd(1e-300));
        network.Predict(x, again);
        Assert.Equal(y, again);

        // The targets are the predictions, so the loss is zero without noise and masks.
        Assert.Equal(0, network.Gradient(x, y, new Gradients<double>()));
        Assert.True(network.TrainStep(x, y, new Sgd(1e-300)) > 0);
    }
}
