namespace StaticNets.Tests.ClosedForms;

/// <summary>
/// At the solution, the gradient of the network's own loss balances that of the penalty. Backpropagation, which other tests compare with
/// PyTorch, knows nothing of the solver, nor of the place where it finds the features of a layer.
/// </summary>
public sealed class OptimalityTests
{
    // Several micro-batches and blocks, none of them whole.
    private const int Rows = 333;
    private const double Lambda = 0.5;

    // The residual of a solution by Cholesky is at most 8 n² u ‖A‖ ‖W‖ (Higham 2002, theorem 10.4), here divided by the number of targets:
    // n ≤ 18 features of magnitude below 4, W below 3, so that 8 · 18² · 1.1e-16 · 16 · 3 = 1.4e-11.
    private const double Tolerance = 1.4e-11;

    private readonly Gradients<double> _gradients = new();

    [Fact]
    public void OfADenseLayerBehindAnother() => Check(new Plain(1), inputs: 4, "dense_1", outputs: 3);

    [Fact]
    public void OfALayerThatReadsTheInput() => Check(new OnlyHead(1), inputs: 4, "dense", outputs: 2);

    [Fact]
    public void OfALayerBehindConvolutionAndNoise() => Check(new Convolved(1), inputs: 32, "dense", outputs: 2);

    [Fact]
    public void OfALayerBehindAPart() => Check(new OnPart(1), inputs: 4, "dense", outputs: 3);

    [Fact]
    public void OfALayerBehindTheLastStates() => Check(new LastStates(1), inputs: 12, "dense", outputs: 3);

    [Fact]
    public void OfALayerThatComputesEachStep() => Check(new EachStep(1), inputs: 12, "dense", outputs: 18);

    [Fact]
    public void OfANetworkWithoutLoss()
    {
        WithoutLoss network = new(1);
        (double[] x, double[] targets) = Numbers(4, 3);
        RidgeRegression.Fit(network, "dense_1", new Dataset(x, targets), Lambda);

        network.Gradient(x, GradientOfMean(network, x, targets), _gradients);
        CheckBalance(network.Parameters, "dense_1", 3);
    }

    [Theory]
    [InlineData("head", 3)]
    [InlineData("other", 2)]
    public void OfALayerThatReadsAnEarlierOne(string layer, int outputs)
    {
        Forked network = new(1);
        (double[] x, double[] targets) = Numbers(4, 5);
        Dataset data = new(Rows, [x], [targets[..(Rows * 3)], targets[(Rows * 3)..]]);
        RidgeRegression.Fit(network, layer, data, Lambda);

        network.Gradient(data, _gradients);
        CheckBalance(network.Parameters, layer, outputs);
    }

    [Fact]
    public void OfAnOutputBesideClasses()
    {
        Joined network = new(1);
        (double[] x, double[] targets) = Numbers(5, 2);
        Dataset data = new(Rows, [x[..(Rows * 3)], x[(Rows * 3)..]], [HeadData.Indices(Rows, 3, 4), targets]);
        RidgeRegression.Fit(network, "price", data, Lambda);

        network.Gradient(data, _gradients);
        CheckBalance(network.Parameters, "price", 2, weight: 0.3);
    }

    [Theory]
    [InlineData("price")]
    [InlineData("size")]
    public void OfAnOutputWithoutLoss(string layer)
    {
        JoinedWithoutLoss network = new(1);
        (double[] x, double[] targets) = Numbers(5, 3);
        double[][] inputs = [x[..(Rows * 3)], x[(Rows * 3)..]];
        double[][] wanted = [targets[..(Rows * 2)], targets[(Rows * 2)..]];
        double[] weights = [.. Enumerable.Range(0, Rows).Select(row => row % 3 / 2.0)];
        RidgeRegression.Fit(network, layer, Data(wanted[0], wanted[1], weights), Lambda);

        double[] price = new double[Rows * 2];
        double[] size = new double[Rows];
        network.Predict(inputs[0], inputs[1], price, size);
        network.Gradient(Data(Mean(price, wanted[0], weights), Mean(size, wanted[1], weights), null), _gradients);
        CheckBalance(network.Parameters, layer, layer == "price" ? 2 : 1);

        Dataset Data(double[] ofPrice, double[] ofSize, double[]? ofRows) =>
            new(Rows, [inputs[0], inputs[1]], [ofPrice, ofSize]) { SampleWeights = ofRows };
    }

