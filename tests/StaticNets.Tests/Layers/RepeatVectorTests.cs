using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(6, 3)]
[Conv1D(5, 3, Padding = Padding.Causal, Activation = Activation.Tanh)]
[LastStep]
[Dense(7, Activation = Activation.Tanh)]
[RepeatVector(4)]
[SimpleRnn(6, ReturnSequences = true)]
[Conv1D(2, 1)]
public sealed partial class RepeatedSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 3)]
[Conv1D(5, 3, Padding = Padding.Causal, Activation = Activation.Tanh)]
[LastStep]
[Dense(7, Activation = Activation.Tanh)]
[RepeatVector(4)]
[SimpleRnn(6, ReturnSequences = true)]
[Conv1D(2, 1)]
public sealed partial class RepeatedDouble : ILearnTargets<double>;

/// <summary>The repeated value is the input or a state; its steps are read one by one, all together, and in one row.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[RepeatVector(5, Name = "first")]
[Flatten(Name = "flat")]
[Lstm(4, From = "first")]
[RepeatVector(2)]
[GlobalMaxPooling1D]
[Concatenate("flat", "lstm")]
[Dense(2)]
public sealed partial class RepeatedInput : ILearnTargets<double>;

public sealed class RepeatVectorTests() : ImageWithAdamTests<RepeatedSingle, RepeatedDouble>("Repeated");

public sealed class RepeatVectorOfInputTests : GradientTests<RepeatedInput>
{
    [Fact]
    public void EveryStepIsTheInput()
    {
        double[] y = new double[OnlyRepetition.OutputLength * 2];
        new OnlyRepetition().Predict([1, 2, 3, 4, 5, 6], y);
        Assert.Equal([1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6], y);
    }
}

[Network(Precision = Precision.Double)]
[Input(3)]
[RepeatVector(2)]
public sealed partial class OnlyRepetition;
