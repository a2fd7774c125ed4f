using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A difference has two layers.</summary>
public sealed class Snet1605Tests
{
    [Theory]
    [InlineData("Subtract", 1)]
    [InlineData("Subtract()", 1)]
    [InlineData("Subtract(\"left\", \"right\")", 3)]
    public void ReportsAnotherNumber(string subtract, int read) =>
        Reports.Match(
            $$"""
            [Network]
            [Input(4)]
            [Dense(4, Name = "left")]
            [Dense(4, Name = "right")]
            [{|SNET1605:{{subtract}}|}]
            [Add("left", "right")]
            public partial class Net;
            """,
            $"'subtract' subtracts one layer from another, but it reads {read}: write the name of one layer, as in [Subtract(\"a\")]"
        );

    [Theory]
    [InlineData("Subtract(\"left\")")]
    [InlineData("Subtract(\"input\", From = \"left\"), Add(\"right\")")]
    public void AcceptsTwo(string layers) =>
        Reports.Match(
            $$"""
            [Network, Input(4), Dense(4, Name = "left"), Dense(4, Name = "right"), {{layers}}]
            public partial class Net;
            """
        );
}
