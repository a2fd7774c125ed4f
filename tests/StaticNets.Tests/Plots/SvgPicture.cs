using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StaticNets.Tests;

/// <summary>Reads the elements of a picture.</summary>
internal sealed partial class SvgPicture(string svg)
{
    private static readonly XNamespace _namespace = "http://www.w3.org/2000/svg";

    public XElement Root { get; } = XDocument.Parse(svg).Root!;

    public string[] Texts => [.. All("text").Select(text => text.Value)];

    public IEnumerable<XElement> All(string name) => Root.Descendants(_namespace + name);

    /// <summary>Returns the elements of all groups with the given class.</summary>
    public XElement[] Group(string name) =>
        [.. All("g").Where(group => (string?)group.Attribute("class") == name).SelectMany(group => group.Elements())];

    public XElement Text(string value) => All("text").Single(text => text.Value == value);

    public static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Returns the numbers of a path or of a list of points, in order.</summary>
    public static double[] Numbers(XElement element, string name) =>
        [
            .. NumberPattern()
                .Matches(element.Attribute(name)!.Value)
                .Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)),
        ];

    /// <summary>Returns the rectangles of a path of the form <c>M x y h width v height h -width z</c>.</summary>
    public static (double X, double Y, double Width, double Height)[] Rectangles(XElement path) =>
        [.. Numbers(path, "d").Chunk(5).Select(n => (n[0], n[1], n[2], n[3]))];

    /// <summary>Returns the colour of each pixel of the images by the upper left corner of the pixel's square.</summary>
    public Dictionary<(double X, double Y), string> Pixels() =>
        Group("pixels")
            .Where(element => element.Name.LocalName == "path")
            .SelectMany(path => Rectangles(path).Select(square => (square, Color: (string)path.Attribute("fill")!)))
            .ToDictionary(pixel => (pixel.square.X, pixel.square.Y), pixel => pixel.Color);

    /// <summary>Whether every text lies inside the picture if letters have the average width of DejaVu Sans.</summary>
    public bool HoldsItsTexts()
    {
        double width = Number(Root, "width");
        double height = Number(Root, "height");
        return All("text")
            .Where(text => text.Attribute("transform") is null)
            .All(text =>
            {
                double length = 0.6 * Number(text, "font-size") * text.Value.Length;
                double start =
                    Number(text, "x")
                    - (
                        (string)text.Attribute("text-anchor")! switch
                        {
                            "end" => length,
                            "middle" => length / 2,
                            _ => 0,
                        }
                    );
                return start >= 0 && start + length <= width && Number(text, "y") <= height;
            });
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex NumberPattern();
}
