using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Tapes;

[Network(Precision = Precision.Double)]
[Input(2)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(2)]
public sealed partial class Painter;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(2)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class Critic;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(2)]
[Use<Painter>(Name = "painter")]
[Dense(16, Name = "hidden", Activation = Activation.Tanh)]
[Dense(1, Name = "verdict", Activation = Activation.Sigmoid)]
public sealed partial class PainterBeforeCritic;

/// <summary>A generative adversarial network: the generator is trained through the discriminator, whose input gradient goes to Backward.</summary>
public sealed class AdversarialTests
{
    private const int Rows = 32;

    /// <summary>The step through two networks is that of one network that consists of both.</summary>
    [Fact]
    public void TheGradientThroughTheCriticIsThatOfBothNetworksInOne()
    {
        (Painter painter, Critic critic, PainterBeforeCritic both) = (new(1), new(2), new(3));
        foreach (string name in painter.Parameters.Names)
        {
            both.Parameters.Set("painter/" + name, Flat(painter.Parameters[name]));
        }

        both.Parameters.Set("hidden/kernel", Flat(critic.Dense.Kernel));
        both.Parameters.Set("verdict/kernel", Flat(critic.Dense1.Kernel));
        double[] noise = Noise(new System.Random(4));
        (double[] painted, double[] noiseGradient) = (new double[2 * Rows], new double[2 * Rows]);
        double[] ones = [.. Enumerable.Repeat(1.0, Rows)];
        (Gradients<double> ofCritic, Gradients<double> expected) = (new(), new());

        Painter.Tape tape = painter.Forward(noise, painted);
        double loss = critic.Gradient(painted, ones, ofCritic);
        painter.Backward(tape, ofCritic.Input, noiseGradient);
        painter.Apply(new Sgd(1));

        // The same products are summed in the same order, but the sums of a kernel's gradient over 32 rows may be split differently:
        // 32 rounding errors of 2⁻⁵³ are below 4e-15.
        Assert.Equal(both.Gradient(noise, ones, expected), loss, 1e-14);
        Assert.InRange(RelativeError.Of<double>(noiseGradient, expected.Input), 0, 1e-14);
        Painter before = new(1);
        foreach (string name in painter.Parameters.Names)
        {
            double[] step = [.. Flat(before.Parameters[name]).Zip(Flat(painter.Parameters[name]), (old, now) => old - now)];

            // Differences of weights of about 1 have rounding errors of 2⁻⁵³, relative to gradients of about 1e-3: 1.1e-13.
            Assert.InRange(RelativeError.Of<double>(step, Flat(expected.Parameters["painter/" + name])), 0, 1e-11);
        }
    }

    [Fact]
    public void ThePainterLearnsWhereTheRealPointsAre()
    {
        (Painter painter, Critic critic) = (new(5), new(6));
        System.Random random = new(7);
        (double[] ones, double[] zeros) = ([.. Enumerable.Repeat(1.0, Rows)], new double[Rows]);
        double[] painted = new double[2 * Rows];
        Gradients<double> gradients = new();
        (Adam ofPainter, Adam ofCritic) = (new(5e-3) { Beta1 = 0.5 }, new(5e-3) { Beta1 = 0.5 });
        double before = Distance();
        for (int step = 0; step < 600; step++)
        {
            double[] real = [.. Noise(random).Select((value, i) => (0.3 * value) + (i % 2 == 0 ? 1.5 : -1))];
            painter.Predict(Noise(random), painted);
            critic.TrainStep([.. real, .. painted], [.. ones, .. zeros], ofCritic);

            Painter.Tape tape = painter.Forward(Noise(random), painted);
            critic.Gradient(painted, ones, gradients);
            painter.Backward(tape, gradients.Input);
            painter.Apply(ofPainter);
        }

        // The real points have a standard deviation of 0.3 around (1.5, −1), and adversarial training circles around them.
        Assert.True(before > 1.2, $"{before}");
        Assert.InRange(Distance(), 0, 0.6);

        double Distance()
        {
            double[] points = new double[2 * Rows];
            painter.Predict(Noise(new System.Random(8)), points);
            double x = Enumerable.Range(0, Rows).Average(row => points[2 * row]);
            double y = Enumerable.Range(0, Rows).Average(row => points[(2 * row) + 1]);
            return Math.Sqrt(((x - 1.5) * (x - 1.5)) + ((y + 1) * (y + 1)));
        }
    }

    private static double[] Noise(System.Random random) => [.. Enumerable.Range(0, 2 * Rows).Select(_ => (2 * random.NextDouble()) - 1)];

    private static double[] Flat(System.Numerics.Tensors.ReadOnlyTensorSpan<double> tensor)
    {
        double[] values = new double[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
