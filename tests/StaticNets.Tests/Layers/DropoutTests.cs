using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Padded;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>Dropout followed by a single unit: the change of the kernel in a training step shows each element of the mask.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(64)]
[Dropout(0.25)]
[Dense(1)]
public sealed partial class Dropped : ILearnTargets<double>;

/// <summary>The network <see cref="Dropped"/> without its dropout.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(64)]
[Dense(1)]
internal sealed partial class NotDropped : ILearnTargets<double>;

/// <summary>For inputs of one and targets of zero, the loss is the mean square of the mask.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(65)]
[Dropout(0.25)]
internal sealed partial class OnlyDropout : ILearnTargets<float>;

/// <summary>Dropout in generated networks: masks with the elements 0 and 1 / keep in training steps, otherwise none.</summary>
public sealed class DropoutTests : GradientTests<Dropped>
{
    private const double Keep = 0.75;

    [Fact]
    public void EachStepHasAMaskOfItsOwnScaledByTheInverseOfKeep()
    {
        Dropped network = new(seed: 3);
        HashSet<string> masks = [];
        int kept = 0;
        const int Steps = 200;
        for (int step = 0; step < Steps; step++)
        {
            double[] mask = MaskOfAStep(network);
            foreach (double value in mask)
            {
                // Weights below 10 change by about 0.1, so each element of the mask has an error of about 10·2⁻⁵³ / 0.1, far below this
                // tolerance.
                Assert.True(Math.Abs(value) < 1e-12 || Math.Abs(value - (1 / Keep)) < 1e-12, $"mask {value:R}");
                kept += value > 0.5 ? 1 : 0;
            }

            masks.Add(string.Concat(mask.Select(value => value > 0.5 ? '1' : '0')));
        }

        // The share of kept elements among n = 64 · 200 draws has the standard error √(keep · (1 − keep) / n) = 0.0038; the tolerance is
        // three standard errors.
        Assert.Equal(Steps, masks.Count);
        Assert.InRange(kept / (64.0 * Steps), Keep - 0.0115, Keep + 0.0115);
    }

    /// <summary>
    /// Over the rows of a batch and all its micro-batches, the mean of mask² is 1 / keep. Two rows of a batch have different masks.
    /// </summary>
    [Fact]
    public void RowsOfABatchHaveMasksOfTheirOwn()
    {
        OnlyDropout network = new(seed: 3);
        float[] ones = [.. Enumerable.Repeat(1f, 1000 * 65)];
        double share = Keep * Keep * network.TrainStep(ones, new float[ones.Length], new Sgd());

        // The tolerance is five standard deviations of the share of 65 000 draws: 5·√(0.1875 / 65 000).
        Assert.InRange(share, Keep - 0.0085, Keep + 0.0085);

        // If two rows had the same mask, the number of kept elements would always be even.
        float[] two = ones[..(2 * 65)];
        double[] counts = [.. Enumerable.Range(0, 20).Select(_ => Keep * Keep * 130 * network.TrainStep(two, new float[130], new Sgd()))];
        Assert.All(counts, count => Assert.Equal(Math.Round(count), count, 1e-3));
        Assert.Contains(counts, count => (int)Math.Round(count) % 2 == 1);
    }

    [Fact]
    public void PredictGradientAndEvaluateAreAsWithoutIt()
    {
        Dropped network = new(seed: 3);
        NotDropped plain = new(seed: 4);
        MaskOfAStep(network);
        foreach (string name in plain.Parameters.Names)
        {
            double[] values = new double[plain.Parameters[name].FlattenedLength];
            network.Parameters[name].FlattenTo(values);
            plain.Parameters.Set(name, values);
        }

        // With so few rows, each of the two networks has a single micro-batch. So they add the same terms in the same order, and the
        // results are exactly equal.
        RandomRows<double> rows = new(NetworkInside.Description(typeof(Dropped)), 50, seed: 1);
        double[] y = new double[50];
        double[] expected = new double[50];
        network.Predict(rows.X, y);
        plain.Predict(rows.X, expected);
        Assert.Equal(expected, y);

        Gradients<double> into = new();
        Gradients<double> wanted = new();
        Assert.Equal(plain.Evaluate(new Dataset(rows.X, rows.Targets)), network.Evaluate(new Dataset(rows.X, rows.Targets)));
        Assert.Equal(plain.Gradient(rows.X, rows.Targets, wanted), network.Gradient(rows.X, rows.Targets, into));
        Assert.Equal(wanted.Block.Span.ToArray(), into.Block.Span.ToArray());
        Assert.Equal(wanted.Input.ToArray(), into.Input.ToArray());
    }

    [Fact]
    public void TheSameSeedIsTheSameTraining()
    {
        RandomRows<float> rows = new(NetworkInside.Description(typeof(SigmoidGraph)), 23, seed: 1);
        float[] first = Train(new SigmoidGraph(seed: 3), rows);
        Assert.Equal(first, Train(new SigmoidGraph(seed: 3), rows));

        // A network with the same weights but another seed draws other masks.
        SigmoidGraph other = new(seed: 4);
        SigmoidGraph like = new(seed: 3);
        foreach (string name in like.Parameters.Names)
        {
            float[] values = new float[like.Parameters[name].FlattenedLength];
            like.Parameters[name].FlattenTo(values);
            other.Parameters.Set(name, values);
        }

        Assert.NotEqual(first, Train(other, rows));
    }

    private static float[] Train(SigmoidGraph network, RandomRows<float> rows)
    {
        for (int step = 0; step < 5; step++)
        {
            network.TrainStep(rows.X, rows.Targets, new Adam());
        }

        return NetworkInside.Engine<float>(network).Parameters.Span.ToArray();
    }

    /// <summary>
    /// Returns the mask of one training step: with inputs of one, the kernel changes by the mask times the change of the bias.
    /// </summary>
    private static double[] MaskOfAStep(Dropped network)
    {
        double[] before = new double[64];
        double[] after = new double[64];
        network.Parameters.Set("dense/bias", [0]);
        network.Dense.Kernel.FlattenTo(before);
        double[] x = [.. Enumerable.Repeat(1.0, 64)];
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
