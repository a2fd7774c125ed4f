using StaticNets.Engines;

namespace StaticNets.Tests.Networks.Tapes;

/// <summary>The gradients of networks without a loss match difference quotients of the sum of outputs × their gradients.</summary>
public sealed class TapeGradientTests
{
    private const int Rows = 3;

    [Fact]
    public void GradientsMatchDifferences()
    {
        Passes(new Smooth(1));
        Passes(new Images(2));
        Passes(new Steps(3));
        Passes(new Sequences(4));
        Passes(new Attending(5));
        Passes(new Normalized(6));
        Passes(new Branches(7));
        Passes(new Twice(8));
    }

    [Fact]
    public void GradientsOfIndicesAndOfSeveralPortsMatchDifferences()
    {
        Passes(
            GradientCheck.Run(
                new Words(1),
                new Dataset((int[])[.. Enumerable.Range(0, 6 * Rows).Select(i => i * i % 10)], Numbers(3 * Rows, 1))
            )
        );
        GradientReport pair = GradientCheck.Run(
            new Pair(2),
            new Dataset(Rows, [Numbers(3 * Rows, 1), Numbers(2 * Rows, 2)], [Numbers(2 * Rows, 3), Numbers(3 * Rows, 4)])
        );
        Passes(pair);
        Assert.Equal(["left", "right"], pair.Tensors.Select(tensor => tensor.Tensor).TakeLast(2));
        Passes(
            GradientCheck.Run(
                new Views(3),
                new Dataset(Rows, [Numbers(4 * Rows, 1)], [Numbers(4 * Rows, 2), Numbers(3 * Rows, 3), Numbers(4 * Rows, 4)])
            )
        );
    }

    /// <summary>A tape's gradients are those of <c>Gradient</c> in a network that computes the same in training.</summary>
    [Fact]
    public void BackwardGivesTheGradients()
    {
        Images network = new(2);
        (double[] x, double[] outputGradient) = (Numbers(72 * Rows, 5), Numbers(3 * Rows, 6));
        (double[] y, double[] inputGradient) = (new double[3 * Rows], new double[(72 * Rows) + 1]);
        Gradients<double> expected = new();
        double sum = network.Gradient(x, outputGradient, expected);

        Images.Tape tape = network.Forward(x, y);
        Array.Fill(x, double.NaN); // A tape has its own copy of the inputs.
        network.Backward(tape, outputGradient, inputGradient);

        Assert.Equal(expected.Input.ToArray(), inputGradient[..^1]);
        Assert.Equal(0, inputGradient[^1]);
        Assert.Equal(expected.Block.Span.ToArray(), Taped<double>.LearnerOf(network).Runner.Gradients.Span.ToArray());

        // Sums of nine products in another order differ by at most nine rounding errors of 2⁻⁵³ = 1.1e-16 of terms of about 1.
        Assert.Equal(y.Zip(outputGradient, (a, b) => a * b).Sum(), sum, 1e-14);
    }

