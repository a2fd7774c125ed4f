using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.Checked;
using StaticNets.Tests.Networks.Fixtures;

namespace StaticNets.Tests.Networks;

/// <summary>DropConnect and Gaussian noise: the distribution of the random numbers, and that none are drawn outside training.</summary>
public sealed class WeightMaskTests
{
    private const double Rate = 0.3;

    [Fact]
    public void KeptWeightsAreScaledByTheInverseOfKeep()
    {
        const int Length = 20_000;
        double[] mask = new double[Length];
        MicroBatch<double> batch = new() { Training = true, DropoutSeed = 17 };
        DropoutMask.FillWeights(ref mask[0], Length, Rate, index: 2, batch);
        Assert.All(mask, value => Assert.True(value == 0 || value == 1 / (1 - Rate), $"{value}"));

        // Three standard errors of a share.
        double share = mask.Count(value => value > 0) / (double)Length;
        Assert.InRange(share, 1 - Rate - Error(3), 1 - Rate + Error(3));

        double Error(double count) => count * Math.Sqrt(Rate * (1 - Rate) / Length);
    }

    [Fact]
    public void TheMaskOfAStepDoesNotDependOnTheRows()
    {
        double[] first = new double[64];
        double[] later = new double[64];
        DropoutMask.FillWeights(
            ref first[0],
            64,
            Rate,
            0,
            new MicroBatch<double>
            {
                Training = true,
                DropoutSeed = 5,
                Rows = 8,
            }
        );
        MicroBatch<double> other = new()
        {
            Training = true,
            DropoutSeed = 5,
            Rows = 3,
            FirstRow = 8,
        };
        DropoutMask.FillWeights(ref later[0], 64, Rate, 0, other);
        Assert.Equal(first, later);
    }

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

        // Three standard errors of the mean (σ / √n) and of the mean square (σ²√(2 / n)).
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
    public void OutsideTrainingNothingIsDrawn()
    {
        double[] values = [5, 5, 5, 5];
        DropoutMask.FillWeights(ref values[0], 4, Rate, 0, new MicroBatch<double> { DropoutSeed = 5 });
        Assert.All(values, value => Assert.Equal(1, value));
        NoiseField.Fill(ref values[0], 4, 1, 0, new MicroBatch<double> { DropoutSeed = 5, Rows = 1 });
        Assert.All(values, value => Assert.Equal(0, value));
    }

    /// <summary>A dropped weight has no influence in the step, and so no gradient.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AStepWithDropConnectIsThatOfTheMaskedKernel(int threads)
    {
        DropConnected network = new(seed: 5);
        DropConnected plain = network.Clone();
        System.Random random = new(2);
        float[] x = [.. Enumerable.Range(0, 64 * 8).Select(_ => random.NextSingle())];
        float[] y = [.. Enumerable.Range(0, 64 * 3).Select(_ => random.NextSingle())];
        float[] before = new float[8 * 3];
        network.Parameters["dense/kernel"].FlattenTo(before);
        network.Fit(
            new Dataset(x, y),
            new FitOptions
            {
                BatchSize = 64,
                Shuffle = false,
                Optimizer = new Sgd(0.5),
                Parallelism = threads,
            }
        );
        float[] moved = new float[8 * 3];
        network.Parameters["dense/kernel"].FlattenTo(moved);
        bool[] stayed = [.. moved.Zip(before, (a, b) => a == b)];

        // For x > 0 and an error in each unit, all other weights change.
        int stride = NetworkInside.Description(typeof(DropConnected)).Tensors[0].RowStride;
        float[] mask = new float[8 * stride];
        ulong seed = ((TrainingEngine<float>)NetworkInside.Engine<float>(plain)).DropoutSeed;
        DropoutMask.FillWeights(ref mask[0], mask.Length, 0.5, 0, new MicroBatch<float> { Training = true, DropoutSeed = seed });
        for (int i = 0; i < 8; i++)
        {
            for (int unit = 0; unit < 3; unit++)
            {
                Assert.Equal(mask[(i * stride) + unit] == 0, stayed[(i * 3) + unit]);
            }
        }
    }

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

        // The targets are the predictions: without noise and masks the loss is zero.
        Assert.Equal(0, network.Gradient(x, y, new Gradients<double>()));
        Assert.True(network.TrainStep(x, y, new Sgd(1e-300)) > 0);
    }
}
