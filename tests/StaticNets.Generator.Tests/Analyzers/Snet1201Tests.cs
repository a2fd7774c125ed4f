using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A layer that reads steps needs an input with steps.</summary>
public sealed class Snet1201Tests
{
    private const string Advice = "write [Input(steps, features)], or put [Reshape(steps, features)] between them";

    [Theory]
    [InlineData("simple_rnn", "SimpleRnn(4)")]
    [InlineData("lstm", "Lstm(4, ReturnSequences = true)")]
    [InlineData("gru", "Gru(4)")]
    [InlineData("conv1d", "Conv1D(4, 3)")]
    [InlineData("max_pooling1d", "MaxPooling1D(2)")]
    [InlineData("average_pooling1d", "AveragePooling1D(2)")]
    [InlineData("global_max_pooling1d", "GlobalMaxPooling1D")]
    [InlineData("global_average_pooling1d", "GlobalAveragePooling1D")]
    [InlineData("last_step", "LastStep")]
    public void ReportsARowOfNumbers(string name, string layer) =>
        Reports.Match(
            $$"""
            [Network, Input(64), {|SNET1201:{{layer}}|}]
            public partial class Net;
            """,
            $"'{name}' needs a sequence, [steps, features], but 'input' gives it 64 without steps: {Advice}"
        );

    /// <summary>Rows that a recurrent layer did not write have no steps either, although a sequence is above them.</summary>
    [Theory]
    [InlineData("dense", "SimpleRnn(8), Dense(8)", 8)]
    [InlineData("last_step", "SimpleRnn(5, ReturnSequences = true), LastStep", 5)]
    [InlineData("flatten", "SimpleRnn(2, ReturnSequences = true), Flatten", 18)]
    [InlineData("concatenate", "GlobalMaxPooling1D(Name = \"g\"), SimpleRnn(8, From = \"input\"), Concatenate(\"g\")", 11)]
    public void ReportsRowsBelowASequence(string name, string layers, int length) =>
        Reports.Match(
            $$"""
            [Network, Input(9, 3), {{layers}}, {|SNET1201:Conv1D(4, 2)|}]
            public partial class Net;
            """,
            $"'conv1d' needs a sequence, [steps, features], but '{name}' gives it {length} without steps: {Advice}"
        );

    /// <summary>An image has more axes than a sequence, and not fewer.</summary>
    [Fact]
    public void ReportsAnotherRuleForAnImage() =>
        Reports.Match(
            """
            [Network, Input(4, 4, 2), {|SNET1006:Conv1D(4, 2)|}]
            public partial class Net;
            """,
            $"'conv1d' needs a sequence (steps × features), but 'input' gives it the shape 4×4×2: {Advice}"
        );

    [Fact]
    public void AcceptsSequences() =>
        Reports.Match(
            """
            [Network, Input(9, 3), Conv1D(4, 3), Lstm(6, ReturnSequences = true), MaxPooling1D(2), LastStep, RepeatVector(3), Gru(2)]
            public partial class Layers;

            [Network, Input(64), Reshape(16, 4), Conv1D(4, 3), GlobalAveragePooling1D]
            public partial class Reshaped;
            """
        );
}
