using System.Globalization;
using System.Text;

namespace StaticNets;

/// <summary>Writes the few SVG elements that a plot needs; numbers have a point and at most two decimals in every culture.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins a picture on white ground.</summary>
    public Svg(double width, double height)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\">\n"
        );
        _text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, string? dashes = null)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{stroke}\" stroke-width=\"{width:0.##}\"{Dashes(dashes)}/>\n"
        );
    }

    /// <summary>A line through many points.</summary>
    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke, string? dashes = null)
    {
        _text.Append("<polyline points=\"");
        foreach ((double x, double y) in points)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##} ");
        }

        _text.Append($"\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\" stroke-linejoin=\"round\"{Dashes(dashes)}/>\n");
    }

    /// <summary>A filled circle.</summary>
    public void Circle(double x, double y, double radius, string fill)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\" fill=\"{fill}\"/>\n");
    }

    /// <summary>Text whose start, middle or end lies at a point.</summary>
    public void Text(double x, double y, string text, double size, string anchor = "start")
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size:0.##}\" text-anchor=\"{anchor}\" fill=\"#333333\">{PlotText.Escape(text)}</text>\n"
        );
    }

    /// <summary>The whole picture.</summary>
    public override string ToString() => $"{_text}</svg>\n";

    private static string Dashes(string? dashes) => dashes is null ? "" : $" stroke-dasharray=\"{dashes}\"";
}