    [Fact]
    public void SeveralPortsHaveASpanEach()
    {
        (Pair network, PairWithLoss withLoss) = (new(2), new(2));
        (double[] left, double[] right) = (Numbers(3 * Rows, 1), Numbers(2 * Rows, 2));
        (double[] prices, double[] kinds) = (Numbers(2 * Rows, 3), Numbers(3 * Rows, 4));
        (double[] price, double[] kind) = (new double[2 * Rows], new double[3 * Rows]);
        (double[] leftGradient, double[] rightGradient, double[] only) = (new double[3 * Rows], new double[2 * Rows], new double[2 * Rows]);
        Gradients<double> expected = new();
        Adam optimizer = new(0.01);
        for (int step = 0; step < 10; step++)
        {
            withLoss.Gradient(left, right, prices, kinds, expected);
            Pair.Tape tape = network.Forward(left, right, price, kind);
            (double[] ofPrice, double[] ofKind) = (Residuals(price, prices), Residuals(kind, kinds));
            network.Backward(tape, ofPrice, ofKind, leftGradient, rightGradient);

            // At most five products of numbers of about 1 are summed, in the same order: the two engines give equal bits.
            Assert.Equal(expected.InputOf("left").ToArray(), leftGradient);
            Assert.Equal(expected.InputOf("right").ToArray(), rightGradient);
            network.Apply(optimizer);
            withLoss.TrainStep(left, right, prices, kinds, optimizer);
        }

        Assert.Equal(
            NetworkInside.Engine<double>(withLoss).Parameters.Span.ToArray(),
            NetworkInside.Engine<double>(network).Parameters.Span.ToArray()
        );
        network.Backward(network.Forward(left, right, price, kind), Residuals(price, prices), Residuals(kind, kinds), rightGradient: only);
        Gradients<double> all = new();
        network.Gradient(left, right, Residuals(price, prices), Residuals(kind, kinds), all);
        Assert.Equal(all.InputOf("right").ToArray(), only);

        static double[] Residuals(double[] y, double[] targets) => [.. y.Zip(targets, (a, b) => (a - b) * (2.0 / y.Length))];
    }

    /// <summary>Two outputs that are the same value add their gradients, and so does a layer that reads this value.</summary>
    [Fact]
    public void OutputsThatAreOneValueAddTheirGradients()
    {
        Views network = new(3);
        (double[] x, double[] same, double[] dense, double[] again) = (Numbers(4, 1), new double[4], new double[3], new double[4]);
        Views.Tape tape = network.Forward(x, same, dense, again);
        Assert.Equal(x, same);
        Assert.Equal(x, again);
        double[] gradient = new double[4];
        network.Backward(tape, [1, 2, 3, 4], [0, 0, 0], [10, 20, 30, 40], gradient);
        Assert.Equal([11, 22, 33, 44], gradient);
    }

    /// <summary>A network without weights hands gradients on; a step of it moves nothing.</summary>
    [Fact]
    public void NetworksWithoutWeightsHandGradientsOn()
    {
        Weightless network = new();
        (double[] y, double[] gradient) = (new double[4], new double[4]);
        network.Backward(network.Forward([1, 1, 2, 2], y), [4, 0, 0, -8], gradient);
        network.Apply(new Adam());

        // The softmax of two equal numbers is p = (½, ½), and dx = p · (dy − Σ p dy).
        Assert.Equal([0.5, 0.5, 0.5, 0.5], y);
        Assert.Equal([1, -1, 2, -2], gradient);
    }

    /// <summary>An input of indices has no gradient, and names of ports do not clash with other parameters.</summary>
    [Fact]
    public void NamesOfPortsDoNotClash()
    {
        Named network = new(4);
        (double[] numbers, int[] words, double[] pair) = (Numbers(4, 1), [4, 0, 3], Numbers(2, 2));
        (double[] y, double[] tapeGradient, double[] expected) = (new double[3], new double[4], new double[3]);
        Named.Tape tape = network.Forward(numbers, words, pair, y);
        network.Predict(numbers, words, pair, expected);
        Assert.Equal(expected, y);
        network.Backward(tape, [1, 0, 0], tape2Gradient: tapeGradient);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(network.Dense.Kernel[6 + i, 0], tapeGradient[i]);
        }
    }

    private static void Passes<TNetwork>(TNetwork network)
        where TNetwork : ITrainable<double, double>
    {
        TapeEngine<double> engine = Taped<double>.LearnerOf(network);
        Passes(
            GradientCheck.Run<double>(
                network,
                Numbers(engine.Description.InputLength * Rows, 1),
                Numbers(engine.Description.OutputLength * Rows, 2)
            )
        );
    }

    private static void Passes(GradientReport report)
    {
        Assert.True(report.Passed, report.ToString());
        Assert.True(report.Tensors.Count(tensor => tensor.Norm > 0) >= 0.9 * report.Tensors.Length, report.ToString());
    }

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
