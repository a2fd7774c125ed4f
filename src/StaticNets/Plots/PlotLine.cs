namespace StaticNets;

/// <summary>One line of a plot: a value an epoch.</summary>
internal sealed record PlotLine(string Name, string Color, string? Dashes, IReadOnlyList<double> Values);
