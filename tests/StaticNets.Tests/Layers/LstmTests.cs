using System.Numerics.Tensors;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 3)]
[Lstm(6, ReturnSequences = true)]
[Lstm(5, UseBias = false)]
[Dense(2)]
public sealed partial class StackedLstm : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(28, 2)]
[Lstm(9, UnitForgetBias = false)]
public sealed partial class LongLstm : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 5)]
[Lstm(8, Activation = Activation.Relu, RecurrentActivation = Activation.HardSigmoid)]
public sealed partial class ReluLstm : ILearnTargets<double>;

/// <summary>The derivative of Swish needs the input of Swish, and two layers read the sequence of the first recurrent layer.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[Lstm(3, Activation = Activation.Swish, ReturnSequences = true, DropConnect = 0.2)]
[Lstm(3, ReturnSequences = true)]
[Add("lstm", "input")]
[LayerNormalization]
[Lstm(2, RecurrentActivation = Activation.Softplus)]
public sealed partial class BranchedLstm : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(9, 3)]
[Lstm(33)]
internal sealed partial class WideLstm;

/// <summary>Compares <c>[Lstm]</c> with PyTorch's <c>torch.nn.LSTM</c> in double precision.</summary>
public sealed class LstmTests() : RecurrentTests<StackedLstm>("StackedLstm")
{
    [Fact]
    public void StepsMatchPyTorch()
    {
        StackedLstm network = Initial();
        StackedLstm.State state = network.NewState();
        StepsMatch(7, state.Reset, (x, y) => network.Step(state, x, y));
    }

    /// <summary>The columns of the forget gate are the second quarter: the order of the gates is i f g o.</summary>
    [Fact]
    public void BiasOfTheForgetGateBeginsAtOne()
    {
        double[] bias = Flat(new StackedLstm(1).Lstm.Bias);
        Assert.Equal(24, bias.Length);
        Assert.All(bias.Index(), column => Assert.Equal(column.Index is >= 6 and < 12 ? 1 : 0, column.Item));
        Assert.All(Flat(new LongLstm(1).Lstm.Bias), value => Assert.Equal(0, value));
    }

    [Fact]
    public void RowsOfTheRecurrentKernelBeginOrthonormal()
    {
        double[] kernel = Flat(new StackedLstm(1).Lstm.RecurrentKernel);
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                double product = Enumerable.Range(0, 24).Sum(k => kernel[(i * 24) + k] * kernel[(j * 24) + k]);
                Assert.Equal(i == j ? 1 : 0, product, 1e-12);
            }
        }
    }

    [Fact]
    public void PredictTrainStepAndStepAllocateNothing()
    {
        WideLstm network = new(1);
        float[] x = new float[40 * 9 * 3];
        float[] y = new float[40 * 33];
        Sgd optimizer = new(0.01);
        WideLstm.State state = network.NewState();
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y)));
        Assert.Equal(0, Allocations.Of(() => network.TrainStep(x, y, optimizer)));
        Assert.Equal(0, Allocations.Of(() => network.Step(state, x.AsSpan(0, 3), y.AsSpan(0, 33))));
    }

    private static T[] Flat<T>(ReadOnlyTensorSpan<T> tensor)
    {
        T[] values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}

public sealed class LongLstmTests() : RecurrentTests<LongLstm>("LongLstm")
{
    [Fact]
    public void StepsMatchPyTorch()
    {
        LongLstm network = Initial();
        LongLstm.State state = network.NewState();
        StepsMatch(28, state.Reset, (x, y) => network.Step(state, x, y));
    }
}

public sealed class ReluLstmTests() : RecurrentTests<ReluLstm>("ReluLstm");

public sealed class BranchedLstmTests : GradientTests<BranchedLstm>;
