using System.Numerics;

namespace StaticNets.Plots;

/// <summary>
/// The outputs of a network with two inputs at the nodes of a grid. The outer nodes lie at the ends of <see cref="Horizontal"/> and
/// <see cref="Vertical"/>.
/// </summary>
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

    /// <summary>Range of the first input, along the columns.</summary>
    public PlotRange Horizontal { get; }

    /// <summary>Range of the second input, along the rows.</summary>
    public PlotRange Vertical { get; }

    /// <summary>Number of steps along each axis; there is one more node than steps.</summary>
    public int Steps { get; }

    /// <summary>Number of outputs of the network.</summary>
    public int Outputs { get; }

    /// <summary>Number of classes: two for a single output, otherwise one for each output.</summary>
    public int Classes => Math.Max(Outputs, 2);

    /// <summary>Evaluates the network, one row of the grid at a time.</summary>
    /// <exception cref="ArgumentException">An output is not finite.</exception>
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

    /// <summary>Returns the first input at a column.</summary>
    public double X(int column) => Horizontal.At((double)column / Steps);

    /// <summary>Returns the second input at a row; row 0 is at the bottom.</summary>
    public double Y(int row) => Vertical.At((double)row / Steps);

    /// <summary>Returns one output at a node.</summary>
    public double Score(int row, int column, int output) => _scores[(((row * (Steps + 1)) + column) * Outputs) + output];

    /// <summary>Returns the predicted class at a node.</summary>
    public int Class(int row, int column) => _classes[(row * (Steps + 1)) + column];

    /// <summary>
    /// Returns half the difference between the score of a class and the largest other score at a node; a single output is compared with the
    /// threshold instead. The difference is halved because the whole difference could overflow.
    /// </summary>
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
