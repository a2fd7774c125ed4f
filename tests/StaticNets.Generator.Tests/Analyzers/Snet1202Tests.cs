using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Only networks that can compute one step at a time have <c>Step</c> and <c>NewState</c>.</summary>
public class Snet1202Tests
{
    [Theory]
    [InlineData("[Input(7, 3)] [Lstm(4, Bidirectional = true)]", "the layer 'lstm' needs the whole sequence")]
    [InlineData(
        "[Input(7, 3)] [Gru(4, ReturnSequences = true)] [SimpleRnn(2, GoBackwards = true)] [Dense(3)]",
        "the layer 'simple_rnn' needs the whole sequence"
    )]
    [InlineData("[Input(7, 3)] [Gru(4, ReturnSequences = true)] [Flatten] [Dense(3)]", "the layer 'flatten' needs the whole sequence")]
    [InlineData("[Input(7, 3)] [Gru(4, ReturnSequences = true)] [Flatten]", "the layer 'flatten' needs the whole sequence")]
    [InlineData(
        "[Input(7, 3)] [MultiHeadAttention(3)] [Dense(4, PerStep = true)]",
        "the layer 'multi_head_attention' needs the whole sequence"
    )]
    [InlineData(
        "[Input(7, 3)] [Gru(4, ReturnSequences = true)] [MultiHeadAttention(2, Causal = true, Name = \"all\")] [LastStep]",
        "the layer 'all' needs the whole sequence"
    )]
    [InlineData("[Input(21)] [Reshape(7, 3)] [Lstm(4)]", "its input has no time steps; write [Input(steps, features)]")]
    [InlineData("[Input(7, 3)] [Dense(4, PerStep = true)]", "none of its layers keeps a state from step to step")]
    public void ReportsStepsOfANetworkThatNeedsTheWholeSequence(string layers, string reason) =>
        Match(
            layers,
            """
            net.{|SNET1202:{|CS1061:NewState|}|}();
            net.{|SNET1202:{|CS1061:Step|}|}(null!, new float[3], new float[4]);
            """,
            $"'Net' has no NewState: {reason}",
            $"'Net' has no Step: {reason}"
        );

    [Fact]
    public void AcceptsStepsOfACausalNetwork() =>
        Match(
            "[Input(7, 3)] [Lstm(4, ReturnSequences = true)] [Dense(2, PerStep = true)]",
            "net.Step(net.NewState(), new float[3], new float[2]);"
        );

    [Fact]
    public void AcceptsStepsOfACausalAttentionWithAWindow() =>
        Match(
            "[Input(7, 3)] [PositionalEncoding] [MultiHeadAttention(3, Causal = true, Window = 4)]",
            "net.Step(net.NewState(), new float[3], new float[3]);"
        );

    private static void Match(string layers, string body, params string[] messages) =>
        Reports.Match(
            $$"""
            [Network]
            {{layers}}
            public partial class Net;

            public static class Program
            {
                public static void Run(Net net)
                {
                    {{body}}
                }
            }
            """,
            messages
        );
}
