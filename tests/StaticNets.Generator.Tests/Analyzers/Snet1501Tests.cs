using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Sampling reads means and as many logarithms of variances.</summary>
public sealed class Snet1501Tests
{
    [Theory]
    [InlineData("3", "Dense(1)")]
    [InlineData("1", "Dense(4), Softmax")]
    public void ReportsAnOddNumber(string count, string rest) =>
        Reports.Match(
            $$"""
            [Network, Input(8), Dense({{count}}), {|SNET1501:Sampling(Beta = 0.5)|}, {{rest}}]
            public partial class Net;
            """,
            $"'sampling' reads means and, behind them, as many logarithms of variances, but 'dense' gives it {count} numbers: an even number is needed"
        );

    [Fact]
    public void ReportsAnOddLastAxisOfAnImageAndTheInput() =>
        Reports.Match(
            """
            [Network, Input(4, 4, 5), {|SNET1501:Sampling(Name = "drawn")|}]
            public partial class Image;
            """,
            "'drawn' reads means and, behind them, as many logarithms of variances, but 'input' gives it 5 numbers: an even number is needed"
        );

    [Fact]
    public void AcceptsEvenNumbers() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(3, 3, 4)]
            [Sampling]
            [Flatten]
            [Dense(2)]
            [Sampling(Beta = 0)]
            [Dense(1, Inputs = 1)]
            public partial class Net;
            """
        );
}
