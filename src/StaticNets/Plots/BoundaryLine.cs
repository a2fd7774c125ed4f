namespace StaticNets.Plots;

/// <summary>
/// Computes the boundary of the region of one class by marching squares (Lorensen and Cline 1987, in two dimensions). Between two
/// neighbouring grid nodes of which only one belongs to the class, linear interpolation of <see cref="PlaneGrid.Margin"/> finds the point
/// at which the margin is zero.
/// </summary>
/// <param name="grid">The outputs of the network on the grid.</param>
/// <param name="index">The class index.</param>
internal sealed class BoundaryLine(PlaneGrid grid, int index)
{
    private const int Bottom = 0;
    private const int Right = 1;
    private const int Top = 2;
    private const int Left = 3;

    /// <summary>Returns the boundary as short segments; their coordinates are columns and rows of the grid.</summary>
    public List<(double X1, double Y1, double X2, double Y2)> Segments()
    {
        var segments = new List<(double, double, double, double)>();
        for (int row = 0; row < grid.Steps; row++)
        {
            for (int column = 0; column < grid.Steps; column++)
            {
                foreach ((int from, int to) in Connections(row, column))
                {
                    (double x1, double y1) = Crossing(row, column, from);
                    (double x2, double y2) = Crossing(row, column, to);
                    segments.Add((x1, y1, x2, y2));
                }
            }
        }

        return segments;
    }

    /// <summary>
    /// Returns the pairs of sides of a cell that the boundary connects. The boundary crosses a side if only one end of the side lies inside
    /// the region; so it crosses 0, 2 or 4 sides of a cell.
    /// </summary>
    private (int From, int To)[] Connections(int row, int column)
    {
        // Side i runs from corner i to the next corner.
        bool[] inside = [IsInside(row, column), IsInside(row, column + 1), IsInside(row + 1, column + 1), IsInside(row + 1, column)];
        int[] crossed = [.. Enumerable.Range(0, inside.Length).Where(side => inside[side] != inside[(side + 1) % inside.Length])];
        return crossed.Length switch
        {
            0 => [],
            2 => [(crossed[0], crossed[1])],
            _ => inside[0] == IsCentreInside(row, column) ? [(Bottom, Right), (Top, Left)] : [(Left, Bottom), (Right, Top)],
        };
    }

    private (double X, double Y) Crossing(int row, int column, int side) =>
        side switch
        {
            Bottom => (column + Share(row, column, row, column + 1), row),
            Right => (column + 1, row + Share(row, column + 1, row + 1, column + 1)),
            Top => (column + Share(row + 1, column, row + 1, column + 1), row + 1),
            _ => (column, row + Share(row, column, row + 1, column)),
        };

    /// <summary>Returns the position between two nodes, from 0 to 1, at which the margin is zero.</summary>
    private double Share(int row, int column, int nextRow, int nextColumn)
    {
        double here = Math.Abs(grid.Margin(row, column, index));
        double there = Math.Abs(grid.Margin(nextRow, nextColumn, index));

        // Where two scores are equal, the margin is zero, and the node belongs to the class with the lower index. So one node can lie inside
        // and the other outside although both margins are zero. The boundary then crosses the side in the middle.
        return here + there == 0 ? 0.5 : here / (here + there);
    }

    private bool IsInside(int row, int column) => grid.Class(row, column) == index;

    private bool IsCentreInside(int row, int column) =>
        grid.Margin(row, column, index)
            + grid.Margin(row, column + 1, index)
            + grid.Margin(row + 1, column, index)
            + grid.Margin(row + 1, column + 1, index)
        > 0;
}
