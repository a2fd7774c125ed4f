namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// Batch normalisation by its definition: <c>y = γ n + β</c> with <c>n = (x − mean) / √(variance + ε)</c>. In training, the mean and the
/// variance of a channel are those of the batch; otherwise they are the moving statistics.
/// </summary>
internal sealed class ReferenceNormalization : ReferenceLayer
{
    private readonly double[] _gamma;
    private readonly double[] _beta;
    private readonly double _epsilon;
    private readonly double _momentum;
    private readonly bool _training;
    private readonly int _channels;
    private double[] _variance;
    private double[] _normalized = [];

    /// <param name="tensors">gamma, beta, moving mean and moving variance.</param>
    public ReferenceNormalization(int[] shape, double[][] tensors, double epsilon, double momentum, bool training)
    {
        Output = shape;
        (_gamma, _beta, MovingMean, MovingVariance) = (tensors[0], tensors[1], tensors[2], tensors[3]);
        (_epsilon, _momentum, _training, _channels) = (epsilon, momentum, training, shape[^1]);
        _variance = MovingVariance;
        Gradients = [new double[_channels], new double[_channels], new double[_channels], new double[_channels]];
    }

    public override int[] Output { get; }

    /// <summary>The gradients of gamma, beta, moving mean and moving variance; the last two are always zero.</summary>
    public override double[][] Gradients { get; }

    /// <summary>The moving mean after the step.</summary>
    public double[] MovingMean { get; private set; }

    /// <summary>The moving variance after the step.</summary>
    public double[] MovingVariance { get; private set; }

    public override double[] Forward(double[] x, int rows)
    {
        double[] mean = MovingMean;
        if (_training)
        {
            double count = x.Length / (double)_channels;
            mean = PerChannel(x, (value, _) => value / count);
            _variance = PerChannel(x, (value, c) => (value - mean[c]) * (value - mean[c]) / count);
            MovingMean = [.. MovingMean.Zip(mean, Move)];
            MovingVariance = [.. MovingVariance.Zip(_variance, Move)];
        }

        _normalized = [.. x.Select((value, i) => (value - mean[i % _channels]) / Deviation(i))];
        return [.. _normalized.Select((value, i) => (_gamma[i % _channels] * value) + _beta[i % _channels])];
    }

    /// <summary>
    /// Returns the gradient of x. In training, mean and variance depend on x, so <c>dx = γ/σ · (dy − mean(dy) − n · mean(dy · n))</c> with
    /// <c>σ = √(variance + ε)</c>.
    /// </summary>
    public override double[] Backward(double[] delta)
    {
        double[] products = [.. delta.Zip(_normalized, (d, n) => d * n)];
        PerChannel(products, (value, _) => value).CopyTo(Gradients[0], 0);
        PerChannel(delta, (value, _) => value).CopyTo(Gradients[1], 0);
        double count = delta.Length / (double)_channels;
        return
        [
            .. delta.Select(
                (d, i) =>
                {
                    int c = i % _channels;
                    double taken = _training ? (Gradients[1][c] + (_normalized[i] * Gradients[0][c])) / count : 0;
                    return _gamma[c] / Deviation(i) * (d - taken);
                }
            ),
        ];
    }

    private double Move(double old, double batch) => (_momentum * old) + ((1 - _momentum) * batch);

    private double Deviation(int element) => Math.Sqrt(_variance[element % _channels] + _epsilon);

    private double[] PerChannel(double[] values, Func<double, int, double> term)
    {
        double[] sums = new double[_channels];
        for (int i = 0; i < values.Length; i++)
        {
            sums[i % _channels] += term(values[i], i % _channels);
        }

        return sums;
    }
}
