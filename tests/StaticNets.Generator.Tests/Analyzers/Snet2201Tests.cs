using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Advice for recurrent layers without gates that are trained over many steps.</summary>
public class Snet2201Tests
{
    [Fact]
    public void ReportsFiftyOneSteps() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(51, 2)]
            [{|SNET2201:SimpleRnn(8)|}]
            [Dense(1)]
            public partial class Net;
            """,
            "'simple_rnn' has no gates and is trained over 51 steps: each step multiplies the gradient by the recurrent kernel and the slope of the activation, so that over more than about 50 steps it vanishes or explodes, and the layer hardly learns from the first steps; use [Lstm] or [Gru]"
        );

    /// <summary>Each layer counts the steps that it reads, whether it returns one state or all of them.</summary>
    [Fact]
    public void ReportsEachLayerThatReadsTheSequence() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(120)]
            [Reshape(60, 2)]
            [{|SNET2201:SimpleRnn(8, ReturnSequences = true, Activation = Activation.Relu)|}]
            [{|SNET2201:SimpleRnn(8, Name = "last")|}]
            [Reshape(4, 2)]
            [SimpleRnn(8)]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsAnInputOfSeveral() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(20, 2, Name = "short")]
            [Input(70, 2, Name = "long")]
            [SimpleRnn(4, From = "short", Name = "a")]
            [{|SNET2201:SimpleRnn(4, From = "long", Name = "b")|}]
            [Add("a", From = "b")]
            [Dense(1)]
            public partial class Net;
            """
        );

    /// <summary>The class of the part has no loss, so the advice belongs to the network that trains it.</summary>
    [Fact]
    public void ReportsAPartAtItsUse() =>
        Reports.Match(
            """
            [Network, Input(51, 2), SimpleRnn(4)]
            public partial class Encoder;

            [Network(Loss = Loss.MeanSquaredError), Input(51, 2), {|SNET2201:Use<Encoder>|}]
            public partial class Net;
            """
        );

    [Theory]
    [InlineData("Network(Loss = Loss.MeanSquaredError)", "50, 2", "SimpleRnn(8)")]
    [InlineData("Network(Loss = Loss.MeanSquaredError)", "50, 2", "SimpleRnn(8, ReturnSequences = true)")]
    [InlineData("Network(Loss = Loss.MeanSquaredError)", "51, 2", "Lstm(8)")]
    [InlineData("Network(Loss = Loss.MeanSquaredError)", "51, 2", "Gru(8, RecurrentActivation = Activation.Relu)")]
    [InlineData("Network(Loss = Loss.MeanSquaredError)", "51, 2", "SimpleRnn(8, Frozen = true), Dense(1)")]
    [InlineData("Network", "51, 2", "SimpleRnn(8)")]
    [InlineData("Network", "Steps.Any, 2", "SimpleRnn(8)")]
    public void Accepts(string network, string shape, string layers) =>
        Reports.Match($"[{network}, Input({shape}), {layers}] public partial class Net;");
}
