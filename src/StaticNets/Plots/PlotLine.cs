namespace StaticNets.Plots;

/// <summary>One line of a plot, with one value for each epoch.</summary>
internal sealed record PlotLine(string Name, string Color, string? Dashes, IReadOnlyList<double> Values);
