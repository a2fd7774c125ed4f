using System.Numerics;

namespace StaticNets;

/// <summary>What a network with two inputs answers at the nodes of a grid, which begins and ends on the ends of both ranges.</summary>
internal sealed class PlaneGrid
{
    private readonly double _threshold;
    private readonly double[] _scores;
    private readonly int[] _classes;

    private PlaneGrid(PlotRange horizontal, PlotRange vertical, int steps, int outputs, double threshold)
    {
        Horizontal = horizontal;
        Vertical = vertical;
        Steps = steps;
        Outputs = outputs;
        _threshold = threshold;
        _scores = new double[checked((steps + 1) * (steps + 1) * outputs)];
        _classes = new int[(steps + 1) * (steps + 1)];
    }

    /// <summary>The first input, along the columns.</summary>
    public PlotRange Horizontal { get; }

    /// <summary>The second input, along the rows.</summary>
    public PlotRange Vertical { get; }

    /// <summary>Steps along each axis, one less than nodes.</summary>
    public int Steps { get; }

    /// <summary>Outputs of the network.</summary>
    public int Outputs { get; }

    /// <summary>Number of classes: two for a single output.</summary>
    public int Classes => Math.Max(Outputs, 2);

    /// <summary>Asks the network row by row of the grid.</summary>
    /// <exception cref="ArgumentException">An answer is not finite.</exception>
    public static PlaneGrid Of<T>(
        BatchPrediction<T> predict,
        int outputs,
        PlotRange horizontal,
        PlotRange vertical,
        DecisionBoundaryOptions options
    )
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var grid = new PlaneGrid(horizontal, vertical, options.Resolution, outputs, options.Threshold);
        var x = new T[2 * (grid.Steps + 1)];
        var y = new T[outputs * (grid.Steps + 1)];
        for (int row = 0; row <= grid.Steps; row++)
        {
            for (int column = 0; column <= grid.Steps; column++)
            {
                x[2 * column] = T.CreateTruncating(grid.X(column));
                x[(2 * column) + 1] = T.CreateTruncating(grid.Y(row));
            }

            predict(x, y);
            for (int i = 0; i < y.Length; i++)
            {
                grid._scores[(row * y.Length) + i] = double.CreateTruncating(y[i]);
            }
        }

        grid.Decide();
        return grid;
    }

    /// <summary>The first input at a column.</summary>
    public double X(int column) => Horizontal.At((double)column / Steps);

    /// <summary>The second input at a row; row 0 is the lowest.</summary>
    public double Y(int row) => Vertical.At((double)row / Steps);

    /// <summary>One output at a node.</summary>
    public double Score(int row, int column, int output) => _scores[(((row * (Steps + 1)) + column) * Outputs) + output];

    /// <summary>The class decided for at a node.</summary>
    public int Class(int row, int column) => _classes[(row * (Steps + 1)) + column];

    /// <summary>Half of what a class wins by at a node (the whole of it could overflow); not positive where it does not win.</summary>
    public double Margin(int row, int column, int index)
    {
        if (Outputs == 1)
        {
            return (Score(row, column, 0) / 2) - (_threshold / 2);
        }

        double others = double.NegativeInfinity;
        for (int output = 0; output < Outputs; output++)
        {
            others = output == index ? others : Math.Max(others, Score(row, column, output));
        }

        return (Score(row, column, index) / 2) - (others / 2);
    }

    private void Decide()
    {
        for (int row = 0; row <= Steps; row++)
        {
            for (int column = 0; column <= Steps; column++)
            {
                _classes[(row * (Steps + 1)) + column] = Decision(row, column);
            }
        }
    }

    private int Decision(int row, int column)
    {
        int largest = 0;
        for (int output = 0; output < Outputs; output++)
        {
            double score = Score(row, column, output);
            if (!double.IsFinite(score))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Every prediction must be finite, but output {output} at ({X(column)}, {Y(row)}) is {score}."
                    ),
                    "predict"
                );
            }

            largest = score > Score(row, column, largest) ? output : largest;
        }

        return Outputs > 1 ? largest
            : Score(row, column, 0) > _threshold ? 1
            : 0;
    }
}
