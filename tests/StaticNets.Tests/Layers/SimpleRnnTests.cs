using System.Numerics.Tensors;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[SimpleRnn(7, ReturnSequences = true)]
[SimpleRnn(5, UseBias = false)]
[Dense(2)]
public sealed partial class StackedRnn : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 20)]
[SimpleRnn(18, Activation = Activation.Relu)]
public sealed partial class ReluRnn : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[SimpleRnn(4, ReturnSequences = true)]
[Flatten]
[Dense(3)]
public sealed partial class WholeSequenceRnn : ILearnTargets<double>;

/// <summary>
/// Covers two cases: the first recurrent layer needs the input of its activation, Swish, for the derivative, and two other layers read the
/// sequence of this layer.
/// </summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[SimpleRnn(3, Activation = Activation.Swish, ReturnSequences = true)]
[SimpleRnn(3, ReturnSequences = true)]
[Add("simple_rnn", "input")]
[LayerNormalization]
[SimpleRnn(2)]
public sealed partial class BranchedRnn : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(9, 3)]
[SimpleRnn(33)]
internal sealed partial class WideRnn;

/// <summary>Compares <c>[SimpleRnn]</c> with PyTorch's <c>torch.nn.RNN</c> in double precision, and with a naive loop.</summary>
public sealed class SimpleRnnTests() : RecurrentTests<StackedRnn>("StackedRnn")
{
    [Fact]
    public void StepsMatchPyTorch()
    {
        StackedRnn network = Initial();
        StackedRnn.State state = network.NewState();
        StepsMatch(6, state.Reset, (x, y) => network.Step(state, x, y));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(200)]
    public void EqualsANaiveLoopForAnyNumberOfRows(int rows)
    {
        WideRnn network = new(seed: 3);
        System.Random random = new(rows);
        float[] x = [.. Enumerable.Range(0, rows * 9 * 3).Select(_ => (float)(random.NextDouble() - 0.5))];
        float[] y = new float[rows * 33];
        network.Predict(x, y);
        double[] expected = Naive(network.Parameters, x, rows);

        // A state sums 3 + 33 products of about 0.1 and is rounded 36 times by at most 2⁻²⁴. Each of the 9 steps passes the error on
        // through an orthogonal matrix, which does not enlarge it.
        Assert.All(y.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 9 * 36 * Math.Pow(2, -24)));
    }

    [Fact]
    public void WithoutBiasThereIsNoBias()
    {
        Assert.Equal(
            ["simple_rnn/kernel", "simple_rnn/recurrent_kernel", "simple_rnn/bias", "simple_rnn_1/kernel", "simple_rnn_1/recurrent_kernel"],
            new StackedRnn(1).Parameters.Names.Take(5)
        );
        Assert.Equal((3 * 7) + (7 * 7) + 7 + (7 * 5) + (5 * 5) + (5 * 2) + 2, StackedRnn.ParameterCount);
    }

    [Fact]
    public void RecurrentKernelBeginsOrthogonal()
    {
        double[] kernel = Flat(new StackedRnn(1).SimpleRnn.RecurrentKernel);
        for (int i = 0; i < 7; i++)
        {
            for (int j = 0; j < 7; j++)
            {
                double product = Enumerable.Range(0, 7).Sum(k => kernel[(i * 7) + k] * kernel[(j * 7) + k]);
                Assert.Equal(i == j ? 1 : 0, product, 1e-12);
            }
        }
    }

    [Fact]
    public void PredictAndTrainStepAllocateNothing()
    {
        WideRnn network = new(1);
        float[] x = new float[40 * 9 * 3];
        float[] y = new float[40 * 33];
        Sgd optimizer = new(0.01);
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y)));
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, y, optimizer)));
    }

    private static double[] Naive(ParameterSet<float> parameters, float[] x, int rows)
    {
        float[] kernel = Flat(parameters["simple_rnn/kernel"]);
        float[] recurrent = Flat(parameters["simple_rnn/recurrent_kernel"]);
        float[] bias = Flat(parameters["simple_rnn/bias"]);
        double[] states = new double[rows * 33];
        for (int row = 0; row < rows; row++)
        {
            double[] before = new double[33];
            for (int step = 0; step < 9; step++)
            {
                double[] after = new double[33];
                for (int unit = 0; unit < 33; unit++)
                {
                    double z = bias[unit];
                    for (int feature = 0; feature < 3; feature++)
                    {
                        z += x[(((row * 9) + step) * 3) + feature] * kernel[(feature * 33) + unit];
                    }

                    for (int other = 0; other < 33; other++)
                    {
                        z += before[other] * recurrent[(other * 33) + unit];
                    }

                    after[unit] = Math.Tanh(z);
                }

                before = after;
            }

            before.CopyTo(states, row * 33);
        }

        return states;
    }

    private static T[] Flat<T>(ReadOnlyTensorSpan<T> tensor)
    {
        T[] values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}

public sealed class ReluRnnTests() : RecurrentTests<ReluRnn>("ReluRnn")
{
    [Fact]
    public void StepsMatchPyTorch()
    {
        ReluRnn network = Initial();
        ReluRnn.State state = network.NewState();
        StepsMatch(4, state.Reset, (x, y) => network.Step(state, x, y));
    }
}

public sealed class WholeSequenceRnnTests() : RecurrentTests<WholeSequenceRnn>("WholeSequenceRnn");

public sealed class BranchedRnnTests : GradientTests<BranchedRnn>;
