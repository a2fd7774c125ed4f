using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>An axis must be one of the input of its layer.</summary>
public sealed class Snet1620Tests
{
    [Theory]
    [InlineData("3")]
    [InlineData("-4")]
    [InlineData("2147483647")]
    [InlineData("-2147483648")]
    public void ReportsAnAxisOutsideOfTheShape(string axis) =>
        Reports.Match(
            $$"""
            [Network]
            [Input(28, 28, 3)]
            [LayerNormalization(Axis = {|SNET1620:{{axis}}|})]
            [Flatten]
            [Dense(10, Inputs = 2352)]
            public partial class Net;
            """,
            $"'layer_normalization' has Axis = {axis}, but 'input' gives it the shape 28×28×3, whose axes are 0 to 2, or -1 for the last one"
        );

    [Fact]
    public void ReportsAnAxisOfARow() =>
        Reports.Match(
            """
            [Network]
            [Input(7)]
            [Dense(5)]
            [RmsNormalization(Axis = {|SNET1620:1|})]
            public partial class Net;
            """,
            "'rms_normalization' has Axis = 1, but 'dense' gives it the shape 5, whose axes are 0 to 0, or -1 for the last one"
        );

    [Fact]
    public void AcceptsTheAxesOfTheShape() =>
        Reports.Match(
            """
            [Network]
            [Input(4, 3, 2)]
            [LayerNormalization(Axis = 0)]
            [LayerNormalization(Axis = 2)]
            [RmsNormalization(Axis = -1)]
            [RmsNormalization(Axis = -3)]
            public partial class Net;
            """
        );
}
