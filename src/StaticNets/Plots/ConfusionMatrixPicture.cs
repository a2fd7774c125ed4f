using System.Globalization;

namespace StaticNets.Plots;

/// <summary>Draws a confusion matrix that has counted at least one decision.</summary>
internal sealed class ConfusionMatrixPicture
{
    private const double Side = 520;
    private const double LeastCell = 22;
    private const double MostCell = 56;
    private const double TitleText = 18;
    private const double NameText = 13;
    private const double CountText = 12;
    private const double Gap = 24;
    private const double TotalGap = 6;
    private const double AxisName = 32;
    private const double TitleHeight = 48;
    private const double SlantedShare = 0.71;
    private const string GridColor = "#dddddd";
    private const string Dark = "#333333";
    private const string Faint = "#999999";
    private const string Light = "#ffffff";
    private const string TotalName = "total";

    private static readonly string[] _shares = ["0 %", "25 %", "50 %", "75 %", "100 %"];

    private readonly ConfusionMatrix _matrix;
    private readonly string[] _names;
    private readonly double _cell;
    private readonly bool _slanted;
    private readonly double _nameWidth;
    private readonly double _left;
    private readonly double _upper;

    /// <summary>Computes the layout: cells wide enough for the total count, and margins wide enough for the longest name.</summary>
    public ConfusionMatrixPicture(ConfusionMatrix matrix, string[] names)
    {
        _matrix = matrix;
        _names = names;
        double countWidth = PlotText.Width(Text(matrix.Total), CountText) + 6;
        _cell = Math.Ceiling(Math.Max(countWidth, Math.Clamp(Side / matrix.Classes, LeastCell, MostCell)));
        _nameWidth = Math.Ceiling(names.Append(TotalName).Max(name => PlotText.Width(name, NameText)));
        _slanted = _nameWidth > _cell - 4;
        _left = AxisName + _nameWidth + 12;
        _upper = TitleHeight + AxisName + (_slanted ? (_nameWidth * SlantedShare) + 8 : NameText);
    }

    private double Right => _left + (_matrix.Classes * _cell);

    private double Lower => _upper + (_matrix.Classes * _cell);

    /// <summary>Returns the SVG text.</summary>
    public string Draw(string title)
    {
        double slantedRight = _slanted ? Right - (_cell / 2) + (_nameWidth * SlantedShare) : 0;
        double barLeft = Gap + Math.Max(Right + TotalGap + _cell, slantedRight);
        double width = Math.Max(barLeft + ColorBar.Width(_shares) + Gap, PlotText.Width(title, TitleText) + Gap);
        var svg = new Svg(width, Lower + TotalGap + _cell + 46);
        svg.Text(width / 2, 32, title, TitleText, "middle");
        svg.Text((_left + Right) / 2, TitleHeight + 14, "predicted", NameText, "middle");
        svg.Text(18, (_upper + Lower) / 2, "actual", NameText, "middle", turn: -90);
        DrawNames(svg);
        DrawCells(svg);
        DrawTotals(svg);
        ColorBar.Draw(svg, ColorScale.Sequential, barLeft, _upper, Lower - _upper, _shares);
        svg.Text(barLeft, _upper - 12, "of the row", CountText);
        string accuracy = string.Create(
            CultureInfo.InvariantCulture,
            $"accuracy {_matrix.Accuracy:F4}: {_matrix.Correct} of {_matrix.Total}"
        );
        svg.Text(_left, Lower + TotalGap + _cell + 26, accuracy, NameText);
        return svg.ToString();
    }

    private double Left(int column) => _left + (column * _cell) + (column == _matrix.Classes ? TotalGap : 0);

    private double Top(int row) => _upper + (row * _cell) + (row == _matrix.Classes ? TotalGap : 0);

    private void DrawNames(Svg svg)
    {
        for (int index = 0; index <= _names.Length; index++)
        {
            string name = index == _names.Length ? TotalName : _names[index];
            svg.Text(_left - 10, Top(index) + (_cell / 2) + 4, name, NameText, "end");
            double middle = Left(index) + (_cell / 2);
            svg.Text(middle, _upper - 8, name, NameText, _slanted ? "start" : "middle", turn: _slanted ? -45 : 0);
        }
    }

    private void DrawCells(Svg svg)
    {
        for (int actual = 0; actual < _names.Length; actual++)
        {
            long total = Total(actual, null);
            for (int predicted = 0; predicted < _names.Length; predicted++)
            {
                long count = _matrix[actual, predicted];
                Rgb color = ColorScale.Sequential.At(total == 0 ? 0 : (double)count / total);
                svg.Rectangle(Left(predicted), Top(actual), _cell, _cell, color);
                svg.Frame(Left(predicted), Top(actual), _cell, _cell, GridColor);
                DrawCount(
                    svg,
                    actual,
                    predicted,
                    count,
                    color.IsDark ? Light
                        : count == 0 ? Faint
                        : Dark
                );
            }
        }
    }

    private void DrawTotals(Svg svg)
    {
        int last = _names.Length;
        for (int index = 0; index < last; index++)
        {
            svg.Frame(Left(last), Top(index), _cell, _cell, GridColor);
            DrawCount(svg, index, last, Total(index, null), Dark);
            svg.Frame(Left(index), Top(last), _cell, _cell, GridColor);
            DrawCount(svg, last, index, Total(null, index), Dark);
        }

        svg.Frame(Left(last), Top(last), _cell, _cell, GridColor);
        DrawCount(svg, last, last, _matrix.Total, Dark);
    }

    private void DrawCount(Svg svg, int row, int column, long count, string color)
    {
        svg.Text(Left(column) + (_cell / 2), Top(row) + (_cell / 2) + 4, Text(count), CountText, "middle", color);
    }

    /// <summary>Returns the total of a row or of a column: one argument selects it, and the other one is <see langword="null"/>.</summary>
    private long Total(int? actual, int? predicted)
    {
        long sum = 0;
        for (int index = 0; index < _names.Length; index++)
        {
            sum += _matrix[actual ?? index, predicted ?? index];
        }

        return sum;
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
