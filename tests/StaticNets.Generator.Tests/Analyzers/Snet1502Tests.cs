using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Mean activities have a target only if they lie between 0 and 1.</summary>
public sealed class Snet1502Tests
{
    [Theory]
    [InlineData("Dense(4)", "dense")]
    [InlineData("Dense(4, Activation = Activation.Tanh)", "dense")]
    [InlineData("Dense(4, Activation = Activation.Sigmoid), Dropout(0.5)", "dropout")]
    [InlineData("Reshape(2, 4), Lstm(3, Activation = Activation.Sigmoid)", "lstm")]
    public void ReportsOtherValues(string above, string name) =>
        Reports.Match(
            $$"""
            [Network, Input(8), {{above}}, ActivityRegularization(Target = {|SNET1502:0.05|}, L1 = 1), Dense(2)]
            public partial class Net;
            """,
            $"'activity_regularization' has Target = 0.05, the mean activity of units between 0 and 1, but '{name}' does not end in Sigmoid, HardSigmoid or Softmax: give it one of them, or use L1 instead"
        );

    [Theory]
    [InlineData("Dense(4, Activation = Activation.Sigmoid)")]
    [InlineData("Dense(4), Activation(Activation.HardSigmoid)")]
    [InlineData("Dense(4, Activation = Activation.Softmax)")]
    [InlineData("Reshape(2, 2, 2), Conv2D(3, 1, Activation = Activation.Sigmoid), Flatten")]
    [InlineData("Reshape(2, 4), Dense(3, PerStep = true, Activation = Activation.Sigmoid), ActivityRegularization(L2 = 0.1)")]
    public void AcceptsValuesBetweenZeroAndOne(string above) =>
        Reports.Match(
            $"""
            [Network(Loss = Loss.MeanSquaredError), Input(8), {above}, ActivityRegularization(Target = 0.05), Flatten, Dense(2)]
            public partial class Net;
            """
        );
}
