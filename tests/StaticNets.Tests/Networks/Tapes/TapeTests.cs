using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Tapes;

/// <summary>Steps of one's own: sums of gradients, several tapes, dropout, copies, threads, and steps that are refused.</summary>
[Collection(nameof(Alone))]
public sealed class TapeTests
{
    private const int Rows = 4;

    private readonly double[] _first = Numbers(7 * Rows, 1);
    private readonly double[] _second = Numbers(7 * Rows, 2);
    private readonly double[] _firstGradient = Numbers(4 * Rows, 3);
    private readonly double[] _secondGradient = Numbers(4 * Rows, 4);
    private readonly double[] _y = new double[4 * Rows];

    /// <summary>Two tapes wait for their gradients; <c>Apply</c> takes the sum, and the next sum begins anew.</summary>
    [Fact]
    public void ApplyTakesTheSumOfAllBackwards()
    {
        (Smooth network, Smooth reference) = (new(1), new(1));
        Smooth.Tape other = new();
        for (int step = 0; step < 3; step++)
        {
            (Gradients<double> one, Gradients<double> two) = (new(), new());
            reference.Gradient(_first, _firstGradient, one);
            reference.Gradient(_second, _secondGradient, two);

            Smooth.Tape tape = network.Forward(_first, _y);
            network.Forward(_second, _y, other);
            network.Backward(other, _secondGradient);
            network.Backward(tape, _firstGradient);
            network.Apply(new Sgd(0.25));

            foreach (string name in reference.Parameters.Names)
            {
                (double[] a, double[] b) = (Flat(one.Parameters[name]), Flat(two.Parameters[name]));
                double[] old = Flat(reference.Parameters[name]);
                reference.Parameters.Set(name, [.. old.Select((value, i) => value - (0.25 * (a[i] + b[i])))]);
            }
        }

        // The second gradient is added product by product, so sums of 2 · 4 terms are rounded in another order: at most 8 · 2⁻⁵³ of terms
        // of about 1 in each of three steps.
        Assert.InRange(RelativeError.Of<double>(Weights(network), Weights(reference)), 0, 1e-14);
        Assert.NotEqual(Weights(new Smooth(1)), Weights(network));
    }

    /// <summary>Penalties do not depend on the number of Backward calls: λ₂ W + λ₁ sign W is added once.</summary>
    [Fact]
    public void PenaltiesAreAddedOnce()
    {
        Chain network = new(1);
        float[] before = Flat(network.Dense.Kernel);
        float[] y = new float[3 * Rows];
        float[] zeros = new float[3 * Rows];
        for (int i = 0; i < 3; i++)
        {
            network.Backward(network.Forward(new float[5 * Rows], y), zeros);
        }

        network.Apply(new Sgd(0.5));
        Assert.Equal([.. before.Select(weight => weight - (0.5f * (0.01f * weight)))], Flat(network.Dense.Kernel), Near);

        // Three roundings of 2⁻²⁴ = 6e-8, of weights below 2.
        static bool Near(float a, float b) => Math.Abs(a - b) <= 4e-7f;
    }

    [Fact]
    public void EachForwardHasItsOwnDropout()
    {
        Normalized network = new(1);
        double[] x = Numbers(4 * Rows, 1);
        (double[] one, double[] two, double[] again) = (new double[2 * Rows], new double[2 * Rows], new double[2 * Rows]);
        network.Forward(x, one);
        network.Forward(x, two);
        new Normalized(1).Forward(x, again);
        Assert.NotEqual(one, two);
        Assert.Equal(one, again);
    }

