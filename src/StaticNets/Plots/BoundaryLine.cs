namespace StaticNets;

/// <summary>
/// Where the region of a class ends: marching squares (Lorensen and Cline 1987, in the plane). Between two neighbouring nodes, one of the
/// class and one not, the margin is taken to be linear.
/// </summary>
/// <param name="grid">The answers of the network.</param>
/// <param name="index">The class.</param>
internal sealed class BoundaryLine(PlaneGrid grid, int index)
{
    private const int Bottom = 0;
    private const int Right = 1;
    private const int Top = 2;
    private const int Left = 3;

    /// <summary>The line in short pieces, in units of the grid: columns and rows.</summary>
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

    /// <summary>Which sides of a cell the line connects: a side is crossed if its corners differ, and none, two or all four are.</summary>
    private (int From, int To)[] Connections(int row, int column)
    {
        // Corner i and the next one are the ends of side i.
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

    /// <summary>At which share of the way between two nodes the margin is zero.</summary>
    private double Share(int row, int column, int nextRow, int nextColumn)
    {
        double here = Math.Abs(grid.Margin(row, column, index));
        double there = Math.Abs(grid.Margin(nextRow, nextColumn, index));

        // Of equal scores the first class wins, so that a margin of zero may be on both sides.
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
