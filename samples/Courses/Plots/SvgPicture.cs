using System.Globalization;
using System.Security;
using System.Text;

namespace Courses.Plots;

/// <summary>Writes the SVG elements of the plots, on a white background. Numbers have at most two decimals.</summary>
internal sealed class SvgPicture
{
    private readonly StringBuilder _svg = new();

    public SvgPicture(double width, double height) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0.##}\" height=\"{height:0.##}\" viewBox=\"0 0 {width:0.##} {height:0.##}\" font-family=\"sans-serif\">\n<rect width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"#ffffff\"/>\n"
        );

    /// <param name="dashes">The lengths of dashes and gaps; empty for a line without gaps.</param>
    public void Line(double x1, double y1, double x2, double y2, string color, int width = 1, string dashes = "") =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{color}\" stroke-width=\"{width}\"{Dashes(dashes)}/>\n"
        );

    /// <param name="dashes">The lengths of dashes and gaps; empty for a line without gaps.</param>
    public void Polyline(IEnumerable<(double X, double Y)> points, string color, string dashes = "") =>
        _svg.Append(
            $"<polyline points=\"{string.Join(' ', points.Select(Point))}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"{Dashes(dashes)}/>\n"
        );

    /// <param name="anchor">The part of the text that is at the point: <c>start</c>, <c>middle</c> or <c>end</c>.</param>
    public void Text(double x, double y, string text, int size, string anchor) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"#333333\">{SecurityElement.Escape(text)}</text>\n"
        );

    /// <summary>Draws a grey square. Antialiasing is off, so that no seam shows between neighbours.</summary>
    public void Square(double x, double y, double side, byte grey) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{side:0.##}\" height=\"{side:0.##}\" fill=\"#{grey:x2}{grey:x2}{grey:x2}\" shape-rendering=\"crispEdges\"/>\n"
        );

    /// <summary>Draws a square PNG image, enlarged without smoothing.</summary>
    public void Image(double x, double y, double side, ReadOnlySpan<byte> png) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<image x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{side:0.##}\" height=\"{side:0.##}\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>\n"
        );

    /// <summary>Returns the whole picture.</summary>
    public override string ToString() => $"{_svg}</svg>\n";

    private static string Dashes(string dashes) => dashes.Length == 0 ? "" : $" stroke-dasharray=\"{dashes}\"";

    private static string Point((double X, double Y) at) => string.Create(CultureInfo.InvariantCulture, $"{at.X:0.##},{at.Y:0.##}");
}
