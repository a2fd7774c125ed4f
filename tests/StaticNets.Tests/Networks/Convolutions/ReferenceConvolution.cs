namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// <c>y[i, j, f] = bias[f] + Σ x[i′, j′, c] · kernel[u, v, c, f]</c> over the pixels (u, v) of the window at (i, j) and the channels c of
/// the filter's group, where (i′, j′) is the position of the pixel (u, v) in the image. Pixels beyond the border are left out. A dense
/// layer is a convolution of images of one pixel.
/// </summary>
internal sealed class ReferenceConvolution(
    ReferenceAxis rowAxis,
    ReferenceAxis columnAxis,
    int[] input,
    int groups,
    double[] kernel,
    double[]? bias
) : ReferenceLayer
{
    private readonly int _filters = kernel.Length / (rowAxis.Window * columnAxis.Window * input[2] / groups);
    private double[] _x = [];

    public override int[] Output => [rowAxis.Count, columnAxis.Count, _filters];

    public override double[][] Gradients { get; } =
        bias is null ? [new double[kernel.Length]] : [new double[kernel.Length], new double[bias.Length]];

    public override double[] Forward(double[] x, int rows)
    {
        _x = x;
        double[] y = new double[rows * rowAxis.Count * columnAxis.Count * _filters];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = bias?[i % _filters] ?? 0;
        }

        Each(rows, (from, to, weight) => y[to] += x[from] * kernel[weight]);
        return y;
    }

    public override double[] Backward(double[] delta)
    {
        double[] before = new double[_x.Length];
        Array.ForEach(Gradients, Array.Clear);
        for (int i = 0; bias is not null && i < delta.Length; i++)
        {
            Gradients[1][i % _filters] += delta[i];
        }

        Each(
            _x.Length / input.Aggregate(1, (product, length) => product * length),
            (from, to, weight) =>
            {
                Gradients[0][weight] += _x[from] * delta[to];
                before[from] += delta[to] * kernel[weight];
            }
        );
        return before;
    }

    /// <summary>Calls a function for every product, with the indices of the elements of x, y and the kernel.</summary>
    private void Each(int rows, Action<int, int, int> product)
    {
        int channels = input[2] / groups;
        int filtersOfGroup = _filters / groups;
        for (int at = 0; at < rows * rowAxis.Count * columnAxis.Count; at++)
        {
            int row = at / columnAxis.Count / rowAxis.Count;
            for (int pixel = 0; pixel < rowAxis.Window * columnAxis.Window; pixel++)
            {
                int i = rowAxis.At(at / columnAxis.Count % rowAxis.Count, pixel / columnAxis.Window);
                int j = columnAxis.At(at % columnAxis.Count, pixel % columnAxis.Window);
                if (i < 0 || j < 0)
                {
                    continue;
                }

                int image = ((((row * input[0]) + i) * input[1]) + j) * input[2];
                for (int f = 0; f < _filters; f++)
                {
                    for (int c = 0; c < channels; c++)
                    {
                        int from = image + (f / filtersOfGroup * channels) + c;
                        product(from, (at * _filters) + f, (((pixel * channels) + c) * _filters) + f);
                    }
                }
            }
        }
    }
}