    [Fact]
    public void OfALayerBehindAnEmbedding()
    {
        OnWords network = new(1);
        Dataset data = new(HeadData.Indices(Rows * 5, 6, 5), Numbers(1, 2).Targets);
        RidgeRegression.Fit(network, "dense", data, Lambda);

        network.Gradient(data, _gradients);
        CheckBalance(network.Parameters, "dense", 2);
    }

    [Fact]
    public void OfALayerBehindAnEmbeddingWithoutLoss()
    {
        OnWordsWithoutLoss network = new(1);
        int[] words = HeadData.Indices(Rows * 5, 6, 5);
        double[] targets = Numbers(1, 2).Targets;
        RidgeRegression.Fit(network, "dense", new Dataset(words, targets), Lambda);

        double[] y = new double[targets.Length];
        network.Predict(words, y);
        network.Gradient(new Dataset(words, Mean(y, targets)), _gradients);
        CheckBalance(network.Parameters, "dense", 2);
    }

    /// <summary>The weights of rows count as in the loss, where a weight of zero leaves a row out.</summary>
    [Fact]
    public void OfWeightedRows()
    {
        OnWords network = new(1);
        Dataset data = new(HeadData.Indices(Rows * 5, 6, 5), Numbers(1, 2).Targets)
        {
            SampleWeights = [.. Enumerable.Range(0, Rows).Select(row => row % 5 / 2.0)],
        };
        RidgeRegression.Fit(network, "dense", data, Lambda);

        network.Gradient(data, _gradients);
        CheckBalance(network.Parameters, "dense", 2);
    }

    private void Check(ITrainable<double, double> network, int inputs, string layer, int outputs)
    {
        (double[] x, double[] targets) = Numbers(inputs, outputs);
        RidgeRegression.Fit(network, layer, new Dataset(x, targets), Lambda);
        network.Gradient(x, targets, _gradients);
        CheckBalance(network.Parameters, layer, outputs);
    }

    /// <summary>
    /// The loss is a mean over rows and outputs, the penalty stands beside a sum: <c>∂L/∂W = −2λW / (rows · outputs)</c>, <c>∂L/∂b = 0</c>.
    /// </summary>
    private void CheckBalance(ParameterSet<double> parameters, string layer, int outputs, double weight = 1)
    {
        double[] kernel = HeadData.Flat(parameters[layer + "/kernel"]);
        double[] gradient = HeadData.Flat(_gradients.Parameters[layer + "/kernel"]);
        Assert.InRange(kernel.Max(Math.Abs), 1e-3, 3);
        for (int i = 0; i < kernel.Length; i++)
        {
            Assert.Equal(-2 * Lambda * weight * kernel[i] / ((double)Rows * outputs), gradient[i], Tolerance);
        }

        Assert.All(HeadData.Flat(_gradients.Parameters[layer + "/bias"]), value => Assert.Equal(0, value, Tolerance));
    }

    private static double[] GradientOfMean(WithoutLoss network, double[] x, double[] targets)
    {
        double[] y = new double[targets.Length];
        network.Predict(x, y);
        return Mean(y, targets);
    }

    /// <summary>Returns the gradient of the mean squared error with respect to the outputs.</summary>
    private static double[] Mean(double[] y, double[] targets, double[]? weights = null) =>
        [
            .. y.Select(
                (value, i) => 2 * (value - targets[i]) * (weights is null ? 1 : weights[i / (targets.Length / Rows)]) / targets.Length
            ),
        ];

    // The targets have a mean of about 2, which only a bias can follow.
    private static (double[] X, double[] Targets) Numbers(int inputs, int outputs) =>
        (HeadData.Numbers(Rows * inputs, 2), [.. HeadData.Numbers(Rows * outputs, 3).Select(value => value + 2)]);
}
