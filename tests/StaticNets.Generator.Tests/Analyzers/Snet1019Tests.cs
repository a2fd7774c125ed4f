using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>
/// An input can have any number of steps (<c>Steps.Any</c>) only if the network can compute its steps one after the other.
/// </summary>
public sealed class Snet1019Tests
{
    [Theory]
    [InlineData("SimpleRnn(4)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Conv1D(4, 1), LastStep, RepeatVector(3), Flatten")]
    [InlineData("PositionalEncoding, MultiHeadAttention(3), LayerNormalization, MultiHeadAttention(2, 4, Causal = true), LastStep")]
    [InlineData("LayerNormalization, SimpleRnn(4, ReturnSequences = true), Softmax, SimpleRnn(2), Dense(3)")]
    [InlineData("PRelu, RmsNormalization, SimpleRnn(4, ReturnSequences = true), PRelu(Shared = true), LayerNormalization(Axis = 1)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Activation(Activation.LogSoftmax), LastStep, GroupNormalization(2)")]
    [InlineData("Conv1D(4, 3, Padding = Padding.Causal)")]
    [InlineData("Conv1D(4, 3, Padding = Padding.Causal, Dilation = 8, Groups = 1), LastStep, Dense(2)")]
    [InlineData("Conv1D(6, 4, Padding = Padding.Same, Groups = 3), LastStep")]
    [InlineData("Conv1D(4, 5, Pad = 2), SimpleRnn(4)")]
    [InlineData("Slice(1, 1), SimpleRnn(4, ReturnSequences = true), Slice(-1, 0, 3), Permute(0, 1), SimpleRnn(4)")]
    [InlineData("LocalResponseNormalization(3), SimpleRnn(3, ReturnSequences = true), Maximum(\"input\"), Subtract(\"input\"), LastStep")]
    [InlineData("SimpleRnn(3, ReturnSequences = true), Minimum(\"input\"), Average(\"input\", \"simple_rnn\"), SimpleRnn(2)")]
    [InlineData("Conv1D(4, 3, Pad = 2, Dilation = 2, Activation = Activation.Softmax)")]
    public void AcceptsLayersThatTakeOneStepAfterTheOther(string layers) =>
        Reports.Match(
            $"""
            [Network, Input(Steps.Any, 3), {layers}]
            public partial class Net;
            """
        );

