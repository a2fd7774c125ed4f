namespace StaticNets.Plots;

/// <summary>One line of a plot.</summary>
internal sealed record PlotLine(string Name, string Color, string? Dashes, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>Returns the first of two lines: that of the training rows, or a function itself.</summary>
    public static PlotLine First(string name, IEnumerable<(double X, double Y)> points) => new(name, "#1f77b4", null, [.. points]);

    /// <summary>Returns the second of two lines: that of the validation rows, or the derivative of the function.</summary>
    public static PlotLine Second(string name, IEnumerable<(double X, double Y)> points) => new(name, "#d9480f", "6 3", [.. points]);
}
