using StaticNets.Files;

namespace StaticNets.Tests.Files;

/// <summary>Names from files can neither move the cursor of a terminal nor reorder or hide the text around them.</summary>
public class ForeignNameTests
{
    // The characters with the property Bidi_Control (PropList.txt of the Unicode Character Database).
    private const string Bidirectional = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    [Fact]
    public void ControlAndBidirectionalCharactersAreEscaped()
    {
        foreach (char character in Enumerable.Range(0, 65536).Select(code => (char)code).Where(char.IsControl).Concat(Bidirectional))
        {
            Assert.Equal($"a\\u{(int)character:x4}b", ForeignName.Escape($"a{character}b"));
        }
    }

    [Theory]
    [InlineData('\u200B')] // zero width space
    [InlineData('\u2028')] // line separator
    [InlineData('\uFEFF')] // byte order mark
    [InlineData('\u00AD')] // soft hyphen
    public void InvisibleCharactersAreEscaped(char character) =>
        Assert.Equal($"'\\u{(int)character:x4}'", ForeignName.Quote(character.ToString()));

    [Theory]
    [InlineData("layers.0.weight")]
    [InlineData("größe/κ_1/权重/😀")]
    public void TextOfAnyScriptStays(string name) => Assert.Equal($"'{name}'", ForeignName.Quote(name));

    [Fact]
    public void APairOfSurrogatesIsNotCut()
    {
        Assert.Equal("'" + new string('x', 79) + "…'", ForeignName.Quote(new string('x', 79) + "😀😀"));
        Assert.Equal("'" + new string('x', 78) + "😀…'", ForeignName.Quote(new string('x', 78) + "😀😀"));
    }
}