    [Theory]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Flatten")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Flatten, Softmax")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), LayerNormalization(Axis = 0)")]
    [InlineData("RmsNormalization(Axis = -2), SimpleRnn(4)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), GroupNormalization(2)")]
    [InlineData("InstanceNormalization, SimpleRnn(4)")]
    [InlineData("Conv1D(4, 3), GlobalMaxPooling1D")]
    [InlineData("Conv1D(4, 3), SimpleRnn(4)")]
    [InlineData("Conv1D(4, 3, Padding = Padding.Causal, Strides = 2), SimpleRnn(4)")]
    [InlineData("Conv1D(4, 3, Pad = 2), SimpleRnn(4)")]
    [InlineData("Conv1D(4, 1, Pad = 1), SimpleRnn(4)")]
    [InlineData("Conv1D(4, 3, Pad = 1, Dilation = 2), SimpleRnn(4)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Conv1D(4, 3, Padding = Padding.Same, Strides = 2), LastStep")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), MaxPooling1D(2), SimpleRnn(4)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), GlobalAveragePooling1D, Dense(2)")]
    [InlineData("Slice(0, 2, 10), SimpleRnn(4)")]
    [InlineData("Slice(0, -3), Lstm(4, ReturnSequences = true), Dense(4, PerStep = true)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Slice(-2, 0), SimpleRnn(4)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Permute(1, 0), Dense(4, PerStep = true)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Permute(1, 0), SimpleRnn(4, ReturnSequences = true), Permute(1, 0)")]
    public void ReportsALayerThatNeedsAllSteps(string layers) =>
        Reports.Match(
            $$"""
            [Network, Input({|SNET1019:Steps.Any|}, 3), {{layers}}]
            public partial class Net;
            """,
            "The input 'input' cannot have any number of steps: a layer needs all steps at once or changes their number, as [Flatten], [Reshape], poolings and a [Conv1D] with strides or without padding do; write their number, or take that layer away"
        );

    [Theory]
    [InlineData("SimpleRnn(4, ReturnSequences = true), ActivityRegularization(L1 = 1), LastStep")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Sampling, SimpleRnn(2)")]
    public void ReportsATermOfAllSteps(string layers) =>
        Reports.Match(
            $$"""
            [Network, Input({|SNET1019:Steps.Any|}, 3), {{layers}}]
            public partial class Net;
            """,
            "The input 'input' cannot have any number of steps: [Sampling] or [ActivityRegularization] adds a term of all steps to the loss; write their number, or put it behind [LastStep]"
        );

    [Theory]
    [InlineData("SimpleRnn(4), ActivityRegularization(L2 = 1), Sampling, Dense(2)")]
    [InlineData("SimpleRnn(4, ReturnSequences = true), Sampling(Beta = 0), SimpleRnn(2)")]
    public void AcceptsTermsOfASingleRow(string layers) =>
        Reports.Match(
            $"""
            [Network(Loss = Loss.MeanSquaredError), Input(Steps.Any, 3), {layers}]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsThatNothingIsRecurrent() =>
        Reports.Match(
            """
            [Network, Input({|SNET1019:Steps.Any|}, 3), LayerNormalization, Conv1D(4, 1)]
            public partial class Net;
            """,
            "The input 'input' cannot have any number of steps: no recurrent layer, attention or convolution over several steps reads it"
        );

    [Theory]
    [InlineData("3, {|SNET1019:Steps.Any|}")]
    [InlineData("{|SNET1019:Steps.Any|}, 3, 2")]
    public void ReportsAnotherPlaceThanTheFirstOfTwoAxes(string shape) =>
        Reports.Match(
            $$"""
            [Network, Input({{shape}}), SimpleRnn(4)]
            public partial class Net;
            """,
            "The input 'input' cannot have any number of steps: Steps.Any stands for the first of two axes, [Input(Steps.Any, features)]"
        );

    [Fact]
    public void ReportsASingleAxisWithoutAnEmbedding() =>
        Reports.Match(
            """
            [Network, Input({|SNET1019:Steps.Any|}), SimpleRnn(4)]
            public partial class Net;
            """,
            "The input 'input' cannot have any number of steps: Steps.Any alone counts indices for an [Embedding]; write [Input(Steps.Any, features)]"
        );

    [Fact]
    public void AcceptsASingleAxisOfIndices() =>
        Reports.Match(
            """
            [Network, Input(Steps.Any), Embedding(10, 3), SimpleRnn(4)]
            public partial class Net;
            """
        );

    [Theory]
    [InlineData(
        "Input({|SNET1019:Steps.Any|}, 2), Embedding(10, 3), Flatten",
        "[Embedding] reads one index at each step, [Input(Steps.Any)]"
    )]
    [InlineData(
        "Input({|SNET1019:Steps.Any|}), Embedding(10, 3)",
        "no recurrent layer, attention or convolution over several steps reads it"
    )]
    [InlineData(
        "Input({|SNET1019:Steps.Any|}), Embedding(10, 3), SimpleRnn(4, ReturnSequences = true), Flatten",
        "a layer needs all steps at once or changes their number, as [Flatten], [Reshape], poolings and a [Conv1D] with strides or without padding do; write their number, or take that layer away"
    )]
    public void ReportsIndicesThatNeedANumberOfSteps(string layers, string reason) =>
        Reports.Match(
            $"""
            [Network, {layers}]
            public partial class Net;
            """,
            $"The input 'input' cannot have any number of steps: {reason}"
        );

    [Fact]
    public void AcceptsALoss() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError), Input(Steps.Any, 3), SimpleRnn(4, Bidirectional = true)]
            public partial class Net;
            """
        );
}
