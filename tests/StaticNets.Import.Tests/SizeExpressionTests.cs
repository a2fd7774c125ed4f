using StaticNets.Tool.Manifests;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests;

/// <summary>Sizes in blocks, as the export computes them.</summary>
public sealed class SizeExpressionTests
{
    private static readonly Dictionary<string, long> _sizes = new() { ["filters"] = 12, ["n_1"] = 3 };

    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 1_000 ", 1000)]
    [InlineData("filters", 12)]
    [InlineData("2 * filters", 24)]
    [InlineData("2+filters*n_1", 38)]
    [InlineData("(2 + filters) * n_1", 42)]
    [InlineData("filters - 2 - n_1", 7)]
    [InlineData("filters / 2 / n_1", 2)]
    [InlineData("filters / (2 * n_1)", 2)]
    public void HasTheValueThatTheCompilerFinds(string text, int value) => Assert.Equal(value, SizeExpression.Compute(text, _sizes));

    [Theory]
    [InlineData("")]
    [InlineData("2 *")]
    [InlineData("(filters")]
    [InlineData("filters)")]
    [InlineData("features")]
    [InlineData("filters % 2")]
    [InlineData("filters / 0")]
    [InlineData("3000000000")]
    public void OtherTextIsAnError(string text)
    {
        ToolException fault = Assert.Throws<ToolException>(() => SizeExpression.Compute(text, _sizes));
        Assert.Contains($"The size \"{text}\" of a block is not understood", fault.Message, StringComparison.Ordinal);
    }
}
