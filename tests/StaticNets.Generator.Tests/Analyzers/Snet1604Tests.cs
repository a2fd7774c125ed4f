using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The square of a factor must divide the channels.</summary>
public sealed class Snet1604Tests
{
    [Theory]
    [InlineData("3", 9)]
    [InlineData("4", 16)]
    [InlineData("2147483647", 4611686014132420609)]
    public void ReportsAFactorWhoseSquareDoesNotDivide(string factor, long square) =>
        Reports.Match(
            $$"""
            [Network, Input(6, 4, 12), PixelShuffle({|SNET1604:{{factor}}|}), Flatten, Dense(3, Inputs = 7)]
            public partial class Net;
            """,
            $"'pixel_shuffle' has factor = {factor} and makes blocks of pixels from groups of {square} channels, but 'input' gives it 12"
        );

    [Theory]
    [InlineData("1", 12)]
    [InlineData("2", 3)]
    public void AcceptsFactorsWhoseSquareDivides(string factor, int channels) =>
        Reports.Match(
            $"""
            [Network, Input(6, 4, 12), PixelShuffle({factor}), GlobalMaxPooling2D, Dense(3, Inputs = {channels})]
            public partial class Net;
            """
        );
}
