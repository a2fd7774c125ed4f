using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Precision = Precision.Double)]
[Input(8)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(6)]
[Sampling(Beta = 0.3)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(8, Activation = Activation.Sigmoid)]
[Output("dense_3", Loss = Loss.BinaryCrossEntropy, Weight = 8)]
public sealed partial class Variational : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Sampling(Beta = 0.5)]
public sealed partial class OnlySampled : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Sampling(Beta = 0)]
public sealed partial class SampledWithoutTerm : ILearnTargets<double>;

/// <summary>Samples of an image, whose last axis has nine means, and samples of samples, beside a layer that reads what they read.</summary>
[Network(Loss = Loss.Huber, Precision = Precision.Double)]
[Input(2, 2, 18)]
[Sampling(Beta = 0.2)]
[Flatten]
[Dense(12, Activation = Activation.Tanh, Name = "code")]
[Sampling(Beta = 0.1)]
[Dense(5)]
[Dense(5, From = "code")]
[Add("dense")]
public sealed partial class SampledTwice : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(20)]
[Dense(34)]
[Sampling]
[Dense(3)]
public sealed partial class SampledSingle : ILearnTargets<float>;

/// <summary>Tests samples of normal distributions and the divergence that they add to the loss.</summary>
public sealed class SamplingTests() : PyTorchPieceTests<Variational>("terms_float64", "Variational")
{
    private const int Rows = 5;

    /// <summary>A step along the gradient shows it, since the weights differ by the gradient times the rate.</summary>
    [Fact]
    public void GradientsWithNoiseMatchPyTorch()
    {
        Fixture fixture = Fixture.Open("terms_float64");
        Variational network = new();
        foreach (string tensor in network.Parameters.Names)
        {
            network.Parameters.Set(tensor, Of("init/" + tensor));
        }

        network.TrainStep(Of("x"), Of("y"), new Sgd(1));
        foreach (string tensor in network.Parameters.Names)
        {
            double[] step = [.. Of("init/" + tensor).Zip(Flat(network, tensor), (before, after) => before - after)];

            // Sums of at most 9 rows and 8 products in another order; the difference of weights of about 1 adds a rounding error of 2⁻⁵³.
            Assert.InRange(RelativeError.Of<double>(step, Of("step/" + tensor)), 0, 1e-12);
        }

        double[] Of(string name) => fixture.Get<double>("Variational/" + name);
    }

    [Fact]
    public void GradientsOfImagesAndOfSamplesOfSamplesMatchDifferences()
    {
        GradientAssert.MatchesDifferences(typeof(SampledTwice), 1);
        GradientAssert.MatchesDifferences(typeof(SampledTwice), 7);
        GradientAssert.IsTheMeanOfItsParts(typeof(SampledTwice));
        GradientAssert.PassesThePublicCheck(typeof(SampledTwice));
    }

    /// <summary>
    /// Clones draw the same noise in their next step, and <c>TrainStep</c> returns the loss before the step. So the loss with noise is a
    /// function of the weights, whose difference quotients are compared with the step.
    /// </summary>
    [Theory]
    [InlineData(5)]
    [InlineData(400)]
    public void StepsFollowTheGradientWithNoise(int rows)
    {
        SampledTwice network = new(seed: 3);
        (double[] x, double[] y) = (Numbers(rows * 72, 1), Numbers(rows * 5, 2));
        SampledTwice after = network.Clone();
        after.TrainStep(x, y, new Sgd(1));
        System.Random random = new(7);
        foreach (string tensor in network.Parameters.Names)
        {
            (double[] before, double[] moved) = (Flat(network, tensor), Flat(after, tensor));
            for (int draw = 0; draw < 6; draw++)
            {
                int i = random.Next(before.Length);
                const double H = 1e-5;
                double quotient = (Loss(tensor, i, H) - Loss(tensor, i, -H)) / (2 * H);

                // The loss is about 1, so the quotient has an error of 2⁻⁵³ · 40 terms / H = 4e-10 by rounding, and h² times a third derivative
                // of about 10 is 1e-9.
                Assert.Equal(quotient, before[i] - moved[i], 2e-9);
            }
        }

        double Loss(string tensor, int i, double h)
        {
            SampledTwice near = network.Clone();
            double[] values = Flat(near, tensor);
            values[i] += h;
            near.Parameters.Set(tensor, values);
            return near.TrainStep(x, y, new Sgd(1e-300));
        }
    }

    [Fact]
    public void PredictionsAreTheMeans()
    {
        double[] x = Numbers(Rows * 6, 1);
        double[] y = new double[Rows * 3];
        new OnlySampled().Predict(x, y);
        Assert.Equal(x.Chunk(6).SelectMany(row => row.Take(3)), y);
    }

