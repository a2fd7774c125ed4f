using System.Globalization;
using System.Text;

namespace StaticNets.Plots;

/// <summary>Writes the SVG elements that plots need; numbers have a decimal point and at most two decimals in every culture.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins a picture with a white background.</summary>
    public Svg(double width, double height)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0.##}\" height=\"{height:0.##}\" viewBox=\"0 0 {width:0.##} {height:0.##}\" font-family=\"sans-serif\">\n"
        );
        _text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"#ffffff\"/>\n");
    }

    /// <summary>Draws a straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, string? dashes = null)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{stroke}\" stroke-width=\"{width:0.##}\"{Dashes(dashes)}/>\n"
        );
    }

    /// <summary>Draws a line through many points.</summary>
    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke, string? dashes = null)
    {
        _text.Append("<polyline points=\"");
        foreach ((double x, double y) in points)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##} ");
        }

        _text.Append($"\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\" stroke-linejoin=\"round\"{Dashes(dashes)}/>\n");
    }

    /// <summary>Draws a filled circle.</summary>
    public void Circle(double x, double y, double radius, string fill)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\" fill=\"{fill}\"/>\n");
    }

    /// <summary>Draws a disc in the colours of the current group.</summary>
    public void Mark(double x, double y, double radius)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\"/>\n");
    }

    /// <summary>Draws a polygon in the colours of the current group.</summary>
    public void Mark(params ReadOnlySpan<(double X, double Y)> corners)
    {
        _text.Append("<polygon points=\"");
        foreach ((double x, double y) in corners)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##} ");
        }

        _text.Append("\"/>\n");
    }

    /// <summary>Draws a filled rectangle without antialiasing, so that no seam shows between neighbours.</summary>
    public void Rectangle(double x, double y, double width, double height, Rgb fill)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{fill}\" shape-rendering=\"crispEdges\"/>\n"
        );
    }

    /// <summary>Draws the outline of a rectangle.</summary>
    public void Frame(double x, double y, double width, double height, string stroke)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"none\" stroke=\"{stroke}\"/>\n"
        );
    }

    /// <summary>Draws many filled rectangles of one colour as one element, or nothing if the collection is empty.</summary>
    public void Rectangles(IReadOnlyCollection<(double X, double Y, double Width, double Height)> rectangles, Rgb fill)
    {
        if (rectangles.Count == 0)
        {
            return;
        }

        _text.Append("<path d=\"");
        foreach ((double x, double y, double width, double height) in rectangles)
        {
            _text.Append(CultureInfo.InvariantCulture, $"M{x:0.##} {y:0.##}h{width:0.##}v{height:0.##}h{-width:0.##}z");
        }

        _text.Append(CultureInfo.InvariantCulture, $"\" fill=\"{fill}\"/>\n");
    }

    /// <summary>Draws many straight lines as one element, or nothing if the collection is empty.</summary>
    public void Segments(IReadOnlyCollection<(double X1, double Y1, double X2, double Y2)> segments)
    {
        if (segments.Count == 0)
        {
            return;
        }

        _text.Append("<path d=\"");
        foreach ((double x1, double y1, double x2, double y2) in segments)
        {
            _text.Append(CultureInfo.InvariantCulture, $"M{x1:0.##} {y1:0.##}L{x2:0.##} {y2:0.##}");
        }

        _text.Append("\"/>\n");
    }

    /// <summary>Opens a group, which <see cref="EndGroup"/> closes.</summary>
    /// <param name="name">Class name of the group, which tells people who read or restyle the file what the group contains.</param>
    /// <param name="attributes">Attributes that all elements of the group share, in SVG syntax.</param>
    public void BeginGroup(string name, string attributes)
    {
        _text.Append($"<g class=\"{name}\" {attributes}>\n");
    }

    /// <summary>Closes the innermost group.</summary>
    public void EndGroup() => _text.Append("</g>\n");

    /// <summary>Draws a PNG image, enlarged without smoothing.</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="width">Width in the picture.</param>
    /// <param name="height">Height in the picture.</param>
    /// <param name="png">The bytes of a PNG file.</param>
    public void Image(double x, double y, double width, double height, ReadOnlySpan<byte> png)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<image x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>\n"
        );
    }

    /// <summary>
    /// Draws text whose start, middle or end (<paramref name="anchor"/>) is at a point. The text is rotated clockwise around this point by
    /// <paramref name="turn"/> degrees.
    /// </summary>
    public void Text(double x, double y, string text, double size, string anchor = "start", string fill = "#333333", double turn = 0)
    {
        string turned =
            turn == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate({turn:0.##} {x:0.##} {y:0.##})\"");
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size:0.##}\" text-anchor=\"{anchor}\" fill=\"{fill}\"{turned}>{PlotText.Escape(text)}</text>\n"
        );
    }

    /// <summary>Returns the whole picture.</summary>
    public override string ToString() => $"{_text}</svg>\n";

    private static string Dashes(string? dashes) => dashes is null ? "" : $" stroke-dasharray=\"{dashes}\"";
}
