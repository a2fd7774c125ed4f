using StaticNets.Tests.Networks.Fixtures;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>Compares activations and fused losses of generated networks with PyTorch, value by value, from 1e-300 to 1000.</summary>
public sealed class SaturatedFunctionTests
{
    // The relative tolerance in double precision. For y near 1, 1 − y and the logarithm of y are only known to an ulp of 1, and PyTorch
    // loses smaller values: hence the absolute tolerance of 1e-15.
    private const double Relative = 1e-12;
    private const double Absolute = 1e-15;

    private readonly Fixture _fixture = Fixture.Open("functions_float64");

    private readonly Fixture _pieces = Fixture.Open("piece_functions_float64");

    [Fact]
    public void Sigmoid() => Check(new OnlySigmoid(), "x", "sigmoid", _ => 1);

    [Fact]
    public void Tanh() => Check(new OnlyTanh(), "x", "tanh", _ => 1);

    [Fact]
    public void Relu() => Check(new OnlyRelu(), "x", "relu", _ => 1);

    [Fact]
    public void LeakyRelu() => CheckPiece(new OnlyLeakyRelu(), "leaky_relu");

    [Fact]
    public void Elu() => CheckPiece(new OnlyElu(), "elu");

    [Fact]
    public void Selu() => CheckPiece(new OnlySelu(), "selu");

    [Fact]
    public void Swish() => CheckPiece(new OnlySwish(), "swish");

    [Fact]
    public void Gelu() => CheckPiece(new OnlyGelu(), "gelu");

    [Fact]
    public void Mish() => CheckPiece(new OnlyMish(), "mish");

    [Fact]
    public void Softplus() => CheckPiece(new OnlySoftplus(), "softplus");

    [Fact]
    public void Relu6() => CheckPiece(new OnlyRelu6(), "relu6");

    [Fact]
    public void HardSigmoid() => CheckPiece(new OnlyHardSigmoid(), "hard_sigmoid");

    [Fact]
    public void HardSwish() => CheckPiece(new OnlyHardSwish(), "hard_swish");

    [Fact]
    public void Softmax()
    {
        double[] upstream = _fixture.Get<double>("softmax/upstream");
        Check(new OnlySoftmax(), "softmax/x", "softmax", i => upstream[i]);
    }

    [Fact]
    public void BinaryCrossEntropy()
    {
        OnlyBinary network = new();
        double[] targets = _fixture.Get<double>("binary_crossentropy/targets");
        CheckLoss("binary_crossentropy", 1, (x, row, into) => network.Gradient(x, targets.AsSpan(row, x.Length), into));
    }

    [Fact]
    public void CategoricalCrossEntropy()
    {
        OnlyCategorical network = new();
        double[] targets = _fixture.Get<double>("crossentropy/targets");
        CheckLoss("crossentropy", 4, (x, row, into) => network.Gradient(x, targets.AsSpan(4 * row, x.Length), into));
    }

    [Fact]
    public void SparseCategoricalCrossEntropy()
    {
        OnlySparse network = new();
        int[] classes = _fixture.Get<int>("crossentropy/classes");
        CheckLoss("crossentropy", 4, (x, row, into) => network.Gradient(x, classes.AsSpan(row, x.Length / 4), into));
    }

    private delegate double LossOfRows(ReadOnlySpan<double> x, int firstRow, Gradients<double> into);

    /// <summary>Targets below the outputs by half the number of elements times a factor give a gradient of exactly that factor.</summary>
    private void Check(ILearnTargets<double> network, string input, string function, Func<int, double> upstream) =>
        Check(_fixture, network, input, function, upstream);

    private void CheckPiece(ILearnTargets<double> network, string function) => Check(_pieces, network, "x", function, _ => 1);

    private static void Check(Fixture fixture, ILearnTargets<double> network, string input, string function, Func<int, double> upstream)
    {
        double[] x = fixture.Get<double>(input);
        double[] output = fixture.Get<double>(function + "/output");
        double[] y = new double[x.Length];
        network.Predict(x, y);
        Near(y, output);

        double[] targets = [.. output.Select((value, i) => value - (upstream(i) * x.Length / 2))];
        Gradients<double> gradients = new();
        network.Gradient(x, targets, gradients);
        Near(gradients.Input, fixture.Get<double>(function + "/grad"));
    }

    private void CheckLoss(string name, int width, LossOfRows loss)
    {
        double[] logits = _fixture.Get<double>(name + "/logits");
        double[] losses = _fixture.Get<double>(name + "/losses");
        Gradients<double> gradients = new();
        Near([loss(logits, 0, gradients)], _fixture.Get<double>(name + "/loss"));
        Near(gradients.Input, _fixture.Get<double>(name + "/grad"));

        double[] alone = new double[losses.Length];
        for (int row = 0; row < losses.Length; row++)
        {
            alone[row] = loss(logits.AsSpan(width * row, width), row, gradients);
        }

        Near(alone, losses);
    }

    private static void Near(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool near = Math.Abs(actual[i] - expected[i]) <= (Relative * Math.Abs(expected[i])) + Absolute;
            Assert.True(near, $"value {i} is {actual[i]:R}, not {expected[i]:R}");
        }
    }
}
