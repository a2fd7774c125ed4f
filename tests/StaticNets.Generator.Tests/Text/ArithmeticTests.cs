using StaticNets.Generator.Text;

namespace StaticNets.Generator.Tests.Text;

/// <summary>The text of sums and products of lengths.</summary>
public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("row", 0, "0")]
    [InlineData("row", 1, "row")]
    [InlineData("row", 3, "row * 3")]
    [InlineData("0", 3, "0")]
    [InlineData("row + n", 3, "(row + n) * 3")]
    [InlineData("row + n", 1, "row + n")]
    [InlineData("nuint.Min(3, row + 1)", 2, "nuint.Min(3, row + 1) * 2")]
    public void TimesLeavesOutAFactorOfOne(string value, long factor, string text) => Assert.Equal(text, Arithmetic.Times(value, factor));

    [Theory]
    [InlineData(1, "sum")]
    [InlineData(3, "sum / 3")]
    public void OverLeavesOutADivisorOfOne(long divisor, string text) => Assert.Equal(text, Arithmetic.Over("sum", divisor));

    [Theory]
    [InlineData("0")]
    [InlineData("n", "0", "n")]
    [InlineData("(row * 8) + n", "row * 8", "n", "0")]
    [InlineData("(row * 8) + (a - 1)", "row * 8", "a - 1")]
    public void SumLeavesOutZeros(string text, params string[] terms) => Assert.Equal(text, Arithmetic.Sum(terms));
}
