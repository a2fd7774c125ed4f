using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8)]
[Dense(7, Activation = Activation.Sigmoid)]
[ActivityRegularization(Target = 0.2, TargetWeight = 0.5)]
[Dense(3)]
public sealed partial class Targeted : ILearnTargets<double>;

/// <summary>A target of each of nine channels of an image, which other layers read as well.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(9, 3, Activation = Activation.HardSigmoid, Name = "channels")]
[ActivityRegularization(Target = 0.3, TargetWeight = 2)]
[Flatten]
[ActivityRegularization(L2 = 0.1)]
[Dense(3)]
[Flatten(From = "channels")]
[Dense(3)]
[Add("dense")]
public sealed partial class TargetedChannels : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(20)]
[Dense(17, Activation = Activation.Sigmoid)]
[ActivityRegularization(Target = 0.05, L1 = 1e-3)]
[Dense(3)]
public sealed partial class TargetedSingle : ILearnTargets<float>;

/// <summary>Tests the divergence of mean activities from a target, which depends on all rows of a batch.</summary>
public sealed class TargetActivityTests
{
    private const int Many = 500;

    // Sums of at most 500 rows in another order than the reference, whose terms have one sign: 500 · 2⁻⁵³ = 6e-14.
    private const double Tolerance = 1e-12;

    [Fact]
    public void OutputLossAndGradientsMatchPyTorch() =>
        new PyTorchPiece<double>(Fixture.Open("terms_float64"), "Targeted", new Targeted()).CompareGradients(Tolerance);

    [Fact]
    public void TenStepsMatchPyTorch() =>
        new PyTorchPiece<double>(Fixture.Open("terms_float64"), "Targeted", new Targeted()).CompareTraining(
            "sgd",
            new Sgd(0.05),
            Tolerance
        );

    [Fact]
    public void GradientsMatchDifferences()
    {
        foreach (int rows in (int[])[1, 7])
        {
            GradientAssert.MatchesDifferences(typeof(Targeted), rows);
            GradientAssert.MatchesDifferences(typeof(TargetedChannels), rows);
        }

        GradientAssert.PassesThePublicCheck(typeof(Targeted));
        GradientAssert.PassesThePublicCheck(typeof(TargetedChannels));
    }

    /// <summary>More rows than a micro-batch holds: their mean is that of all, in losses and in gradients.</summary>
    [Fact]
    public void MeansAreThoseOfTheWholeBatch()
    {
        Targeted network = new(seed: 1);
        (double[] x, double[] y) = (Numbers(Many * 8, 1), Numbers(Many * 3, 2));
        double expected = SquaredError(network, x, y) + (0.5 * Divergence(Means(network, x, _ => 1), 0.2));
        Assert.True(NetworkInside.Description(typeof(Targeted)).TrainingRows < Many);
        Assert.Equal(expected, network.Evaluate(new Dataset(x, y)).Loss, Tolerance);
        Gradients<double> gradients = new();
        Assert.Equal(expected, network.Gradient(x, y, gradients), Tolerance);
        Assert.Equal(expected, network.Clone().TrainStep(x, y, new Sgd()), Tolerance);

        // A difference quotient of the bias of one unit, over all rows: rounding errors of 2⁻⁵³ · 500 terms of 1 / 500, divided by h, and h²
        // times a third derivative below 1.
        const double H = 1e-5;
        double quotient = (Moved(H) - Moved(-H)) / (2 * H);
        Assert.Equal(quotient, gradients.Parameters["dense/bias"][2], 1e-9);

        double Moved(double h)
        {
            Targeted near = network.Clone();
            double[] bias = new double[7];
            near.Parameters["dense/bias"].FlattenTo(bias);
            bias[2] += h;
            near.Parameters.Set("dense/bias", bias);
            return near.Evaluate(new Dataset(x, y)).Loss;
        }
    }

