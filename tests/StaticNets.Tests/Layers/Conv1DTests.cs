using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(9, 3)]
[Conv1D(5, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv1D(7, 4, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv1D(2, 2)]
public sealed partial class StepsToStepsSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 3)]
[Conv1D(5, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv1D(7, 4, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv1D(2, 2)]
public sealed partial class StepsToStepsDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(13, 2)]
[Conv1D(6, 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(5, 2, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Swish)]
[Conv1D(9, 3, Padding = Padding.Causal, Dilation = 4, Activation = Activation.Tanh)]
[Conv1D(2, 1)]
public sealed partial class CausalStepsSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(13, 2)]
[Conv1D(6, 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(5, 2, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Swish)]
[Conv1D(9, 3, Padding = Padding.Causal, Dilation = 4, Activation = Activation.Tanh)]
[Conv1D(2, 1)]
public sealed partial class CausalStepsDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(17, 3)]
[Conv1D(8, 3, Strides = 2, Activation = Activation.Tanh)]
[Conv1D(6, 2, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv1D(6, 3, Strides = 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(4, 3, Strides = 3, Dilation = 2, Pad = 2)]
[Flatten]
[Dense(3)]
public sealed partial class StridedStepsSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(17, 3)]
[Conv1D(8, 3, Strides = 2, Activation = Activation.Tanh)]
[Conv1D(6, 2, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv1D(6, 3, Strides = 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(4, 3, Strides = 3, Dilation = 2, Pad = 2)]
[Flatten]
[Dense(3)]
public sealed partial class StridedStepsDouble : ILearnTargets<double>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Single)]
[Input(7, 16)]
[Conv1D(16, 3, Groups = 16, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv1D(8, 1, Groups = 2, Activation = Activation.Tanh)]
[Conv1D(16, 2, Groups = 8, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh)]
[Flatten]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class GroupedStepsSingle : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(7, 16)]
[Conv1D(16, 3, Groups = 16, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv1D(8, 1, Groups = 2, Activation = Activation.Tanh)]
[Conv1D(16, 2, Groups = 8, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh)]
[Flatten]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class GroupedStepsDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(8, 3)]
[SimpleRnn(5, ReturnSequences = true)]
[Conv1D(6, 3, Dilation = 2, Activation = Activation.Tanh)]
[SimpleRnn(4)]
[Dense(2)]
public sealed partial class BetweenRecurrentSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8, 3)]
[SimpleRnn(5, ReturnSequences = true)]
[Conv1D(6, 3, Dilation = 2, Activation = Activation.Tanh)]
[SimpleRnn(4)]
[Dense(2)]
public sealed partial class BetweenRecurrentDouble : ILearnTargets<double>;

public sealed class Conv1DTests() : ImageWithAdamTests<StepsToStepsSingle, StepsToStepsDouble>("StepsToSteps");

public sealed class CausalConv1DTests() : ImageWithAdamTests<CausalStepsSingle, CausalStepsDouble>("CausalSteps")
{
    /// <summary>A step of the output does not change when later steps of the input do.</summary>
    [Fact]
    public void LaterStepsHaveNoEffect()
    {
        CausalStepsDouble network = new(seed: 1);
        double[] x = new RandomRows<double>(NetworkInside.Description(typeof(CausalStepsDouble)), 1, seed: 1).X;
        double[] y = new double[13 * 2];
        network.Predict(x, y);
        for (int step = 1; step < 13; step++)
        {
            double[] changed = [.. x.Take(step * 2), .. x.Skip(step * 2).Select(value => value + 1)];
            double[] after = new double[13 * 2];
            network.Predict(changed, after);
            Assert.Equal(y[..(step * 2)], after[..(step * 2)]);
            Assert.NotEqual(y[(step * 2)..((step + 1) * 2)], after[(step * 2)..((step + 1) * 2)]);
        }
    }
}

public sealed class StridedConv1DTests() : ImageWithAdamTests<StridedStepsSingle, StridedStepsDouble>("StridedSteps");

public sealed class GroupedConv1DTests() : ImageWithAdamTests<GroupedStepsSingle, GroupedStepsDouble>("GroupedSteps");

public sealed class Conv1DBetweenRecurrentTests() : ImageWithAdamTests<BetweenRecurrentSingle, BetweenRecurrentDouble>("BetweenRecurrent");
