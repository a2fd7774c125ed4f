namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>The maximum, minimum or mean of each window and channel; pixels beyond the border are left out.</summary>
internal sealed class ReferencePooling(
    ReferenceAxis rowAxis,
    ReferenceAxis columnAxis,
    int[] input,
    ReferencePooling.Kind kind,
    bool countsPadding = false
) : ReferenceLayer
{
    private double[] _x = [];

    public enum Kind
    {
        Max,
        Min,
        Average,
    }

    public override int[] Output => [rowAxis.Count, columnAxis.Count, input[2]];

    public override double[] Forward(double[] x, int rows)
    {
        _x = x;
        double[] y = new double[rows * Output.Aggregate((product, length) => product * length)];
        for (int i = 0; i < y.Length; i++)
        {
            List<int> window = Window(i);
            y[i] =
                kind == Kind.Average ? window.Sum(at => x[at]) / Count(i, window)
                : window.Count > 0 ? x[Extremum(window)]
                : kind == Kind.Max ? double.NegativeInfinity
                : double.PositiveInfinity;
        }

        return y;
    }

    public override double[] Backward(double[] delta)
    {
        double[] before = new double[_x.Length];
        for (int i = 0; i < delta.Length; i++)
        {
            List<int> window = Window(i);
            if (kind == Kind.Average)
            {
                window.ForEach(at => before[at] += delta[i] / Count(i, window));
            }
            else if (window.Count > 0)
            {
                before[Extremum(window)] += delta[i];
            }
        }

        return before;
    }

    /// <summary>Returns the number by which the sum of a window is divided; the sum of a window without pixels is 0.</summary>
    private int Count(int result, List<int> window)
    {
        int at = result / input[2];
        int[] pixels = [.. Enumerable.Range(0, rowAxis.Window * columnAxis.Window)];
        return countsPadding
            ? pixels.Count(pixel =>
                rowAxis.IsPadded(at / columnAxis.Count % rowAxis.Count, pixel / columnAxis.Window)
                && columnAxis.IsPadded(at % columnAxis.Count, pixel % columnAxis.Window)
            )
            : Math.Max(1, window.Count);
    }

    /// <summary>Returns the index of the largest or smallest element; the first of equal ones.</summary>
    private int Extremum(List<int> window)
    {
        int found = window[0];
        foreach (int at in window)
        {
            found = (kind == Kind.Max ? _x[at] > _x[found] : _x[at] < _x[found]) ? at : found;
        }

        return found;
    }

    /// <summary>Returns the indices of the elements of x in the window of an output, row by row.</summary>
    private List<int> Window(int result)
    {
        int channel = result % input[2];
        int at = result / input[2];
        int row = at / columnAxis.Count / rowAxis.Count;
        List<int> elements = [];
        for (int pixel = 0; pixel < rowAxis.Window * columnAxis.Window; pixel++)
        {
            int i = rowAxis.At(at / columnAxis.Count % rowAxis.Count, pixel / columnAxis.Window);
            int j = columnAxis.At(at % columnAxis.Count, pixel % columnAxis.Window);
            if (i >= 0 && j >= 0)
            {
                elements.Add((((((row * input[0]) + i) * input[1]) + j) * input[2]) + channel);
            }
        }

        return elements;
    }
}
