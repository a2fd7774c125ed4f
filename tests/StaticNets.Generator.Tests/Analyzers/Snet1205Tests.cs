using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A layer that reads steps needs all states of the recurrent layer above it.</summary>
public sealed class Snet1205Tests
{
    [Theory]
    [InlineData("simple_rnn", "SimpleRnn(8)")]
    [InlineData("lstm", "Lstm(8)")]
    [InlineData("gru", "Gru(8, ReturnSequences = false)")]
    [InlineData("gru", "Gru(8), Dropout(0.2)")]
    [InlineData("lstm", "Lstm(8), LayerNormalization, Activation(Activation.Relu), GaussianNoise(0.1), BatchNormalization")]
    public void ReportsTheLastStateOfARecurrentLayer(string name, string layers) =>
        Reports.Match(
            $$"""
            [Network, Input(9, 3), {{layers}}, {|SNET1205:Conv1D(4, 3)|}]
            public partial class Net;
            """,
            Message("conv1d", name)
        );

    [Theory]
    [InlineData("simple_rnn", "SimpleRnn(4)")]
    [InlineData("lstm_1", "Lstm(4, ReturnSequences = true)")]
    [InlineData("max_pooling1d", "MaxPooling1D(2)")]
    [InlineData("global_average_pooling1d", "GlobalAveragePooling1D")]
    [InlineData("last_step", "LastStep")]
    public void ReportsEveryLayerThatReadsSteps(string name, string layer) =>
        Reports.Match(
            $$"""
            [Network, Input(9, 3), Lstm(8), {|SNET1205:{{layer}}|}]
            public partial class Net;
            """,
            Message(name, "lstm")
        );

    [Fact]
    public void AcceptsAllStates() =>
        Reports.Match(
            """
            [Network, Input(9, 3), Lstm(8, ReturnSequences = true), Dropout(0.2), Lstm(4), Dense(2)]
            public partial class Net;

            [Network, Input(9, 3), Lstm(8), RepeatVector(4), Lstm(4, ReturnSequences = true), Conv1D(4, 3)]
            public partial class Decoder;
            """
        );

    private static string Message(string reader, string recurrent) =>
        $"'{reader}' needs a sequence, [steps, features], but '{recurrent}' gives only its state after the last step, 8: write ReturnSequences = true in '{recurrent}'";
}
