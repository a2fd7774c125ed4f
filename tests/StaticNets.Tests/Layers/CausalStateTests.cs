using StaticNets.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>
/// <c>NewState</c> and <c>Step</c> of networks with causal convolutions: the outputs after each step are those that <c>Predict</c> computes
/// of the whole sequence.
/// </summary>
public sealed class CausalStateTests
{
    // A step may sum over a window in another order than Predict does. A sum of at most 60 terms has a rounding error of at most 60 · 2⁻⁵³
    // of the sum of their magnitudes, which is below 10 in these networks; later layers, of which there are at most five, multiply it by
    // at most the sum of the magnitudes of a filter's weights, which is below 10: 60 · 2⁻⁵³ · 10 · 10⁵ would be the worst case, but errors
    // of both signs cancel, and tanh and the mean weight damp them. A step that reads another step of the input differs by more than 1e-3.
    private const double Tolerance = 1e-11;

    [Fact]
    public void StepsEqualPredict()
    {
        CausalChain network = new(seed: 1);
        Compare(network.Predict, Stepper(network, network.NewState()), steps: 40, features: 3, outputs: 2, perStep: true);
    }

    /// <summary>A sequence may be longer than the declared one: the windows in the state are used many times over.</summary>
    [Fact]
    public void StepsOfALongerSequenceEqualPredict()
    {
        CausalChain network = new(seed: 1);
        ShortCausalChain declaredShort = new(seed: 1);
        Compare(network.Predict, Stepper(declaredShort, declaredShort.NewState()), steps: 40, features: 3, outputs: 2, perStep: true);
    }

    [Fact]
    public void StepsBetweenRecurrentLayersEqualPredict()
    {
        CausalBetweenRecurrent network = new(seed: 2);
        CausalBetweenRecurrent.State state = network.NewState();
        Compare(network.Predict, (x, y) => network.Step(state, x, y), steps: 9, features: 4, outputs: 3, perStep: false);
    }

    /// <summary>The last step of a sum of convolutions is repeated for a decoder, which each step computes anew.</summary>
    [Fact]
    public void StepsOfEncoderAndDecoderEqualPredict()
    {
        CausalEncoder network = new(seed: 3);
        CausalEncoder.State state = network.NewState();
        Compare(network.Predict, (x, y) => network.Step(state, x, y), steps: 7, features: 16, outputs: 8, perStep: false);
    }

    [Fact]
    public void ResetAndCopyConcernTheWindowsToo()
    {
        CausalChain network = new(seed: 1);
        double[] x = new RandomRows<double>(NetworkInside.Description(typeof(CausalChain)), 1, seed: 1).X;
        CausalChain.State state = network.NewState();
        double[] first = Through(network, state, x);
        CausalChain.State copy = network.NewState();
        network.Step(copy, [9, 9, 9], new double[2]);
        state.CopyTo(copy);
        double[] second = Through(network, state, x);
        Assert.NotEqual(first, second);
        Assert.Equal(second, Through(network, copy, x));
        state.Reset();
        Assert.Equal(first, Through(network, state, x));
    }

    [Fact]
    public void StepAllocatesNothing()
    {
        CausalChain network = new(seed: 1);
        CausalChain.State state = network.NewState();
        double[] x = new double[3];
        double[] y = new double[2];
        Assert.Equal(0, Allocations.Of(() => network.Step(state, x, y)));
    }

    /// <summary>The state grows with the steps that a window spans, and not with those of the input.</summary>
    [Fact]
    public void TheStateHoldsTheWindowsOnly() => Assert.Equal(StateBytes<ShortCausalChain.State>(), StateBytes<CausalChain.State>());

    [Theory]
    [InlineData(typeof(ValidWindows))]
    [InlineData(typeof(StridedCausalWindows))]
    [InlineData(typeof(PooledCausalWindows))]
    public void NetworksThatNeedLaterStepsHaveNoStep(Type network)
    {
        Assert.Null(network.GetMethod("Step"));
        Assert.DoesNotContain(network.GetNestedTypes(), type => type.BaseType == typeof(NetworkState<double>));
    }

