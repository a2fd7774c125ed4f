using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(8, 6, 5)]
[Slice(2, 1, -1)]
[Conv2D(9, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Slice(axis: 0, start: 2, end: 7)]
[Slice(1, -4)]
[Conv2D(8, 2, Activation = Activation.Tanh)]
[Slice(-1, 3)]
public sealed partial class SlicedSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8, 6, 5)]
[Slice(2, 1, -1)]
[Conv2D(9, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[Slice(axis: 0, start: 2, end: 7)]
[Slice(1, -4)]
[Conv2D(8, 2, Activation = Activation.Tanh)]
[Slice(-1, 3)]
public sealed partial class SlicedDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 4, 37)]
[Slice(2, 3, 36)]
public sealed partial class OnlySliceSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[Slice(1, 1, -1)]
public sealed partial class OnlySliceDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(21)]
[Slice(0, -4)]
public sealed partial class OnlyRowsSingle : ILearnTargets<float>;

/// <summary>Slices that take everything compute nothing.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 4)]
[Slice(1, 0, 4)]
[Flatten]
[Dense(2)]
public sealed partial class WholeSlice : ILearnTargets<double>;

/// <summary>Two slices that overlap read the same value, and one pixel is read by none.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[Conv2D(9, 2, Activation = Activation.Tanh, Name = "a")]
[Slice(2, 1, 5)]
[Slice(2, 4, 8, From = "a")]
[Multiply("slice")]
[Flatten]
[Dense(2)]
public sealed partial class TwoSlices : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5)]
[Slice(1, 1, 4)]
[SimpleRnn(9, ReturnSequences = true)]
[Slice(1, -8)]
[SimpleRnn(4)]
[Dense(2)]
public sealed partial class SlicedSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5)]
[SimpleRnn(4, ReturnSequences = true)]
[Slice(0, -2)]
[Flatten]
[Dense(2)]
public sealed partial class LastSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 5)]
[Slice(1, 1, 4)]
[SimpleRnn(9, ReturnSequences = true)]
[Slice(1, -8)]
[SimpleRnn(4)]
[Dense(2)]
internal sealed partial class AnySlicedSteps;

public sealed class SliceTests() : ImageWithAdamTests<SlicedSingle, SlicedDouble>("Sliced")
{
    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        CopiedElements.Check<float>(typeof(OnlySliceSingle), CopiedElements.OfImage([3, 4, 37], [3, 4, 33], (h, w, c) => (h, w, c + 3)));
        CopiedElements.Check<double>(typeof(OnlySliceDouble), CopiedElements.OfImage([5, 4, 3], [5, 2, 3], (h, w, c) => (h, w + 1, c)));
        CopiedElements.Check<float>(typeof(OnlyRowsSingle), [17, 18, 19, 20]);
    }

    [Fact]
    public void StepsThroughASequenceEqualPredict()
    {
        SlicedSteps network = new(seed: 5);
        double[] x = [.. Enumerable.Range(0, 30).Select(i => Math.Sin(i))];
        double[] expected = new double[2];
        network.Predict(x, expected);
        SlicedSteps.State state = network.NewState();
        double[] y = new double[2];
        for (int step = 0; step < 6; step++)
        {
            network.Step(state, x.AsSpan(step * 5, 5), y);
        }

        Assert.Equal(expected, y);
    }

    /// <summary>The features of sequences of any length can be sliced, more rows than a micro-batch has included.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(403)]
    public void SequencesOfAnyLengthEqualThoseOfAKnownLength(int rows)
    {
        double[] x = [.. Enumerable.Range(0, rows * 30).Select(i => Math.Sin(i))];
        double[] targets = [.. Enumerable.Range(0, rows * 2).Select(i => Math.Cos(i))];
        Gradients<double> expected = new();
        Gradients<double> found = new();
        new SlicedSteps(seed: 5).Gradient(x, targets, expected);
        new AnySlicedSteps(seed: 5).Gradient(x, targets, 6, found);

        // Both sum over all rows and steps, in different micro-batches: 2418 terms have an error of at most 2418 · 2⁻⁵³ = 2.7e-13 times the
        // sum of their sizes, which is less than twenty times their sum.
        Assert.InRange(RelativeError.Of<double>(found.Block.Span, expected.Block.Span), 0, 1e-11);
        Assert.InRange(RelativeError.Of<double>(found.Input, expected.Input), 0, 1e-11);
    }
}

public sealed class SliceOfEverythingTests : GradientTests<WholeSlice>;

public sealed class SliceTwiceTests : GradientTests<TwoSlices>;

public sealed class SliceOfStepsTests : GradientTests<SlicedSteps>;

public sealed class SliceOfLastStepsTests : GradientTests<LastSteps>;
