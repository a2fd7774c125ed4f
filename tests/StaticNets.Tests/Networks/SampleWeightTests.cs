using StaticNets.Tests.Losses;
using StaticNets.Tests.Networks.Checked;

namespace StaticNets.Tests.Networks;

/// <summary>With sample weights, the gradient is the weighted sum of the gradients of the rows, divided by the number of rows.</summary>
public sealed class SampleWeightTests
{
    private static readonly double[] _weights = [0, 1, 2, 0.5, 3, 1, 0.25];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AStepFollowsTheWeightedGradients(bool shuffle)
    {
        (double[] x, double[] y) = Rows();
        HuberLoss network = new(seed: 1);
        double[] expected = StepByHand(new HuberLoss(seed: 1), x, y, _weights);
        History history = network.Fit(
            new Dataset(x, y) { SampleWeights = _weights },
            new FitOptions
            {
                BatchSize = _weights.Length,
                Optimizer = new Sgd(0.1),
                Shuffle = shuffle,
            }
        );
        double[] moved = Kernel(network);
        for (int i = 0; i < moved.Length; i++)
        {
            // Fit and StepByHand add the same seven terms of size 1 in different orders, so the results differ only by rounding errors.
            Assert.Equal(expected[i], moved[i], 1e-14);
        }

        double loss =
            Enumerable.Range(0, _weights.Length).Sum(row => _weights[row] * Loss(new HuberLoss(seed: 1), x, y, row)) / _weights.Length;
        Assert.Equal(loss, history.Epochs[0].Loss, 1e-14);
    }

    [Fact]
    public void ClassWeightsMultiplySampleWeights()
    {
        (double[] x, _) = Rows();
        int[] classes = [0, 1, 2, 1, 0, 2, 2];
        double[] ofClass = [1, 3, 0.5];
        SmallSparse byClass = new(seed: 1);
        SmallSparse byRow = new(seed: 1);
        int length = SmallSparse.InputLength;
        int count = classes.Length;
        double[] rows = [.. x.Take(length * count)];
        int[] fitting = [.. classes.Select(c => c % SmallSparse.OutputLength)];
        double[] product = [.. fitting.Select((c, i) => ofClass[c] * _weights[i])];
        FitOptions options = new() { BatchSize = count, Shuffle = false };
        byClass.Fit(
            new Dataset(rows, fitting) { SampleWeights = _weights },
            options with
            {
                ClassWeights = ofClass[..SmallSparse.OutputLength],
            }
        );
        byRow.Fit(new Dataset(rows, fitting) { SampleWeights = product }, options);
        Assert.Equal(Flat(byRow.Parameters), Flat(byClass.Parameters));
    }

    [Fact]
    public void WrongWeightsAreRefused()
    {
        (double[] x, double[] y) = Rows();
        HuberLoss network = new(seed: 1);
        Refuse(
            new Dataset(x, y) { SampleWeights = [1, 2] },
            new FitOptions(),
            "There are 7 rows, but 2 sample weights: each row needs one."
        );
        double[] negative = [.. _weights];
        negative[3] = -1;
        Refuse(
            new Dataset(x, y) { SampleWeights = negative },
            new FitOptions(),
            "The sample weight of row 3 must be at least 0 and finite, but is -1."
        );
        Refuse(
            new Dataset(x, y),
            new FitOptions { ClassWeights = [1, 2] },
            "There are 2 class weights, but HuberLoss has no classes: it decides nothing, or several things a row."
        );

        void Refuse(Dataset data, FitOptions options, string message)
        {
            double[] before = Kernel(network);
            Assert.Equal(message, Assert.Throws<ArgumentException>(() => network.Fit(data, options)).Message);
            Assert.Equal(before, Kernel(network));
        }
    }

    private static (double[] X, double[] Y) Rows()
    {
        System.Random random = new(4);
        double[] x = [.. Enumerable.Range(0, 7 * HuberLoss.InputLength).Select(_ => random.NextDouble() - 0.5)];
        double[] y = [.. Enumerable.Range(0, 7 * HuberLoss.OutputLength).Select(_ => 2 * random.NextDouble())];
        return (x, y);
    }

    /// <summary>Returns the kernel of the first layer after a step along the weighted sum of the rows' own gradients.</summary>
    private static double[] StepByHand(HuberLoss network, double[] x, double[] y, double[] weights)
    {
        double[] kernel = Kernel(network);
        Gradients<double> gradients = new();
        for (int row = 0; row < weights.Length; row++)
        {
            Gradient(network, x, y, row, gradients);
            double[] own = new double[kernel.Length];
            gradients.Parameters["dense/kernel"].FlattenTo(own);
            for (int i = 0; i < kernel.Length; i++)
            {
                kernel[i] -= 0.1 * weights[row] / weights.Length * own[i];
            }
        }

        return kernel;
    }

    private static double Loss(HuberLoss network, double[] x, double[] y, int row) => Gradient(network, x, y, row, new Gradients<double>());

    private static double Gradient(HuberLoss network, double[] x, double[] y, int row, Gradients<double> into) =>
        network.Gradient(
            x.AsSpan(row * HuberLoss.InputLength, HuberLoss.InputLength),
            y.AsSpan(row * HuberLoss.OutputLength, HuberLoss.OutputLength),
            into
        );

    private static double[] Kernel(HuberLoss network)
    {
        double[] values = new double[HuberLoss.InputLength * 7];
        network.Parameters["dense/kernel"].FlattenTo(values);
        return values;
    }

    private static double[] Flat(ParameterSet<double> parameters)
    {
        List<double> all = [];
        foreach (string name in parameters.Names)
        {
            double[] values = new double[parameters[name].FlattenedLength];
            parameters[name].FlattenTo(values);
            all.AddRange(values);
        }

        return [.. all];
    }
}
