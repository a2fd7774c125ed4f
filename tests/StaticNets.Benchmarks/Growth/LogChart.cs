using System.Globalization;
using StaticNets.Plots;

namespace StaticNets.Benchmarks.Growth;

/// <summary>Lines over two logarithmic axes, as an SVG picture.</summary>
internal static class LogChart
{
    private const double Width = 860;
    private const double Height = 420;
    private const double Left = 80;
    private const double Right = Width - 30;
    private const double Top = 70;
    private const double Bottom = Height - 60;
    private const double SmallText = 12;
    private const string Grid = "#e6e6e6";
    private static readonly string[] _colors = ["#1f77b4", "#d9480f"];

    /// <summary>Draws one or more lines over the same values of x.</summary>
    public static string Draw(
        string title,
        string horizontal,
        string vertical,
        IReadOnlyList<double> x,
        params (string Name, double[] Y)[] lines
    )
    {
        Svg svg = new(Width, Height);
        svg.Text(Width / 2, 28, title, 18, "middle");
        double lowest = Math.Floor(Math.Log10(lines.Min(line => line.Y.Min())));
        double highest = Math.Ceiling(Math.Log10(lines.Max(line => line.Y.Max())));
        double X(double value) => Left + (Math.Log(value / x[0]) / Math.Log(x[^1] / x[0]) * (Right - Left));
        double Y(double value) => Bottom - ((Math.Log10(value) - lowest) / (highest - lowest) * (Bottom - Top));
        for (double power = lowest; power <= highest; power++)
        {
            foreach (double digit in (double[])[1, 2, 5])
            {
                double tick = digit * Math.Pow(10, power);
                if (Math.Log10(tick) <= highest)
                {
                    svg.Line(Left, Y(tick), Right, Y(tick), Grid);
                    svg.Text(Left - 8, Y(tick) + 4, tick.ToString("0.#####", CultureInfo.InvariantCulture), SmallText, "end");
                }
            }
        }

        for (double tick = x[0]; tick <= x[^1]; tick *= 2)
        {
            svg.Line(X(tick), Top, X(tick), Bottom, Grid);
            svg.Text(X(tick), Bottom + 18, tick.ToString(CultureInfo.InvariantCulture), SmallText, "middle");
        }

        svg.Text((Left + Right) / 2, Bottom + 42, horizontal, SmallText, "middle");
        svg.Text(Left, Top - 10, vertical, SmallText);
        for (int i = 0; i < lines.Length; i++)
        {
            double[] values = lines[i].Y;
            svg.Polyline(x.Select((value, index) => (X(value), Y(values[index]))), _colors[i]);
            double legend = Right - ((lines.Length - i) * 140);
            svg.Line(legend, Top - 14, legend + 28, Top - 14, _colors[i], 2);
            svg.Text(legend + 34, Top - 10, lines[i].Name, SmallText);
        }

        return svg.ToString();
    }
}
