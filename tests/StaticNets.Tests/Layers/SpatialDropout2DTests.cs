using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 2, 17)]
[SpatialDropout2D(0.25)]
[Flatten]
[Dense(1)]
public sealed partial class DroppedChannels : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4, 3, 5)]
[SpatialDropout2D(0.25)]
public sealed partial class OnlySpatialDropout : ILearnTargets<float>;

/// <summary>Another layer reads what is dropped, so that the gradients add up.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 2)]
[Conv2D(9, 2, Activation = Activation.Tanh)]
[SpatialDropout2D(0.4)]
[Multiply("conv2d")]
[GlobalAveragePooling2D]
[Dense(2)]
public sealed partial class DroppedHidden : ILearnTargets<double>;

public sealed class SpatialDropout2DTests : GradientTests<DroppedChannels>
{
    private const double Keep = 0.75;

    /// <summary>With inputs of one, the kernel of the single unit changes by the mask times the change of the bias.</summary>
    [Fact]
    public void EachStepDropsWholeChannels()
    {
        DroppedChannels network = new(seed: 3);
        HashSet<string> masks = [];
        int kept = 0;
        const int Steps = 200;
        for (int step = 0; step < Steps; step++)
        {
            double[] mask = MaskOfAStep(network);

            // Weights below 10 change by about 0.1, so each element of the mask has an error of about 10·2⁻⁵³ / 0.1, far below this
            // tolerance.
            Assert.All(mask, value => Assert.True(Math.Abs(value) < 1e-12 || Math.Abs(value - (1 / Keep)) < 1e-12, $"mask {value:R}"));
            double[] first = mask[..17];
            Assert.All(mask.Chunk(17), pixel => Assert.Equal(first.Select(value => value > 0.5), pixel.Select(value => value > 0.5)));
            kept += first.Count(value => value > 0.5);
            masks.Add(string.Concat(first.Select(value => value > 0.5 ? '1' : '0')));
        }

        // Of 17 channels there are 131 072 masks, so that some may be drawn twice. The share of kept channels among n = 17 · 200 has the
        // standard error √(keep · (1 − keep) / n) = 0.0074; the tolerance is three standard errors.
        Assert.InRange(masks.Count, Steps * 9 / 10, Steps);
        Assert.InRange(kept / (17.0 * Steps), Keep - 0.0223, Keep + 0.0223);
    }

    /// <summary>The samples of a batch, in all its micro-batches, have masks of their own, and the mean of mask² is 1 / keep.</summary>
    [Fact]
    public void RowsOfABatchHaveMasksOfTheirOwn()
    {
        OnlySpatialDropout network = new(seed: 3);
        float[] ones = [.. Enumerable.Repeat(1f, 4000 * 60)];
        double share = Keep * Keep * network.TrainStep(ones, new float[ones.Length], new Sgd());

        // The tolerance is five standard deviations of the share of 20 000 draws: 5·√(0.1875 / 20 000).
        Assert.InRange(share, Keep - 0.0153, Keep + 0.0153);

        // If two samples had the same mask, the number of kept channels would always be even.
        float[] two = ones[..(2 * 60)];
        double[] counts = [.. Enumerable.Range(0, 20).Select(_ => Keep * Keep * 10 * network.TrainStep(two, new float[120], new Sgd()))];
        Assert.All(counts, count => Assert.Equal(Math.Round(count), count, 1e-3));
        Assert.Contains(counts, count => (int)Math.Round(count) % 2 == 1);
    }

    [Fact]
    public void PredictPassesTheInputOn()
    {
        float[] x = [.. Enumerable.Range(0, 120).Select(i => MathF.Sin(i))];
        float[] y = new float[120];
        new OnlySpatialDropout(seed: 3).Predict(x, y);
        Assert.Equal(x, y);
    }

    private static double[] MaskOfAStep(DroppedChannels network)
    {
        double[] before = new double[102];
        double[] after = new double[102];
        network.Parameters.Set("dense/bias", [0]);
        network.Dense.Kernel.FlattenTo(before);
        double[] x = [.. Enumerable.Repeat(1.0, 102)];
        double[] y = new double[1];
        network.Predict(x, y);

        // The target is far from every possible output, so that there is always a gradient; afterwards the kernel is restored.
        network.TrainStep(x, [y[0] + 100], new Sgd(1e-3));
        network.Dense.Kernel.FlattenTo(after);
        double bias = network.Dense.Bias[0];
        network.Parameters.Set("dense/kernel", before);
        return [.. after.Zip(before, (a, b) => (a - b) / bias)];
    }
}

public sealed class SpatialDropout2DInsideTests : GradientTests<DroppedHidden>;
