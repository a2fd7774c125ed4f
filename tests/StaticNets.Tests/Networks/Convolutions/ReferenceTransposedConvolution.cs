namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// <c>y[i·s + u·d − before, …, f] += x[i, j, c] · kernel[u, v, f, c]</c> for each pixel (i, j) of the input and each element (u, v) of the kernel,
/// where that is a pixel of the output; then the bias is added.
/// </summary>
internal sealed class ReferenceTransposedConvolution(
    ReferenceTransposedConvolution.Axis down,
    ReferenceTransposedConvolution.Axis across,
    int[] input,
    int filters,
    int groups,
    double[] kernel,
    double[]? bias
) : ReferenceLayer
{
    private double[] _x = [];

    public override int[] Output => [down.Output, across.Output, filters];

    public override double[][] Gradients { get; } =
        bias is null ? [new double[kernel.Length]] : [new double[kernel.Length], new double[bias.Length]];

    public override double[] Forward(double[] x, int rows)
    {
        _x = x;
        double[] y = new double[rows * down.Output * across.Output * filters];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = bias?[i % filters] ?? 0;
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
            Gradients[1][i % filters] += delta[i];
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
        int channels = input[2];
        int filtersOfGroup = filters / groups;
        for (int from = 0; from < rows * input[0] * input[1] * channels; from++)
        {
            int c = from % channels;
            int j = from / channels % input[1];
            int i = from / channels / input[1] % input[0];
            int row = from / channels / input[1] / input[0];
            for (int u = 0; u < down.Window; u++)
            {
                for (int v = 0; v < across.Window; v++)
                {
                    int line = down.At(i, u);
                    int column = across.At(j, v);
                    for (int f = 0; line >= 0 && column >= 0 && f < filtersOfGroup; f++)
                    {
                        int filter = (c / (channels / groups) * filtersOfGroup) + f;
                        int to = ((((row * down.Output) + line) * across.Output) + column) * filters;
                        product(from, to + filter, (((((u * across.Window) + v) * filtersOfGroup) + f) * channels) + c);
                    }
                }
            }
        }
    }

    /// <summary>The windows along one axis of the output.</summary>
    internal sealed record Axis(int Window, int Stride, int Dilation, int Before, int Output)
    {
        public static Axis Of(int length, int window, int stride, int dilation, Padding padding, int before, int after, int added)
        {
            int reach = (dilation * (window - 1)) + 1;
            return padding == Padding.Same
                ? new(window, stride, dilation, Math.Max(0, reach - stride) / 2, length * stride)
                : new(window, stride, dilation, before, ((length - 1) * stride) - before - after + reach + added);
        }

        /// <summary>Returns the pixel of the output, or −1 if it does not belong to the output.</summary>
        public int At(int pixel, int element)
        {
            int at = (pixel * Stride) + (element * Dilation) - Before;
            return at < Output ? Math.Max(at, -1) : -1;
        }
    }
}
