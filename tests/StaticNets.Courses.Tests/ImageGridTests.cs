using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
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

    /// <summary>255 · 0.8 = 204.</summary>
    [Fact]
    public void LargeImagesAreEmbedded()
    {
        float[] pixels = [0, 1, 0.2f, -3, 3, .. new float[(2 * 81) - 5]];
        XElement[] images = Images(new ImageGrid("t", side: 9, [new ImageRow("row", pixels)]) { PixelSide = 2 });
        Assert.Equal(["170,60 18×18", "202,60 18×18"], images.Select(Place));
        (int width, int height, string[] colors) = Decode(images[0]);
        Assert.Equal((9, 9), (width, height));
        string[] white = [.. Enumerable.Repeat("ffffff", 76)];
        Assert.Equal(["ffffff", "000000", "cccccc", "ffffff", "000000", .. white], colors);
    }

    /// <summary>Red and blue have the levels 0, 51, …, 255, green 0, 42.5, …, 255; the nearest one is drawn.</summary>
    [Fact]
    public void ColoredImagesAreEmbedded()
    {
        float[] pixels = [1, 0, 0.4f, 0, 0.5f, 1, 0.22f, 1, 0, 2, -1, 0];
        XElement[] images = Images(new ImageGrid("t", side: 2, [new ImageRow("row", pixels) { IsColored = true }]));
        Assert.Equal("170,60 12×12", Place(Assert.Single(images)));
        Assert.Equal(["ff0066", "0080ff", "33ff00", "ff0000"], Decode(images[0]).Colors);
    }

    private static XElement[] Images(ImageGrid grid) =>
        [.. XElement.Parse(grid.Draw()).Elements().Where(element => element.Name.LocalName == "image")];

    private static string Place(XElement image) =>
        $"{Value(image, "x")},{Value(image, "y")} {Value(image, "width")}×{Value(image, "height")}";

    /// <summary>Reads the chunks of a PNG file: four bytes of length, a name, the data, a checksum.</summary>
    private static (int Width, int Height, string[] Colors) Decode(XElement image)
    {
        byte[] file = Convert.FromBase64String(Value(image, "href")["data:image/png;base64,".Length..]);
        Dictionary<string, byte[]> chunks = [];
        for (int i = 8; i < file.Length; )
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(i));
            chunks.Add(Encoding.ASCII.GetString(file, i + 4, 4), file[(i + 8)..(i + 8 + length)]);
            i += length + 12;
        }

        using ZLibStream stream = new(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        using MemoryStream rows = new();
        stream.CopyTo(rows);
        int width = BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]);

        // Each row begins with the number of its filter.
        IEnumerable<byte> indices = rows.ToArray().Where((_, i) => i % (width + 1) != 0);
        return (
            width,
            BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4)),
            [.. indices.Select(index => Convert.ToHexStringLower(chunks["PLTE"].AsSpan(3 * index, 3)))]
        );
    }

    private static string Value(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
