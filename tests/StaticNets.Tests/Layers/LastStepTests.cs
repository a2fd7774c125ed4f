using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>The last step of the input, and of states that another layer reads too.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[LastStep(Name = "of_input")]
[SimpleRnn(5, From = "input", ReturnSequences = true)]
[LastStep]
[GlobalAveragePooling1D(From = "simple_rnn")]
[Concatenate("of_input", "last_step")]
[Dense(2)]
public sealed partial class LastOfSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 2)]
[Lstm(4, ReturnSequences = true)]
[LastStep]
[Dense(3)]
public sealed partial class LastOfStates : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 2)]
[Lstm(4)]
[Dense(3)]
public sealed partial class LastState : ILearnTargets<double>;

[Network(Precision = Precision.Double)]
[Input(5, 2)]
[SimpleRnn(4, ReturnSequences = true)]
[Conv1D(9, 1, Activation = Activation.Tanh)]
[LastStep]
[Dense(3)]
public sealed partial class LastOfFive;

[Network(Precision = Precision.Double)]
[Input(Steps.Any, 2)]
[SimpleRnn(4, ReturnSequences = true)]
[Conv1D(9, 1, Activation = Activation.Tanh)]
[LastStep]
[Dense(3)]
public sealed partial class LastOfAny;

public sealed class LastStepTests : GradientTests<LastOfSteps>
{
    /// <summary>The last step of all states is what a recurrent layer gives without ReturnSequences, to the bit.</summary>
    [Fact]
    public void LastOfAllStatesIsTheState()
    {
        RandomRows<double> rows = new(NetworkInside.Description(typeof(LastState)), 3, seed: 1);
        double[] expected = new double[9];
        double[] found = new double[9];
        new LastState(seed: 4).Predict(rows.X, expected);
        new LastOfStates(seed: 4).Predict(rows.X, found);
        Assert.Equal(expected, found);
    }

    /// <summary>A convolution of one step, and the last step, need not know the number of steps.</summary>
    [Fact]
    public void AnyNumberOfStepsHasALastOne()
    {
        RandomRows<double> rows = new(NetworkInside.Description(typeof(LastOfFive)), 3, seed: 2);
        double[] expected = new double[9];
        double[] found = new double[9];
        new LastOfFive(seed: 4).Predict(rows.X, expected);
        new LastOfAny(seed: 4).Predict(rows.X, found, steps: 5);

        // Sums of at most 10 terms below 1, in another order, three layers deep: less than 3 · 10 · 2⁻⁵³ each, and there are 10 in a row.
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 10 * 3 * 10 * Math.Pow(2, -53)));
    }
}
