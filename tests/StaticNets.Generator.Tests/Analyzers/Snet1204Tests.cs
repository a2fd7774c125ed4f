using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Heads that share the features of the input must divide them.</summary>
public sealed class Snet1204Tests
{
    [Theory]
    [InlineData("4", "4 heads")]
    [InlineData("12", "12 heads")]
    [InlineData("2147483647", "2147483647 heads")]
    public void ReportsHeadsThatDoNotDivideTheFeatures(string heads, string count) =>
        Reports.Match(
            $$"""
            [Network, Input(9, 3), Lstm(10, ReturnSequences = true), MultiHeadAttention({|SNET1204:{{heads}}|}), Dense(2, PerStep = true)]
            public partial class Net;
            """,
            $"'multi_head_attention' cannot share the 10 features of 'lstm' evenly among {count}: write another number of heads, or the length of their keys too, as in [MultiHeadAttention({heads}, 16)]"
        );

    /// <summary>The layers below still know the shape, so there is one error only.</summary>
    [Fact]
    public void ReportsOneErrorOnly() =>
        Reports.Match(
            """
            [Network, Input(9, 6), MultiHeadAttention({|SNET1204:5|}), Add("input"), LayerNormalization, Flatten, Dense(4, Inputs = 54)]
            public partial class Net;
            """,
            "'multi_head_attention' cannot share the 6 features of 'input' evenly among 5 heads: write another number of heads, or the length of their keys too, as in [MultiHeadAttention(5, 16)]"
        );

    [Fact]
    public void AcceptsDivisorsAndHeadsWithALengthOfTheirOwn() =>
        Reports.Match(
            """
            [Network, Input(9, 6), MultiHeadAttention(1), MultiHeadAttention(3), MultiHeadAttention(6), MultiHeadAttention(4, 16)]
            public partial class Net;
            """
        );
}
