using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Losses;

/// <summary>The targets of the fixture are one-hot rows; this network takes their class indices.</summary>
[Network(Loss = Loss.NegativeLogLikelihood, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.LogSoftmax)]
public sealed partial class LikelihoodLoss : ILearnClasses<double>;

[Network(Loss = Loss.NegativeLogLikelihood, Precision = Precision.Double)]
[Input(4)]
[Activation(Activation.LogSoftmax)]
public sealed partial class OnlyLikelihood : ILearnClasses<double>;

[Network(Loss = Loss.NegativeLogLikelihood)]
[Input(6, 4)]
[SimpleRnn(5, ReturnSequences = true)]
[Dense(9, PerStep = true, Activation = Activation.LogSoftmax)]
internal sealed partial class LikelihoodOfSteps;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(6, 4)]
[SimpleRnn(5, ReturnSequences = true)]
[Dense(9, PerStep = true, Activation = Activation.Softmax)]
internal sealed partial class EntropyOfSteps;

[Network(Loss = Loss.NegativeLogLikelihood)]
[Input(Steps.Any, 4)]
[SimpleRnn(5, ReturnSequences = true)]
[Dense(9, PerStep = true, Activation = Activation.LogSoftmax)]
internal sealed partial class LikelihoodOfAnySteps;

/// <summary>A second output shows which loss of a network takes classes.</summary>
[Network]
[Input(4)]
[Dense(6, Activation = Activation.Tanh, Name = "body")]
[Dense(3, Activation = Activation.LogSoftmax, Name = "kind")]
[Dense(2, From = "body", Name = "size")]
[Output("kind", Loss = Loss.NegativeLogLikelihood)]
[Output("size", Loss = Loss.MeanSquaredError, Weight = 0.5)]
internal sealed partial class LikelihoodBesideSquares;

public sealed class NegativeLogLikelihoodTests() : PieceTests<LikelihoodLoss>("LikelihoodLoss", "activations_float64")
{
    private const int Rows = 403;

    [Fact]
    public void SaturatedRowsMatchPyTorch()
    {
        OnlyLikelihood network = new();
        int[] classes = SaturatedLoss.Fixture.Get<int>("crossentropy/classes");
        SaturatedLoss.Check("crossentropy", 4, (x, row, into) => network.Gradient(x, classes.AsSpan(row, x.Length / 4), into));
    }

    /// <summary>−ln softmax is computed by the same code, so that not even a bit differs.</summary>
    [Fact]
    public void EqualsTheCrossEntropyOfSoftmaxAtEachStep()
    {
        LikelihoodOfSteps likelihood = new(seed: 1);
        EntropyOfSteps entropy = new(seed: 1);
        (float[] x, int[] classes) = Draw();
        Adam adam = new(0.01);
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(entropy.TrainStep(x, classes, adam), likelihood.TrainStep(x, classes, adam));
        }

        Dataset data = new(x, classes);
        Assert.Equal(entropy.Evaluate(data).Loss, likelihood.Evaluate(data).Loss);
        Assert.Equal(entropy.Evaluate(data).Accuracy, likelihood.Evaluate(data).Accuracy);
        float[] logarithms = new float[Rows * 6 * 9];
        float[] probabilities = new float[Rows * 6 * 9];
        likelihood.Predict(x, logarithms);
        entropy.Predict(x, probabilities);

        // A logarithm y has an error of about 4u(|y| + 1) with u = 2⁻²⁴, and the exponential makes of it a relative error of its result.
        Assert.All(logarithms.Zip(probabilities), pair => Assert.Equal(pair.Second, Math.Exp(pair.First), 1e-6));
    }

    [Fact]
    public void AnyNumberOfStepsGivesTheSame()
    {
        LikelihoodOfSteps known = new(seed: 1);
        LikelihoodOfAnySteps any = new(seed: 1);
        (float[] x, int[] classes) = Draw();

        // The sums over rows are split into other micro-batches.
        Assert.Equal(known.TrainStep(x, classes, new Sgd(0.1)), any.TrainStep(x, classes, 6, new Sgd(0.1)), 1e-5f);
    }

    [Fact]
    public void SeveralOutputsTakeClassesAndNumbers()
    {
        LikelihoodBesideSquares network = new(seed: 1);
        float[] x = [.. Enumerable.Range(0, 32).Select(i => (float)Math.Sin(i))];
        float first = Step();
        for (int step = 0; step < 200; step++)
        {
            Step();
        }

        Assert.InRange(Step(), 0, first / 2);

        float Step() => network.TrainStep(x, [0, 1, 2, 0, 1, 2, 0, 1], new float[16], new Adam(0.02));
    }

    private static (float[] X, int[] Classes) Draw()
    {
        System.Random random = new(3);
        float[] x = [.. Enumerable.Range(0, Rows * 6 * 4).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        return (x, [.. Enumerable.Range(0, Rows * 6).Select(_ => random.Next(9))]);
    }
}
