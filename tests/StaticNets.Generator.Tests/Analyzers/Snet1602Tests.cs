using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The order of a permutation must name each axis once.</summary>
public sealed class Snet1602Tests
{
    [Theory]
    [InlineData("{|SNET1602:3|}, 0, 1", "(3, 0, 1)")]
    [InlineData("0, {|SNET1602:-1|}, 1", "(0, -1, 1)")]
    [InlineData("0, 2, {|SNET1602:2|}", "(0, 2, 2)")]
    [InlineData("{|SNET1602:1|}, 0", "(1, 0)")]
    [InlineData("0, 1, 2, {|SNET1602:3|}", "(0, 1, 2, 3)")]
    public void ReportsAnOrderThatIsNone(string order, string written) =>
        Reports.Match(
            $$"""
            [Network, Input(5, 4, 3), Permute({{order}}), Conv2D(3, 9)]
            public partial class Net;
            """,
            $"'permute' has the order {written}, but 'input' gives it the shape 5×4×3: the order must name each of the axes 0, 1, 2 once"
        );

    [Fact]
    public void ReportsAnEmptyOrder() =>
        Reports.Match(
            """
            [Network, Input(5, 4), {|SNET1602:Permute|}]
            public partial class Net;
            """,
            "'permute' has the order (), but 'input' gives it the shape 5×4: the order must name each of the axes 0, 1 once"
        );

    [Theory]
    [InlineData("Input(5, 4, 3), Permute(0, 1, 2)", "Conv2D(2, 5, 4, Inputs = 3)")]
    [InlineData("Input(5, 4, 3), Permute(2, 0, 1)", "Conv2D(2, 3, 5, Inputs = 4)")]
    [InlineData("Input(5, 4), Permute(1, 0)", "Conv1D(2, 4, Inputs = 5)")]
    [InlineData("Input(5), Permute(0)", "Dense(2, Inputs = 5)")]
    public void AcceptsPermutations(string layers, string reader) =>
        Reports.Match(
            $"""
            [Network, {layers}, {reader}]
            public partial class Net;
            """
        );
}