    /// <summary>
    /// The targets are the means, so that the loss without noise is the divergence alone; <c>Evaluate</c> contains it, weighted by row.
    /// </summary>
    [Fact]
    public void LossContainsTheDivergence()
    {
        double[] x = Numbers(Rows * 6, 1);
        double[] means = [.. x.Chunk(6).SelectMany(row => row.Take(3))];
        double[] weights = [0, 1, 2, 0.5, 3];
        double[] divergences = [.. x.Chunk(6).Select(row => Enumerable.Range(0, 3).Sum(i => Divergence(row[i], row[i + 3])))];

        // Each figure is a sum of at most 60 terms of about 1, which are rounded to 2⁻⁵³.
        OnlySampled network = new();
        Assert.Equal(0.5 * divergences.Average(), network.Gradient(x, means, new Gradients<double>()), 1e-14);
        Assert.Equal(0.5 * divergences.Average(), network.Evaluate(new Dataset(x, means)).Loss, 1e-14);
        double weighted = divergences.Zip(weights, (divergence, weight) => 0.5 * divergence * weight).Sum() / Rows;
        Dataset data = new(x, means) { SampleWeights = weights };
        Assert.Equal(weighted, network.Evaluate(data).Loss, 1e-14);
        Gradients<double> gradients = new();
        Assert.Equal(weighted, WeightedGradient.Of(network, data, gradients), 1e-14);
        double[] expected =
        [
            .. x.Chunk(6)
                .SelectMany((row, r) => row.Select((value, i) => weights[r] / Rows * 0.5 * (i < 3 ? value : 0.5 * (Math.Exp(value) - 1)))),
        ];
        Assert.All(expected.Zip(gradients.Input.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
        Assert.Equal(0, new SampledWithoutTerm().Gradient(x, means, new Gradients<double>()));

        static double Divergence(double mean, double logVariance) => 0.5 * ((mean * mean) + Math.Exp(logVariance) - 1 - logVariance);
    }

    /// <summary>With targets equal to the means, the squared error of a step is the mean of σ² ε².</summary>
    [Fact]
    public void EachStepAndRowHasItsOwnNoise()
    {
        const int Many = 2000;
        SampledWithoutTerm network = new(seed: 1);
        double[] x = new double[Many * 6];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = i % 6 < 3 ? 7 : Math.Log(4);
        }

        double[] y = Enumerable.Repeat(7.0, Many * 3).ToArray();
        double[] losses = [.. Enumerable.Range(0, 3).Select(_ => network.TrainStep(x, y, new Sgd()))];
        Assert.Equal(3, losses.Distinct().Count());

        // The mean square of n numbers from N(0, σ²) has the standard error σ² √(2 / n); the tolerance is four of them.
        Assert.All(losses, loss => Assert.Equal(4, loss, 4 * 4 * Math.Sqrt(2.0 / y.Length)));
        SampledWithoutTerm again = new(seed: 1);
        Assert.Equal(losses[0], again.TrainStep(x, y, new Sgd()));
        Assert.NotEqual(losses[0], new SampledWithoutTerm(seed: 2).TrainStep(x, y, new Sgd()));
    }

    /// <summary>The noise of a row does not depend on how the rows are divided among micro-batches and threads.</summary>
    [Fact]
    public void ThreadsDrawTheSameNoise()
    {
        const int Many = 600;
        Dataset data = new(Numbers(Many * 72, 1), Numbers(Many * 5, 2));
        (SampledTwice one, SampledTwice three) = (Fitted(1), Fitted(3));
        foreach (string tensor in one.Parameters.Names)
        {
            // Four steps with sums of 300 rows in another order.
            Assert.InRange(RelativeError.Of<double>(Flat(three, tensor), Flat(one, tensor)), 0, 1e-12);
        }

        SampledTwice Fitted(int threads)
        {
            SampledTwice network = new(seed: 2);
            network.Fit(
                data,
                new FitOptions
                {
                    Epochs = 2,
                    BatchSize = 300,
                    Parallelism = threads,
                    Optimizer = new Sgd(0.01),
                }
            );
            return network;
        }
    }

    [Fact]
    public void EveryVectorWidthGivesTheSame()
    {
        TermWidths.Check<double>(typeof(Variational), 1e-13);
        TermWidths.Check<double>(typeof(SampledTwice), 1e-13);
        TermWidths.Check<float>(typeof(SampledSingle), 1e-5);
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        SampledSingle network = new();
        RandomRows<float> rows = new(NetworkInside.Description(typeof(SampledSingle)), 200, seed: 1);
        Gradients<float> gradients = new();
        Adam optimizer = new();
        float[] y = new float[600];
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(rows.X, rows.Targets, optimizer)));
        Assert.Equal(0, Allocations.Of(() => network.Gradient(rows.X, rows.Targets, gradients)));
        Assert.Equal(0, Allocations.Of(() => network.Predict(rows.X, y)));
    }

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    private static double[] Flat(INetwork<double> network, string tensor)
    {
        double[] values = new double[network.Parameters[tensor].FlattenedLength];
        network.Parameters[tensor].FlattenTo(values);
        return values;
    }
}