    /// <summary>The masks of a tape are drawn in its Forward, whatever other Forwards come before its Backward.</summary>
    [Fact]
    public void BackwardUsesTheMasksOfItsForward()
    {
        (Chain network, Chain alone) = (new(1), new(1));
        (float[] x, float[] y) = ([.. Numbers(5 * Rows, 1).Select(value => (float)value)], new float[3 * Rows]);
        (float[] found, float[] expected) = (new float[x.Length], new float[x.Length]);
        float[] outputGradient = [.. Enumerable.Range(0, y.Length).Select(i => i - 5f)];
        Chain.Tape tape = network.Forward(x, y, new Chain.Tape());
        network.Forward(x, y);
        network.Backward(tape, outputGradient, found);
        alone.Backward(alone.Forward(x, y), outputGradient, expected);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void ACloneHasTheMemoryOfTheOptimizer()
    {
        Smooth network = new(1);
        Adam optimizer = new(0.05);
        Step(network, optimizer);
        Smooth copy = network.Clone();
        Step(network, optimizer);
        Step(network, optimizer);
        Assert.NotEqual(Weights(network), Weights(copy));
        Step(copy, optimizer);
        Step(copy, optimizer);
        Assert.Equal(Weights(network), Weights(copy));

        // Without what Adam remembers of the first step, the second one would be as long as the first.
        using TemporaryFolder folder = new();
        Smooth saved = new(1);
        Step(saved, optimizer);
        saved.Save(folder.File("weights"));
        Smooth loaded = Smooth.Load(folder.File("weights"));
        Step(saved, optimizer);
        Step(loaded, optimizer);
        Assert.NotEqual(Weights(saved), Weights(loaded));
        saved.LoadWeights(folder.File("weights"));
        Step(saved, optimizer);
        Assert.Equal(Weights(loaded), Weights(saved));
    }

    /// <summary>A gradient that is not finite is refused: weights, optimizer and the next step are as if it had not been.</summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void GradientsThatAreNotFiniteAreRefused(double value)
    {
        (Smooth network, Smooth reference) = (new(1), new(1));
        Adam optimizer = new(0.05);
        Step(network, optimizer);
        Step(reference, optimizer);
        double[] bad = [.. _firstGradient];
        bad[5] = value;
        network.Backward(network.Forward(_first, _y), bad);
        TrainingDivergedException thrown = Assert.Throws<TrainingDivergedException>(() => network.Apply(optimizer));
        Assert.Equal("dense_3", thrown.Layer);
        Assert.StartsWith(
            "Training diverged: the gradient of layer 'dense_3' is NaN or infinite.",
            thrown.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("Nothing has changed.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(Weights(reference), Weights(network));
        Step(network, optimizer);
        Step(reference, optimizer);
        Assert.Equal(Weights(reference), Weights(network));
    }

    /// <summary>Weights that a step would make infinite stay as they are.</summary>
    [Fact]
    public void StepsThatOverflowAreRefused()
    {
        Smooth network = new(1);
        double[] before = Weights(network);
        network.Backward(network.Forward(_first, _y), [.. _firstGradient.Select(value => value * 1e200)]);
        TrainingDivergedException thrown = Assert.Throws<TrainingDivergedException>(() => network.Apply(new Sgd(1e200)));
        Assert.Contains("the step would have made a weight of layer", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(before, Weights(network));
    }

    /// <summary>Moving statistics follow the batches of Backward, and a batch with statistics that are not finite leaves them as they are.</summary>
    [Fact]
    public void MovingStatisticsIgnoreBadBatches()
    {
        Normalized network = new(1);
        double[] y = new double[2 * Rows];
        network.Backward(network.Forward(Numbers(4 * Rows, 1), y), new double[2 * Rows]);
        double[] moving = Flat(network.Parameters["batch_normalization/moving_mean"]);
        Assert.All(moving, value => Assert.NotEqual(0, value));
        double[] bad = Numbers(4 * Rows, 1);
        bad[3] = double.NaN;
        network.Backward(network.Forward(bad, y), new double[2 * Rows]);
        Assert.Equal(moving, Flat(network.Parameters["batch_normalization/moving_mean"]));
    }

    [Fact]
    public void NothingIsAllocatedAfterTheFirstCalls()
    {
        Chain chain = new(1);
        Chain.Tape tape = new();
        (float[] x, float[] y, float[] gradient, float[] inputGradient) = (
            new float[5000],
            new float[3000],
            new float[3000],
            new float[5000]
        );
        (Adam adam, Gradients<float> into) = (new(0.01), new());
        int[] counts = [300, 1, 1000, 7];
        Assert.Equal(
            0,
            Allocations.Of(() =>
            {
                foreach (int rows in counts)
                {
                    ReadOnlySpan<float> inputs = x.AsSpan(0, 5 * rows);
                    ReadOnlySpan<float> outputGradient = gradient.AsSpan(0, 3 * rows);
                    chain.Backward(chain.Forward(inputs, y), outputGradient, inputGradient);
                    chain.Backward(chain.Forward(inputs, y, tape), outputGradient);
                    chain.Apply(adam);
                    chain.Gradient(inputs, outputGradient, into);
                }
            })
        );

        Pair pair = new(1);
        (double[] left, double[] right, double[] price, double[] kind) = (new double[21], new double[14], new double[14], new double[21]);
        Assert.Equal(
            0,
            Allocations.Of(() =>
            {
                pair.Backward(pair.Forward(left, right, price, kind), price, kind, left, right);
                pair.Apply(adam);
            })
        );
        Words words = new(1);
        (int[] indices, double[] three) = (new int[12], new double[6]);
        Assert.Equal(
            0,
            Allocations.Of(() =>
            {
                words.Backward(words.Forward(indices, three), three);
                words.Apply(adam);
            })
        );
    }

    /// <summary>Networks on several threads do not disturb each other, and a tape may be filled on one thread and used on another.</summary>
    [Fact]
    public async Task EachThreadHasItsOwnNetwork()
    {
        Smooth[] networks = [.. Enumerable.Range(0, 4).Select(seed => new Smooth(seed))];
        await Task.WhenAll(networks.Select(network => Task.Run(() => Steps(network))));
        for (int seed = 0; seed < networks.Length; seed++)
        {
            Smooth alone = new(seed);
            Steps(alone);
            Assert.Equal(Weights(alone), Weights(networks[seed]));
        }

        Smooth moved = new(0);
        double[] y = new double[_y.Length];
        Smooth.Tape tape = await Task.Run(() => moved.Forward(_first, y));
        await Task.Run(() => moved.Backward(tape, _firstGradient));
        moved.Apply(new Sgd(0.1));
        Smooth here = new(0);
        Step(here, new Sgd(0.1));
        Assert.Equal(Weights(here), Weights(moved));

        void Steps(Smooth network)
        {
            double[] own = new double[_y.Length];
            for (int i = 0; i < 50; i++)
            {
                network.Backward(network.Forward(_first, own), _firstGradient);
                network.Apply(new Sgd(0.01));
            }
        }
    }

    /// <summary>A network that only predicts has no engine for training.</summary>
    [Fact]
    public void PredictionNeedsNoLearner()
    {
        Smooth network = new(1);
        network.Predict(_first, _y);
        network.Clone().Predict(_first, _y);
        Assert.Null(NetworkInside.Engine<double>(network).Learner);
    }

    /// <summary>A part's weights are moved by the step of the network around it.</summary>
    [Fact]
    public void PartsTakePartInTheStep()
    {
        Twice network = new(1);
        double[] before = Flat(network.Coder.Parameters["dense/kernel"]);
        network.Backward(network.Forward(Numbers(4, 1), new double[3]), [1, 2, 3]);
        network.Apply(new Sgd(0.1));
        double[] after = Flat(network.Coder.Parameters["dense/kernel"]);
        Assert.NotEqual(before, after);
        Assert.Equal(after, Flat(network.Parameters["coder/dense/kernel"]));
    }

    private void Step(Smooth network, Optimizer optimizer)
    {
        network.Backward(network.Forward(_first, _y), _firstGradient);
        network.Apply(optimizer);
    }

    private static double[] Weights(Smooth network) => NetworkInside.Engine<double>(network).Parameters.Span.ToArray();

    private static T[] Flat<T>(System.Numerics.Tensors.ReadOnlyTensorSpan<T> tensor)
    {
        T[] values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
