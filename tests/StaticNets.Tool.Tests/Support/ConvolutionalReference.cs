using StaticNets.Tests.Support;

namespace StaticNets.Tool.Tests.Support;

/// <summary>The model <c>cnn</c> with converted weights as plain loops in double; values are [height, width, channels].</summary>
internal sealed class ConvolutionalReference(Fixture weights)
{
    private const int Height = 5;
    private const int Width = 6;
    private const int Channels = 4;
    private const double Epsilon = 1e-5;

    public double[] Predict(float[] x) =>
        [.. x.Chunk(Height * Width * Channels).SelectMany(row => PredictRow(Array.ConvertAll(row, value => (double)value)))];

    private double[] PredictRow(double[] x)
    {
        double[] first = Convolve("conv2d", x, Height, Width, Channels, padding: 1, groups: 1);
        double[] normed = Array.ConvertAll(Normalize("batch_normalization", first, 6), Relu);
        double[] second = Array.ConvertAll(Convolve("conv2d_1", normed, 5, 6, 6, padding: 0, groups: 2), Relu);
        double[] bias = Of("dense/bias");
        double[] kernel = Of("dense/kernel");
        return [.. bias.Select((b, j) => b + second.Select((value, i) => value * kernel[(i * bias.Length) + j]).Sum())];
    }

    private double[] Convolve(string layer, double[] x, int height, int width, int channels, int padding, int groups)
    {
        int[] shape = weights.Shape($"{layer}/kernel");
        (int kernelHeight, int kernelWidth, int inputs, int outputs) = (shape[0], shape[1], shape[2], shape[3]);
        Assert.Equal(channels / groups, inputs);
        double[] kernel = Of($"{layer}/kernel");
        double[] bias = Of($"{layer}/bias");
        List<double> y = [];
        for (int h = -padding; h + kernelHeight <= height + padding; h++)
        {
            for (int w = -padding; w + kernelWidth <= width + padding; w++)
            {
                for (int o = 0; o < outputs; o++)
                {
                    int firstInput = o / (outputs / groups) * inputs;
                    double sum = bias[o];
                    for (int i = 0; i < kernelHeight; i++)
                    {
                        for (int j = 0; j < kernelWidth; j++)
                        {
                            bool isInside = h + i >= 0 && h + i < height && w + j >= 0 && w + j < width;
                            for (int c = 0; c < inputs && isInside; c++)
                            {
                                double value = x[((((h + i) * width) + w + j) * channels) + firstInput + c];
                                sum += value * kernel[(((((i * kernelWidth) + j) * inputs) + c) * outputs) + o];
                            }
                        }
                    }

                    y.Add(sum);
                }
            }
        }

        return [.. y];
    }

    private double[] Normalize(string layer, double[] x, int channels)
    {
        double[] gamma = Of($"{layer}/gamma");
        double[] beta = Of($"{layer}/beta");
        double[] mean = Of($"{layer}/moving_mean");
        double[] variance = Of($"{layer}/moving_variance");
        return
        [
            .. x.Select((value, i) => (value, c: i % channels))
                .Select(item => (gamma[item.c] * (item.value - mean[item.c]) / Math.Sqrt(variance[item.c] + Epsilon)) + beta[item.c]),
        ];
    }

    private double[] Of(string tensor) => weights.GetAsDouble(tensor);

    private static double Relu(double z) => Math.Max(z, 0);
}