    private delegate void Prediction(ReadOnlySpan<double> x, Span<double> y);

    private delegate void OneStep(ReadOnlySpan<double> x, Span<double> y);

    private static OneStep Stepper(CausalChain network, CausalChain.State state) => (x, y) => network.Step(state, x, y);

    private static OneStep Stepper(ShortCausalChain network, ShortCausalChain.State state) => (x, y) => network.Step(state, x, y);

    private static void Compare(Prediction predict, OneStep step, int steps, int features, int outputs, bool perStep)
    {
        System.Random random = new(1);
        double[] x = [.. Enumerable.Range(0, steps * features).Select(_ => (2 * random.NextDouble()) - 1)];
        double[] expected = new double[perStep ? steps * outputs : outputs];
        predict(x, expected);
        double[] y = new double[outputs];
        for (int at = 0; at < steps; at++)
        {
            step(x.AsSpan(at * features, features), y);
            if (perStep)
            {
                Assert.All(y.Zip(expected.Skip(at * outputs)), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
            }
        }

        Assert.All(y.Zip(expected[^outputs..]), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
        Assert.All(y, value => Assert.True(Math.Abs(value) > 1e-3));
    }

    private static double[] Through(CausalChain network, CausalChain.State state, double[] x)
    {
        double[] y = new double[40 * 2];
        for (int step = 0; step < 40; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y.AsSpan(step * 2, 2));
        }

        return y;
    }

    private static long StateBytes<TState>()
        where TState : NetworkState<double>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Activator.CreateInstance(typeof(TState), nonPublic: true);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

[Network(Precision = Precision.Double)]
[Input(40, 3)]
[Conv1D(6, 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(5, 3, Padding = Padding.Causal, Dilation = 4, Activation = Activation.Swish, Name = "far")]
[Conv1D(5, 2, Padding = Padding.Causal, Dilation = 3)]
[Add("far")]
[Conv1D(7, 1, Activation = Activation.Tanh)]
[Dropout(0.1)]
[Conv1D(2, 2, Padding = Padding.Causal, Dilation = 7)]
internal sealed partial class CausalChain;

[Network(Precision = Precision.Double)]
[Input(5, 3)]
[Conv1D(6, 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(5, 3, Padding = Padding.Causal, Dilation = 4, Activation = Activation.Swish, Name = "far")]
[Conv1D(5, 2, Padding = Padding.Causal, Dilation = 3)]
[Add("far")]
[Conv1D(7, 1, Activation = Activation.Tanh)]
[Dropout(0.1)]
[Conv1D(2, 2, Padding = Padding.Causal, Dilation = 7)]
internal sealed partial class ShortCausalChain;

[Network(Precision = Precision.Double)]
[Input(9, 4)]
[SimpleRnn(5, ReturnSequences = true)]
[Conv1D(6, 3, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh)]
[Lstm(4)]
[Dense(3)]
internal sealed partial class CausalBetweenRecurrent;

[Network(Precision = Precision.Double)]
[Input(7, 16)]
[Conv1D(16, 3, Groups = 16, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh, Name = "depthwise")]
[Conv1D(16, 2, Groups = 8, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Add("depthwise")]
[LastStep]
[RepeatVector(4)]
[Gru(5, ReturnSequences = true)]
[Conv1D(2, 3, Padding = Padding.Same)]
internal sealed partial class CausalEncoder;

[Network(Precision = Precision.Double)]
[Input(7, 3)]
[SimpleRnn(4, ReturnSequences = true)]
[Conv1D(2, 2)]
internal sealed partial class ValidWindows;

[Network(Precision = Precision.Double)]
[Input(7, 3)]
[Conv1D(2, 2, Padding = Padding.Causal, Strides = 2)]
internal sealed partial class StridedCausalWindows;

[Network(Precision = Precision.Double)]
[Input(7, 3)]
[Conv1D(2, 2, Padding = Padding.Causal)]
[MaxPooling1D(2)]
internal sealed partial class PooledCausalWindows;
