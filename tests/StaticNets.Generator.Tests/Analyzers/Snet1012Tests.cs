using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The derivative of the Heaviside function is 0, so a network cannot be trained through it.</summary>
public class Snet1012Tests
{
    [Fact]
    public void ReportsAHiddenStep() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3, Activation = {|SNET1012:Activation.Heaviside|})]
            [Dense(3)]
            [Activation({|SNET1012:Activation.Heaviside|})]
            [Dense(3)]
            public partial class Net;
            """,
            "'dense' applies Heaviside, which is flat everywhere, so that nothing before it could learn; put it at the output, with Loss.Perceptron, or use Sigmoid",
            "'activation' applies Heaviside, which is flat everywhere, so that nothing before it could learn; put it at the output, with Loss.Perceptron, or use Sigmoid"
        );

    [Fact]
    public void ReportsAStepInTheGatesOfARecurrentLayer() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(5, 4)]
            [Lstm(3, RecurrentActivation = {|SNET1012:Activation.Heaviside|}, ReturnSequences = true)]
            [Gru(1, RecurrentActivation = {|SNET1012:Activation.Heaviside|})]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsAStepAtTheOutputOfAnotherLoss() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(1, Activation = {|SNET1012:Activation.Heaviside|})]
            public partial class Net;
            """,
            "'dense' applies Heaviside, which is flat everywhere, so that nothing before it could learn; put it at the output, with Loss.Perceptron, or use Sigmoid"
        );

    [Fact]
    public void ReportsAHiddenStepBeforeThePerceptron() =>
        Reports.Match(
            """
            [Network(Loss = Loss.Perceptron)]
            [Input(4)]
            [Dense(3, Activation = {|SNET1012:Activation.Heaviside|})]
            [Dense(1, Activation = Activation.Heaviside)]
            public partial class Net;
            """,
            "'dense' applies Heaviside, which is flat everywhere, so that nothing before it could learn; put it at the output, with Loss.Perceptron, or use Sigmoid"
        );

    [Fact]
    public void AcceptsThePerceptron() =>
        Reports.Match(
            """
            [Network(Loss = Loss.Perceptron)]
            [Input(4)]
            [Dense(1, Activation = Activation.Heaviside)]
            [Flatten]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsStepsOfANetworkThatOnlyPredicts() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Activation = Activation.Heaviside)]
            [Dense(1, Activation = Activation.Heaviside)]
            public partial class Net;
            """
        );
}
