using System.Xml.Linq;
using StaticNets.Plots;

namespace StaticNets.Tests;

public class PlotTextTests
{
    [Theory]
    [InlineData("a < b & c > \"d\" 'e'", "a < b & c > \"d\" 'e'")]
    [InlineData("été 数 😀", "été 数 😀")]
    [InlineData("one\ntwo\tthree", "one two three")]
    [InlineData("bell\u0007 null\0 end\uFFFE", "bell\uFFFD null\uFFFD end\uFFFD")]
    public void EveryTextCanStandInAPicture(string text, string shown)
    {
        Assert.Equal(shown, XElement.Parse($"<text>{PlotText.Escape(text)}</text>").Value);
    }

    [Fact]
    public void HalfOfAPairOfCodesIsReplaced()
    {
        Assert.Equal("a\uFFFDb", PlotText.Escape("a" + (char)0xD83D + "b"));
    }

    [Fact]
    public void FullWidthLettersAreWiderThanLatinOnes()
    {
        Assert.Equal(10 * 0.6 * 2, PlotText.Width("ab", 10), 1e-12);
        Assert.Equal(10 * 2, PlotText.Width("数字", 10), 1e-12);
    }
}
