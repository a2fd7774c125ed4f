using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A cropping must leave a pixel.</summary>
public sealed class Snet1603Tests
{
    [Theory]
    [InlineData("{|SNET1603:3|}", "6 rows")]
    [InlineData("1, {|SNET1603:2|}", "4 columns")]
    [InlineData("{|SNET1603:3|}, 0", "6 rows")]
    [InlineData("top: {|SNET1603:4|}, bottom: 2, left: 0, right: 0", "6 rows")]
    [InlineData("top: 0, bottom: 0, left: 1, right: {|SNET1603:2147483647|}", "2147483648 columns")]
    public void ReportsACroppingOfEverything(string cropping, string removed) =>
        Reports.Match(
            $$"""
            [Network, Input(6, 4, 2), Cropping2D({{cropping}}), Flatten, Dense(3, Inputs = 7)]
            public partial class Net;
            """,
            $"'cropping2d' removes {removed}, but 'input' gives it an image of 6×4"
        );

    [Theory]
    [InlineData("0", 48)]
    [InlineData("1", 16)]
    [InlineData("2, 1", 8)]
    [InlineData("top: 5, bottom: 0, left: 0, right: 3", 2)]
    public void AcceptsCroppingsThatLeaveAPixel(string cropping, int left) =>
        Reports.Match(
            $"""
            [Network, Input(6, 4, 2), Cropping2D({cropping}), Flatten, Dense(3, Inputs = {left})]
            public partial class Net;
            """
        );
}
