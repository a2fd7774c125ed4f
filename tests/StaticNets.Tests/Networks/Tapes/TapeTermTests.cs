using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Tapes;

[Network(Precision = Precision.Double)]
[Input(6)]
[Dense(8, Activation = Activation.Sigmoid)]
[ActivityRegularization(L1 = 0.1, Target = 0.2, TargetWeight = 0.5)]
[Sampling(Beta = 0.3)]
[Dense(3)]
public sealed partial class TermsWithoutLoss;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(8, Activation = Activation.Sigmoid)]
[ActivityRegularization(L1 = 0.1, Target = 0.2, TargetWeight = 0.5)]
[Sampling(Beta = 0.3)]
[Dense(3)]
public sealed partial class TermsWithLoss : ILearnTargets<double>;

/// <summary>In networks without a loss, the terms of layers act by their gradients.</summary>
public sealed class TapeTermTests
{
    /// <summary>A difference quotient needs the value of the terms, which <c>Gradient</c> adds to the sum.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public void GradientsMatchDifferences(int rows)
    {
        GradientReport report = GradientCheck.Run<double>(new TermsWithoutLoss(1), Numbers(rows * 6, 1), Numbers(rows * 3, 2));
        Assert.True(report.Passed, report.ToString());
    }

    /// <summary>The same steps as with a loss, with the same noise: the gradient of the squared error comes from outside.</summary>
    [Fact]
    public void StepsEqualThoseWithALoss()
    {
        const int Rows = 5;
        (TermsWithoutLoss network, TermsWithLoss withLoss) = (new(2), new(2));
        (double[] x, double[] targets, double[] y) = (Numbers(Rows * 6, 1), Numbers(Rows * 3, 2), new double[Rows * 3]);
        Adam optimizer = new(0.01);
        for (int step = 0; step < 10; step++)
        {
            withLoss.TrainStep(x, targets, optimizer);
            TermsWithoutLoss.Tape tape = network.Forward(x, y);
            network.Backward(tape, [.. y.Zip(targets, (a, b) => (a - b) * (2.0 / y.Length))]);
            network.Apply(optimizer);
        }

        // The residuals are products of the same numbers in the same order: the two engines give equal bits.
        Assert.Equal(
            NetworkInside.Engine<double>(withLoss).Parameters.Span.ToArray(),
            NetworkInside.Engine<double>(network).Parameters.Span.ToArray()
        );
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        TermsWithoutLoss network = new();
        (double[] x, double[] g, double[] y) = (Numbers(1800, 1), Numbers(900, 2), new double[900]);
        Gradients<double> gradients = new();
        Sgd optimizer = new(1e-3);
        long bytes = Allocations.Of(() =>
        {
            network.Backward(network.Forward(x, y), g);
            network.Apply(optimizer);
            network.Gradient(x, g, gradients);
        });
        Assert.Equal(0, bytes);
    }

    private static double[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
