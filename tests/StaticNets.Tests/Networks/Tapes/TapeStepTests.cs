using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Tapes;

/// <summary>
/// A network without a loss that is trained by the gradient of a mean squared error takes the same steps as the same network with this loss.
/// </summary>
public sealed class TapeStepTests
{
    public static TheoryData<Type> Networks =>
        [
            typeof(Chain),
            typeof(Smooth),
            typeof(Images),
            typeof(Steps),
            typeof(Sequences),
            typeof(Attending),
            typeof(Normalized),
            typeof(Words),
            typeof(Branches),
            typeof(Twice),
        ];

    /// <summary>The batch is one micro-batch, so that both sum the same terms in the same order, and all bits are equal.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void TenStepsAreThoseOfTheLoss(Type network)
    {
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(0.1), new Adam(0.01), new Momentum(0.05) { ClipNorm = 0.1 }])
        {
            if (network == typeof(Chain))
            {
                TenSteps(new Taped<float>(network, seed: 3), optimizer, rows: 5);
            }
            else
            {
                TenSteps(new Taped<double>(network, seed: 3), optimizer, rows: 5);
            }
        }
    }

    private static void TenSteps<T>(Taped<T> network, Optimizer optimizer, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RandomRows<T> data = new(network.WithLoss.Description, rows, seed: 4);
        T[] y = new T[rows * network.Description.OutputLength];
        for (int step = 0; step < 10; step++)
        {
            network.Learner.Forward(data.X, y, network.Tape);
            network.Learner.Backward(network.Tape, network.GradientOfLoss(y, data.Targets), default);
            network.Learner.Apply(optimizer);
            network.WithLoss.TrainStep(data.X, data.Targets, optimizer);
        }

        Assert.Equal(network.WithLoss.Parameters.Span.ToArray(), network.Engine.Parameters.Span.ToArray());
        Assert.Contains(
            network.Engine.Parameters.Span.ToArray().Zip(new Taped<T>(NetworkOf(network), 3).Engine.Parameters.Span.ToArray()),
            pair => pair.First != pair.Second
        );
    }

    private static Type NetworkOf<T>(Taped<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Engine.GetType().DeclaringType!;

    /// <summary>
    /// The gradients with respect to parameters and input are those of the same network with a loss, for more rows than a micro-batch.
    /// </summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void GradientsAreThoseOfTheLoss(Type network)
    {
        if (network == typeof(Chain))
        {
            // The sums of 700 products of float have rounding errors of at most 700 · 2⁻²⁴ = 4.2e-5 of the sum of magnitudes; on average
            // they grow with the root, 26 · 2⁻²⁴ = 1.6e-6.
            Compare(new Taped<float>(network, seed: 5), rows: 700, tolerance: 1e-5);
        }
        else
        {
            // As above with 2⁻⁵³: 700 · 2⁻⁵³ = 7.8e-14, through at most five layers.
            Compare(new Taped<double>(network, seed: 5), rows: 700, tolerance: 4e-13);
        }
    }

    private static void Compare<T>(Taped<T> network, int rows, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = network.WithLoss.Description;
        RandomRows<T> data = new(description, rows, seed: 6);
        T[] y = new T[rows * description.OutputLength];
        network.Engine.Predict(data.X, y);
        T[] outputGradient = network.GradientOfLoss(y, data.Targets);
        (Gradients<T> found, Gradients<T> expected) = (new(), new());
        T sum = network.Learner.Gradient(data.X, outputGradient, found);
        network.WithLoss.Gradient(data.X, data.Targets, expected);

        // The penalties are part of the loss only; their gradients are λ₁ · sign W + λ₂ · W.
        network.WithLoss.Rules.Penalty(network.Engine.Parameters, found.Block);
        Assert.InRange(RelativeError.Of<T>(found.Block.Span, expected.Block.Span), 0, tolerance);
        Assert.InRange(RelativeError.Of(found.Input, expected.Input), 0, tolerance);
        double dot = y.Zip(outputGradient, (a, b) => double.CreateChecked(a) * double.CreateChecked(b)).Sum();
        Assert.InRange(RelativeError.Of<double>([double.CreateChecked(sum)], [dot]), 0, tolerance);
    }
}
