using StaticNets.Tests.Networks.Fixtures;
using StaticNets.Tests.Networks.Learning;

namespace StaticNets.Tests.Networks;

/// <summary>Generated networks learn results that are known from other sources.</summary>
public sealed class LearningTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void ExclusiveOr(int seed)
    {
        float[] x = [0, 0, 0, 1, 1, 0, 1, 1];
        float[] targets = [0, 1, 1, 0];
        Xor network = new(seed);
        FitOptions options = new()
        {
            Epochs = 500,
            BatchSize = 4,
            Optimizer = new Adam(0.05),
        };
        History history = network.Fit(new Dataset(x, targets), options);
        float[] y = new float[4];
        network.Predict(x, y);
        Assert.Equal(targets, y.Select(value => MathF.Round(value)));
        Assert.Equal(1, network.Evaluate(new Dataset(x, targets)).Accuracy);
        Assert.True(history.Epochs[^1].Loss < 0.05 * history.Epochs[0].Loss);
    }

    /// <summary>The coefficients equal those of the normal equations XᵀX w = Xᵀy, solved here by elimination in double.</summary>
    [Fact]
    public void LinearRegressionIsTheClosedForm()
    {
        RandomRows<float> rows = new(NetworkInside.Description(typeof(Regression)), 60, seed: 5);
        Regression network = new(seed: 3);

        // The eigenvalues of 2XᵀX / n are about 2, so that each step leaves at most 0.9 of the error: 0.9³⁰⁰ is negligible.
        FitOptions options = new()
        {
            Epochs = 300,
            BatchSize = 60,
            Optimizer = new Sgd(0.1),
        };
        network.Fit(new Dataset(rows.X, rows.Targets), options);
        double[] expected = NormalEquations(rows.X, rows.Targets, 60, 3);

        // The required accuracy is 1e-4; the rounding errors of float are much smaller.
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(expected[i], network.Dense.Kernel[i, 0], 1e-4);
        }

        Assert.Equal(expected[3], network.Dense.Bias[0], 1e-4);
        Assert.Contains(expected, value => Math.Abs(value) > 0.05);
    }

    [Fact]
    public void EarlyStoppingRestoresTheBestWeights()
    {
        // The classes are random. So the network learns nothing that holds for the validation rows, and the validation loss soon stops
        // falling.
        RandomRows<float> train = new(NetworkInside.Description(typeof(Memoriser)), 40, seed: 6);
        RandomRows<float> others = new(NetworkInside.Description(typeof(Memoriser)), 40, seed: 7);
        Memoriser network = new(seed: 3);
        List<float[]> weights = [];
        FitOptions options = new()
        {
            Epochs = 500,
            BatchSize = 8,
            Optimizer = new Adam(0.01),
            Validation = new Dataset(others.X, others.Classes),
            EarlyStopping = new EarlyStopping(patience: 5),
            Progress = _ => weights.Add(NetworkInside.Engine<float>(network).Parameters.Span.ToArray()),
        };
        History history = network.Fit(new Dataset(train.X, train.Classes), options);
        double best = history.Epochs.Min(epoch => epoch.ValidationLoss!.Value);
        Assert.True(history.StoppedEarly);
        Assert.Equal(history.BestEpoch + 5, history.Epochs.Count);
        Assert.Equal(best, history.Epochs[history.BestEpoch - 1].ValidationLoss);
        Assert.True(history.Epochs[^1].ValidationLoss > best);
        Assert.Equal(weights[history.BestEpoch - 1], NetworkInside.Engine<float>(network).Parameters.Span.ToArray());
        Assert.Equal(best, network.Evaluate(new Dataset(others.X, others.Classes)).Loss);
    }

    /// <summary>
    /// The sigmoids get ±1e4: a wrong output has a loss of 1e4, and a right output has a loss of 0. The loss of a row is the mean over its
    /// three outputs.
    /// </summary>
    [Fact]
    public void ASaturatedBinaryLossStaysFinite()
    {
        BinarySingle network = new();
        network.Parameters.Set("dense_1/kernel", new float[48]);
        network.Parameters.Set("dense_1/bias", [1e4f, -1e4f, 1e4f]);
        Gradients<float> into = new();
        Assert.Equal(2e4f / 3, network.Gradient(new float[6], [0, 1, 1], into));
        float[] bias = new float[3];
        into.Parameters["dense_1/bias"].FlattenTo(bias);
        Assert.Equal([1f / 3, -1f / 3, 0], bias);
        Assert.Equal(0, network.Gradient(new float[6], [1, 0, 1], into));
        Assert.Equal(2e4f / 3, network.TrainStep(new float[6], [0, 1, 1], new Adam()));
        AssertFinite(network);
    }

    /// <summary>The logits of the classes 0, 1 and 2 are 1e4, −1e4 and 0, so their losses are 0, 2e4 and 1e4.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2e4)]
    [InlineData(2, 1e4)]
    public void ASaturatedCategoricalLossStaysFinite(int wanted, float loss)
    {
        float[] oneHot = new float[5];
        oneHot[wanted] = 1;
        MlpSingle dense = new();
        SparseMlpSingle sparse = new();
        foreach (ILearn<float> network in (ILearn<float>[])[dense, sparse])
        {
            network.Parameters.Set("dense_2/kernel", new float[40]);
            network.Parameters.Set("dense_2/bias", [1e4f, -1e4f, 0, 0, 0]);
        }

        Gradients<float> into = new();
        Gradients<float> intoSparse = new();
        Assert.Equal(loss, dense.Gradient(new float[9], oneHot, into));
        Assert.Equal(loss, sparse.Gradient(new float[9], [wanted], intoSparse));
        float[] bias = new float[5];
        into.Parameters["dense_2/bias"].FlattenTo(bias);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => (i == 0 ? 1f : 0) - oneHot[i]), bias);
        intoSparse.Parameters["dense_2/bias"].FlattenTo(bias);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => (i == 0 ? 1f : 0) - oneHot[i]), bias);
        Assert.Equal(loss, dense.TrainStep(new float[9], oneHot, new Adam()));
        Assert.Equal(loss, sparse.TrainStep(new float[9], [wanted], new Adam()));
        AssertFinite(dense);
        AssertFinite(sparse);
    }

    private static void AssertFinite(object network) =>
        Assert.All(NetworkInside.Engine<float>(network).Parameters.Span.ToArray(), value => Assert.True(float.IsFinite(value)));

    /// <summary>
    /// Returns the least-squares solution: the weights, then the bias, which is the weight of an additional column of ones.
    /// </summary>
    private static double[] NormalEquations(float[] x, float[] y, int rows, int inputs)
    {
        int n = inputs + 1;
        double[,] a = new double[n, n + 1];
        for (int row = 0; row < rows; row++)
        {
            double[] features = [.. x.AsSpan(row * inputs, inputs).ToArray().Select(value => (double)value), 1];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    a[i, j] += features[i] * features[j];
                }

                a[i, n] += features[i] * y[row];
            }
        }

        // Gauss-Jordan elimination without pivoting, because the matrix is positive definite.
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < n; i++)
            {
                double factor = i == k ? 0 : a[i, k] / a[k, k];
                for (int j = k; j <= n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => a[i, n] / a[i, i])];
    }
}
