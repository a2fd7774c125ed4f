using System.Numerics;
using StaticNets.Plots;

namespace StaticNets;

/// <summary>
/// Shows the decisions of a network with two inputs over the plane: a region for each class, the boundaries between them, and the training
/// or test points. The constructor evaluates the network once; the drawing methods reuse the results.
/// </summary>
public sealed class DecisionBoundary
{
    private readonly PlaneGrid _grid;
    private readonly PlanePoints _points;
    private readonly DecisionBoundaryOptions _options;
    private readonly string[] _names;
    private readonly bool _isSingle;

    /// <summary>Evaluates a network in single precision on a grid around the points.</summary>
    /// <param name="predict"><c>Predict</c> of the network, or any other function that computes the outputs of rows of two inputs.</param>
    /// <param name="outputs">
    /// Number of outputs. A single output decides between classes 0 and 1 by <see cref="DecisionBoundaryOptions.Threshold"/>. With several
    /// outputs the largest one decides; if several are equal, the first of them.
    /// </param>
    /// <param name="points">Inputs, rows × 2; they determine the range of the picture.</param>
    /// <param name="classes">The class of each point, from 0 on.</param>
    /// <param name="options">Options for the grid and the names; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputs"/> is below 1.</exception>
    /// <exception cref="ArgumentException">
    /// There are no points, there are not two coordinates for each class index, a coordinate is NaN, infinite or larger than 1e15 in
    /// magnitude, a class index is out of range, <see cref="DecisionBoundaryOptions.ClassNames"/> does not have one name for each class, or
    /// a prediction is not finite.
    /// </exception>
    public DecisionBoundary(
        BatchPrediction<float> predict,
        int outputs,
        ReadOnlySpan<float> points,
        ReadOnlySpan<int> classes,
        DecisionBoundaryOptions? options = null
    )
    {
        _options = options ?? new DecisionBoundaryOptions();
        _isSingle = true;
        (_grid, _points, _names) = Ask(predict, outputs, points, classes, _options);
    }

    /// <summary>Evaluates a network in double precision on a grid around the points.</summary>
    /// <inheritdoc cref="DecisionBoundary(BatchPrediction{float}, int, ReadOnlySpan{float}, ReadOnlySpan{int}, DecisionBoundaryOptions?)"/>
    public DecisionBoundary(
        BatchPrediction<double> predict,
        int outputs,
        ReadOnlySpan<double> points,
        ReadOnlySpan<int> classes,
        DecisionBoundaryOptions? options = null
    )
    {
        _options = options ?? new DecisionBoundaryOptions();
        (_grid, _points, _names) = Ask(predict, outputs, points, classes, _options);
    }

    /// <summary>Returns an SVG picture.</summary>
    /// <param name="title">Title above the picture.</param>
    public string Draw(string title = "Decision boundary")
    {
        ArgumentNullException.ThrowIfNull(title);
        return new PlanePicture(_grid, _points, _names, _options).Draw(title);
    }

    /// <summary>Writes the picture as an SVG file.</summary>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <param name="title">Title above the picture.</param>
    public void Save(string path, string title = "Decision boundary")
    {
        PlotFile.Write(path, Draw(title));
    }

    /// <summary>
    /// Returns the grid as CSV, one line for each node, row by row from the bottom. The columns are the two inputs
    /// (<see cref="DecisionBoundaryOptions.HorizontalName"/> and <see cref="DecisionBoundaryOptions.VerticalName"/>), the predicted
    /// <c>class</c>, and the outputs <c>output_0</c>, <c>output_1</c> and so on.
    /// </summary>
    public string ToCsv()
    {
        var csv = new CsvText();
        csv.Text(_options.HorizontalName).Text(_options.VerticalName).Text("class");
        for (int output = 0; output < _grid.Outputs; output++)
        {
            csv.Text($"output_{output}");
        }

        csv.EndRow();
        for (int row = 0; row <= _grid.Steps; row++)
        {
            for (int column = 0; column <= _grid.Steps; column++)
            {
                csv.Number(_grid.X(column), _isSingle).Number(_grid.Y(row), _isSingle).Number(_grid.Class(row, column));
                for (int output = 0; output < _grid.Outputs; output++)
                {
                    csv.Number(_grid.Score(row, column, output), _isSingle);
                }

                csv.EndRow();
            }
        }

        return csv.ToString();
    }

    private static (PlaneGrid Grid, PlanePoints Points, string[] Names) Ask<T>(
        BatchPrediction<T> predict,
        int outputs,
        ReadOnlySpan<T> points,
        ReadOnlySpan<int> classes,
        DecisionBoundaryOptions options
    )
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(predict);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        int classCount = Math.Max(outputs, 2);
        PlanePoints copy = PlanePoints.Of(points, classes, classCount);
        string[] names = ClassNames.Of(options.ClassNames, classCount, "class ");
        var horizontal = PlotRange.Around(copy.X.Min(), copy.X.Max(), options.Margin);
        var vertical = PlotRange.Around(copy.Y.Min(), copy.Y.Max(), options.Margin);
        return (PlaneGrid.Of(predict, outputs, horizontal, vertical, options), copy, names);
    }
}
