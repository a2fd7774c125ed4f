namespace StaticNets.Plots;

/// <summary>One line of a plot.</summary>
internal sealed record PlotLine(string Name, string Color, string? Dashes, IReadOnlyList<(double X, double Y)> Points);
