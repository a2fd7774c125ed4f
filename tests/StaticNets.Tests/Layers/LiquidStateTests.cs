using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[LiquidState(19, Leak = 0.2, Threshold = 0.7, TraceDecay = 0.8, InputDeviation = 0.9, RecurrentDeviation = 0.4, ReturnSequences = true)]
internal sealed partial class AnySteppedLiquid;

[Network(Loss = Loss.MeanSquaredError)]
[Input(9, 3)]
[LiquidState(40)]
[Dense(2)]
public sealed partial class LiquidReader : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(12, 3)]
[LiquidState(7, Threshold = 0.5)]
[LastStep(From = "input")]
[Concatenate("liquid_state")]
[Dense(2)]
public sealed partial class GuardedLiquid : ILearnTargets<double>;

[Network]
[Input(5, 200)]
[LiquidState(300, InputDeviation = 0.5)]
internal sealed partial class WideLiquid;

/// <summary>Compares <c>[LiquidState]</c> with its equations in plain loops, and checks that training changes none of its weights.</summary>
public sealed class LiquidStateTests
{
    private const int Features = 3;
    private const int Units = 19;

    // The sums have at most 22 terms of size 1 and differ by rounding errors of 1e-15. No potential comes that near to the threshold: the
    // inputs are fixed, and a spike more or less would change a trace by 1. Errors of earlier steps decay.
    private const double Tolerance = 1e-13;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 60)]
    [InlineData(50, 7)]
    public void EqualsItsEquations(int rows, int steps)
    {
        AnySteppedLiquid network = new(seed: 2);
        double[] x = [.. Numbers(rows + steps, rows * steps * Features)];
        double[] y = new double[rows * steps * Units];
        network.Predict(x, y, steps);

        double[] expected = [.. Enumerable.Range(0, rows).SelectMany(row => Traces(network, x.AsSpan(row * steps * Features), steps))];
        Assert.InRange(y.Zip(expected, (found, trace) => Math.Abs(found - trace)).Max(), 0, Tolerance);

        // Some neurons spike again and again, and some rest.
        Assert.Contains(y, trace => trace == 0);
        Assert.True(steps < 10 || y.Any(trace => trace > 2));
    }

    /// <summary>The tiny potentials that a step sets to zero are no factor in any of these sums.</summary>
    [Fact]
    public void StepsHaveTheBitsOfTheSequence()
    {
        const int Steps = 50;
        AnySteppedLiquid network = new(seed: 3);
        double[] x = [.. Numbers(1, Steps * Features)];
        double[] y = new double[Steps * Units];
        network.Predict(x, y, Steps);
        AnySteppedLiquid.State state = network.NewState();
        double[] found = new double[y.Length];
        for (int t = 0; t < Steps; t++)
        {
            network.Step(state, x.AsSpan(t * Features, Features), found.AsSpan(t * Units, Units));
        }

        Assert.Equal(y, found);
    }

    /// <summary>
    /// Only the dense layer learns; of 40 random targets each, its 41 weights learn some. The decay would shrink weights without a gradient.
    /// </summary>
    [Fact]
    public void TrainingLeavesItsWeights()
    {
        LiquidReader network = new(1);
        float[] x = [.. Numbers(1, 40 * 9 * Features).Select(value => (float)value)];
        float[] targets = [.. Numbers(2, 40 * 2).Select(value => (float)value)];
        (float[] kernel, float[] recurrent) = (Flat(network, "kernel"), Flat(network, "recurrent_kernel"));
        AdamW optimizer = new(0.01) { WeightDecay = 0.01 };
        double first = network.TrainStep(x, targets, optimizer);
        double last = 0;
        for (int i = 0; i < 100; i++)
        {
            last = network.TrainStep(x, targets, optimizer);
        }

        Assert.InRange(last, 1e-6, 0.9 * first);
        Assert.Equal(kernel, Flat(network, "kernel"));
        Assert.Equal(recurrent, Flat(network, "recurrent_kernel"));
    }

    /// <summary>Traces decay, so r₀ has the factor TraceDecay in each step; potentials and spikes have no slope.</summary>
    [Fact]
    public void OnlyTheInitialTraceHasAGradient()
    {
        GuardedLiquid network = new(1);
        double[] x = [.. Numbers(3, 12 * Features)];
        Gradients<double> gradients = new();
        network.Gradient(x, [0, 0], gradients);
        double[] y = new double[2];
        network.Predict(x, y);
        double[] kernel = new double[(Features + 7) * 2];
        network.Dense.Kernel.FlattenTo(kernel);
        double[] expected =
        [
            .. Enumerable.Range(Features, 7).Select(i => Math.Pow(0.9, 12) * ((y[0] * kernel[2 * i]) + (y[1] * kernel[(2 * i) + 1]))),
        ];
        Assert.InRange(RelativeError.Of<double>(gradients.InitialStateOf("liquid_state/trace"), expected), 0, 1e-13);
        Assert.All(gradients.InitialStateOf("liquid_state/potential").ToArray(), slope => Assert.Equal(0, slope));
        Assert.All(gradients.InitialStateOf("liquid_state/spikes").ToArray(), slope => Assert.Equal(0, slope));
    }

    /// <summary>The standard deviation of n weights is within 5/√(2n) of σ, in all but one of a million draws.</summary>
    [Fact]
    public void WeightsHaveTheDeclaredDeviations()
    {
        WideLiquid network = new(1);
        Check("kernel", 0.5, 200 * 300);
        Check("recurrent_kernel", 1 / Math.Sqrt(300), 300 * 300);

        void Check(string tensor, double sigma, int count)
        {
            float[] weights = new float[count];
            network.Parameters["liquid_state/" + tensor].FlattenTo(weights);
            double deviation = Math.Sqrt(weights.Average(weight => (double)weight * weight));
            Assert.InRange(deviation / sigma, 1 - (5 / Math.Sqrt(2.0 * count)), 1 + (5 / Math.Sqrt(2.0 * count)));
        }
    }

    [Fact]
    public void PredictAndTrainStepAllocateNothing()
    {
        LiquidReader network = new(1);
        float[] x = new float[40 * 9 * Features];
        float[] y = new float[40 * 2];
        Sgd optimizer = new(0.01);
        LiquidReader.State state = network.NewState();
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y)));
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, y, optimizer)));
        Assert.Equal(0, Allocations.Of(() => network.Step(state, x.AsSpan(0, Features), y.AsSpan(0, 2))));
    }

    /// <summary>Potentials differ by the order of at most ten terms; no spike is added or lost by that, which would be an error of 1.</summary>
    [Fact]
    public void AllVectorWidthsAgreeWithinTheirBuffers() => TermWidths.Check<double>(typeof(GuardedLiquid), 1e-12);

    private static double[] Traces(AnySteppedLiquid network, ReadOnlySpan<double> x, int steps)
    {
        double[] kernel = new double[Features * Units];
        double[] recurrent = new double[Units * Units];
        network.LiquidState.Kernel.FlattenTo(kernel);
        network.LiquidState.RecurrentKernel.FlattenTo(recurrent);
        (double[] v, double[] s, double[] r) = (new double[Units], new double[Units], new double[Units]);
        double[] traces = new double[steps * Units];
        for (int t = 0; t < steps; t++)
        {
            double[] next = new double[Units];
            for (int j = 0; j < Units; j++)
            {
                next[j] = (1 - 0.2) * (1 - s[j]) * v[j];
                for (int i = 0; i < Features; i++)
                {
                    next[j] += x[(t * Features) + i] * kernel[(i * Units) + j];
                }

                for (int i = 0; i < Units; i++)
                {
                    next[j] += s[i] * recurrent[(i * Units) + j];
                }
            }

            v = next;
            s = [.. v.Select(potential => potential > 0.7 ? 1.0 : 0)];
            r = [.. r.Zip(s, (trace, spike) => (0.8 * trace) + spike)];
            r.CopyTo(traces, t * Units);
        }

        return traces;
    }

    private static float[] Flat(LiquidReader network, string tensor)
    {
        float[] values = new float[network.Parameters["liquid_state/" + tensor].FlattenedLength];
        network.Parameters["liquid_state/" + tensor].FlattenTo(values);
        return values;
    }

    private static IEnumerable<double> Numbers(int seed, int count)
    {
        System.Random random = new(seed);
        return Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1);
    }
}