    /// <summary>A row of weight 2 counts as two rows, one of weight 0 not at all, in the loss and in the mean activities.</summary>
    [Fact]
    public void WeightsOfRowsCountInTheMeans()
    {
        Targeted network = new(seed: 1);
        (double[] x, double[] y) = (Numbers(Many * 8, 1), Numbers(Many * 3, 2));
        double[] weights = [.. Enumerable.Range(0, Many).Select(row => (double)(row % 3))];
        int[] repeated = [.. Enumerable.Range(0, Many).SelectMany(row => Enumerable.Repeat(row, row % 3))];
        Dataset weighted = new(x, y) { SampleWeights = weights };
        (double[] copiesOfX, double[] copiesOfY) = (Rows(x, 8), Rows(y, 3));

        // The weighted sum is divided by the number of rows, not by the sum of the weights.
        double share = repeated.Length / (double)Many;
        (Gradients<double> ofWeighted, Gradients<double> ofCopies) = (new(), new());
        double loss = WeightedGradient.Of(network, weighted, ofWeighted);
        Assert.Equal(share * network.Gradient(copiesOfX, copiesOfY, ofCopies), loss, Tolerance);
        Assert.Equal(loss, network.Evaluate(weighted).Loss, Tolerance);
        double[] expected = [.. ofCopies.Block.Span.ToArray().Select(value => share * value)];
        Assert.InRange(RelativeError.Of<double>(ofWeighted.Block.Span, expected), 0, Tolerance);

        // Rows of weight 0 alone have neither a mean nor a gradient.
        Dataset weightless = new(x, y) { SampleWeights = new double[Many] };
        Assert.Equal(0, network.Evaluate(weightless).Loss);
        WeightedGradient.Of(network, weightless, ofWeighted);
        Assert.Equal(new double[expected.Length], ofWeighted.Block.Span);

        double[] Rows(double[] values, int length) => [.. repeated.SelectMany(row => values.Skip(row * length).Take(length))];
    }

    /// <summary>The mean activity of a channel is taken over its pixels, too.</summary>
    [Fact]
    public void ChannelsAreUnits()
    {
        TargetedChannels network = new(seed: 1);
        double[] x = Numbers(3 * 32, 1);
        double[] kernel = new double[9 * 2 * 9];
        network.Parameters["channels/kernel"].FlattenTo(kernel);
        double[] sums = new double[9];
        double squares = 0;
        for (int row = 0; row < 3; row++)
        {
            for (int pixel = 0; pixel < 4; pixel++)
            {
                for (int channel = 0; channel < 9; channel++)
                {
                    double z = 0;
                    for (int tap = 0; tap < 9; tap++)
                    {
                        int place = ((((pixel / 2) + (tap / 3)) * 4) + (pixel % 2) + (tap % 3)) * 2;
                        z += x[(row * 32) + place] * kernel[(tap * 18) + channel];
                        z += x[(row * 32) + place + 1] * kernel[(tap * 18) + 9 + channel];
                    }

                    double activity = Math.Clamp((z + 3) / 6, 0, 1);
                    sums[channel] += activity;
                    squares += activity * activity;
                }
            }
        }

        double[] y = new double[9];
        network.Predict(x, y);
        double expected = (2 * Divergence([.. sums.Select(sum => sum / 12)], 0.3)) + (0.05 * squares / 3);
        Assert.Equal(expected, network.Evaluate(new Dataset(x, y)).Loss, Tolerance);
    }

    /// <summary>Units whose activities are all rounded to 0 or 1 have an infinite divergence; it is limited.</summary>
    [Fact]
    public void SaturatedUnitsStayFinite()
    {
        TargetedSingle network = new(seed: 1);
        float[] bias = [.. Enumerable.Range(0, 17).Select(i => i % 2 == 0 ? 1000f : -1000f)];
        network.Parameters.Set("dense/bias", bias);
        (float[] x, float[] y) = (new float[40], new float[6]);
        float loss = network.TrainStep(x, y, new Sgd(0.1));

        // Nine units at 1 and eight at 0, limited to 1e-7 from there: 0.95 ln(0.95 / 1e-7) + 0.05 ln(0.05 / (1 − 1e-7)) and the like.
        double expected = (9 * One(0.05)) + (8 * One(0.95));
        Assert.Equal(expected, loss - ErrorOf(network) - (1e-3 * 9), 0.01);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.True(float.IsFinite(network.TrainStep(x, y, new Adam()))));

