using System.Globalization;

namespace StaticNets.Plots;

/// <summary>Draws gradient norms as points that a line connects, with the names of the layers below.</summary>
internal sealed class GradientNormPicture
{
    private const double Width = 860;
    private const double Right = Width - 30;
    private const double Upper = 84;
    private const double Lower = 330;
    private const double BelowAxis = 24;
    private const double LetterSize = 12;
    private const double Radius = 4;
    private const int MostDecadeLabels = 8;
    private const string AxisColor = "#555555";
    private const string GridColor = "#e6e6e6";
    private const string LineColor = "#1f77b4";

    // Layer names are drawn at 45°, so that neighbouring names do not overlap if their points are at least LeastDistance apart.
    private const double LeastLeft = 80;
    private const double LeastDistance = 16;
    private const double Slant = -45;

    private readonly KeyValuePair<string, double>[] _norms;
    private readonly double _reach;
    private readonly bool _hasZero;
    private readonly int _lowest;
    private readonly int _highest;

    /// <param name="norms">At least one norm; each is finite and at least 0.</param>
    public GradientNormPicture(KeyValuePair<string, double>[] norms)
    {
        _norms = norms;
        _reach = norms.Max(norm => PlotText.Width(norm.Key, LetterSize)) * Math.Sqrt(0.5);
        _hasZero = norms.Any(norm => norm.Value == 0);
        double[] positive = [.. norms.Select(norm => norm.Value).Where(norm => norm > 0).DefaultIfEmpty(1)];

        // Zero has no logarithm: a norm of zero is drawn on the horizontal axis, at least a decade below the smallest positive norm.
        _lowest = (int)Math.Floor(Math.Log10(positive.Min())) - (_hasZero ? 1 : 0);
        _highest = Math.Max(_lowest + 1, (int)Math.Ceiling(Math.Log10(positive.Max())));
    }

    /// <summary>
    /// The left margin, at least <see cref="LeastLeft"/> and at most half of the picture; between these limits, wide enough for the longest
    /// name. A name at 45° extends as far to the left as it extends down.
    /// </summary>
    private double Left => Math.Max(LeastLeft, Math.Min(_reach + LetterSize, Width / 2));

    private int LayersPerName => (int)Math.Ceiling(LeastDistance * _norms.Length / (Right - Left));

    public string Draw(string title)
    {
        var svg = new Svg(Width, Lower + BelowAxis + _reach + LetterSize);
        svg.Text(Width / 2, 30, title, 18, "middle");
        svg.Text(Left, Upper - 16, "‖gradient‖₂, from the first layer to the last", 14);
        DrawDecades(svg);
        svg.Line(Left, Lower, Right, Lower, AxisColor);
        svg.Line(Left, Upper, Left, Lower, AxisColor);
        svg.Polyline(_norms.Select((norm, layer) => (X(layer), Y(norm.Value))), LineColor);
        for (int layer = 0; layer < _norms.Length; layer++)
        {
            svg.Circle(X(layer), Y(_norms[layer].Value), Radius, LineColor);
            if (layer % LayersPerName == 0)
            {
                svg.Text(X(layer) + (LetterSize / 2), Lower + BelowAxis - 6, _norms[layer].Key, LetterSize, "end", turn: Slant);
            }
        }

        return svg.ToString();
    }

    private void DrawDecades(Svg svg)
    {
        int step = ((_highest - _lowest - 1) / MostDecadeLabels) + 1;
        for (int decade = _lowest; decade <= _highest; decade += step)
        {
            double y = Height(decade);
            bool isZero = _hasZero && decade == _lowest;
            string label = isZero ? "0" : string.Create(CultureInfo.InvariantCulture, $"1E{decade}");
            svg.Line(Left, y, Right, y, GridColor);
            svg.Text(Left - 8, y + 4, label, LetterSize, "end");
        }
    }

    /// <summary>
    /// Returns the horizontal position of a layer: the axis is divided evenly among the layers, and each is drawn in the middle of its
    /// division.
    /// </summary>
    private double X(int layer) => Left + ((layer + 0.5) / _norms.Length * (Right - Left));

    private double Y(double norm) => norm == 0 ? Lower : Height(Math.Log10(norm));

    private double Height(double decade) => Lower - ((decade - _lowest) / (_highest - _lowest) * (Lower - Upper));
}
