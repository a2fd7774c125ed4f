using System.Xml.Linq;
using Courses.Plots;

namespace StaticNets.Courses.Tests;

/// <summary>Pictures of small images in rows.</summary>
public sealed class ImageGridTests
{
    private static readonly XElement _svg = XElement.Parse(
        new ImageGrid(
            "t & u",
            side: 2,
            [new ImageRow("first", [0, 1, 0.2f, 0.6f, -3, 3, 0, 0], ["a", "b"]), new ImageRow("second", [1, 1, 1, 0])]
        ).Draw()
    );

    /// <summary>255 · 0.8 = 204 = cc and 255 · 0.4 = 102 = 66; −3 is white and 3 is black.</summary>
    [Fact]
    public void PixelsAreGreySquaresRowByRow()
    {
        // Images are 12 wide with gaps of 14, from 170 on. Rows begin at 60; the next is 12 + 18 + 14 below.
        string[] expected =
        [
            "170,60 #ffffff",
            "176,60 #000000",
            "170,66 #cccccc",
            "176,66 #666666",
            "196,60 #ffffff",
            "202,60 #000000",
            "196,66 #ffffff",
            "202,66 #ffffff",
            "170,104 #000000",
            "176,104 #000000",
            "170,110 #000000",
            "176,110 #ffffff",
        ];
        IEnumerable<XElement> squares = _svg.Elements().Where(element => element.Name.LocalName == "rect").Skip(1);
        Assert.Equal(expected, squares.Select(each => $"{Value(each, "x")},{Value(each, "y")} {Value(each, "fill")}"));
        Assert.All(squares, square => Assert.Equal(("6", "6"), (Value(square, "width"), Value(square, "height"))));
    }

    [Fact]
    public void TextsNameThePictureTheRowsAndTheImages()
    {
        IEnumerable<XElement> texts = _svg.Elements().Where(element => element.Name.LocalName == "text");
        Assert.Equal(["t & u", "first", "a", "b", "second"], texts.Select(text => text.Value));
        Assert.Equal(["176", "202"], texts.Skip(2).Take(2).Select(text => Value(text, "x")));
    }

    private static string Value(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