        static double One(double near) => (near * Math.Log(near)) + ((1 - near) * Math.Log((1 - near) / 1e-7));

        double ErrorOf(TargetedSingle of)
        {
            TargetedSingle fresh = new(seed: 1);
            fresh.Parameters.Set("dense/bias", bias);
            float[] outputs = new float[6];
            fresh.Predict(x, outputs);
            return outputs.Average(value => value * value);
        }
    }

    [Fact]
    public void EveryVectorWidthGivesTheSame()
    {
        TermWidths.Check<double>(typeof(Targeted), 1e-13);
        TermWidths.Check<double>(typeof(TargetedChannels), 1e-13);
        TermWidths.Check<float>(typeof(TargetedSingle), 1e-5);
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        TargetedSingle network = new();
        RandomRows<float> rows = new(NetworkInside.Description(typeof(TargetedSingle)), 200, seed: 1);
        Gradients<float> gradients = new();
        Adam optimizer = new();
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(rows.X, rows.Targets, optimizer)));
        Assert.Equal(0, Allocations.Of(() => network.Gradient(rows.X, rows.Targets, gradients)));
    }

    /// <summary>Every number of threads trains the same, since the whole batch is taken at once.</summary>
    [Fact]
    public void FitPullsActivitiesToTheTarget()
    {
        (double[] x, double[] y) = (Numbers(Many * 8, 1), Numbers(Many * 3, 2));
        Targeted network = Fitted(1);
        Assert.All(Means(network, x, _ => 1), mean => Assert.InRange(mean, 0.15, 0.25));
        Assert.All(Means(new Targeted(seed: 1), x, _ => 1), mean => Assert.InRange(mean, 0.3, 0.7));
        Assert.Equal(Engine(network), Engine(Fitted(3)));

        Targeted Fitted(int threads)
        {
            Targeted fitted = new(seed: 1);
            fitted.Fit(
                new Dataset(x, y),
                new FitOptions
                {
                    Epochs = 100,
                    BatchSize = 250,
                    Parallelism = threads,
                    Optimizer = new Adam(0.01),
                }
            );
            return fitted;
        }

        static double[] Engine(Targeted of) => NetworkInside.Engine<double>(of).Parameters.Span.ToArray();
    }

    private static double SquaredError(Targeted network, double[] x, double[] y)
    {
        double[] outputs = new double[y.Length];
        network.Predict(x, outputs);
        return outputs.Zip(y, (a, b) => (a - b) * (a - b)).Average();
    }

    /// <summary>Computes the mean activities of the hidden units by plain loops.</summary>
    private static double[] Means(Targeted network, double[] x, Func<int, double> weight)
    {
        (double[] kernel, double[] bias) = (new double[56], new double[7]);
        network.Parameters["dense/kernel"].FlattenTo(kernel);
        network.Parameters["dense/bias"].FlattenTo(bias);
        double[] sums = new double[7];
        double total = 0;
        for (int row = 0; row < x.Length / 8; row++)
        {
            total += weight(row);
            for (int unit = 0; unit < 7; unit++)
            {
                double z = bias[unit] + Enumerable.Range(0, 8).Sum(i => x[(row * 8) + i] * kernel[(i * 7) + unit]);
                sums[unit] += weight(row) / (1 + Math.Exp(-z));
            }
        }

        return [.. sums.Select(sum => sum / total)];
    }

    private static double Divergence(double[] means, double target) =>
        means.Sum(mean => (target * Math.Log(target / mean)) + ((1 - target) * Math.Log((1 - target) / (1 - mean))));

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
