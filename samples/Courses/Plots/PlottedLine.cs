namespace Courses.Plots;

/// <summary>One line of a picture.</summary>
/// <param name="Name">The name in the legend, and the head of the column in the table.</param>
/// <param name="Values">The heights, one for each position of the picture.</param>
/// <param name="IsDashed">Whether the line is dashed.</param>
internal sealed record PlottedLine(string Name, IReadOnlyList<double> Values, bool IsDashed = false);
