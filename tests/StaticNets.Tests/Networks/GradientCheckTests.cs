using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>
/// Compares the gradients of generated networks with difference quotients: every kind of layer with every activation and every loss,
/// outputs of every kind, deep networks and graphs.
/// </summary>
public sealed class GradientCheckTests
{
    public static TheoryData<string> Networks => [.. CheckedNetwork.Names];

    public static TheoryData<string> Small => ["SmallSquares", "SmallBinary", "SmallCategorical", "SmallSparse"];

    [Fact]
    public void EveryFunctionMeetsEveryLoss()
    {
        string[] functions = ["Linear", "Relu", "Sigmoid", "Tanh", "Softmax"];
        string[] losses = ["Squares", "Binary", "Categorical", "Sparse"];
        Assert.Empty(losses.SelectMany(loss => functions.Select(function => loss + function)).Except(CheckedNetwork.Names));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void OfOneRow(string name) => Check(name, rows: 1);

    [Theory]
    [MemberData(nameof(Networks))]
    public void OfSevenRows(string name) => Check(name, rows: 7);

    /// <summary>Without kinks, because among so many rows some value would always be near one.</summary>
    [Theory]
    [MemberData(nameof(Small))]
    public void OfOneRowMoreThanAMicroBatch(string name) => Check(name, new CheckedNetwork(name, 1).Description.TrainingRows + 1);

    /// <summary>
    /// The gradient of a mean is the mean of the gradients: the sum over three micro-batches must equal the sum over calls with a few rows
    /// each, whose gradients are checked above.
    /// </summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void OfManyMicroBatchesIsTheMeanOfItsParts(string name)
    {
        const int Part = 7;
        int trainingRows = new CheckedNetwork(name, 1).Description.TrainingRows;
        CheckedNetwork network = new(name, (2 * trainingRows) + 1);
        network.Differentiable.Draw(new System.Random(1));
        double[] x = network.Differentiable.Get(DifferentiableNetwork.Input);
        Gradients<double> whole = new();
        double loss = network.Gradient(x, 0, whole);

        int length = network.Description.InputLength;
        double lossOfParts = 0;
        double[] input = new double[x.Length];
        double[] block = new double[whole.Block.Length];
        Gradients<double> part = new();
        for (int row = 0; row < network.Rows; row += Part)
        {
            int rows = Math.Min(Part, network.Rows - row);
            double share = rows / (double)network.Rows;
            lossOfParts += share * network.Gradient(x.AsSpan(row * length, rows * length), row, part);
            Add(part.Block.Span, share, block);
            Add(part.Input, share, input.AsSpan(row * length));
        }

        // Sums of at most 385 terms have a rounding error of 385·u = 4.3e-14 times their magnitudes, which are less than twenty times the
        // sums.
        const double Tolerance = 1e-12;
        Assert.InRange(RelativeError.Of<double>([loss], [lossOfParts]), 0, Tolerance);
        Assert.InRange(RelativeError.Of(whole.Input, input), 0, Tolerance);
        Assert.InRange(RelativeError.Of<double>(whole.Block.Span, block), 0, Tolerance);
    }

    /// <summary>The control: one tensor with the opposite sign is found, and no other tensor is reported.</summary>
    [Theory]
    [InlineData("SquaresTanh")]
    [InlineData("SparseSigmoid")]
    public void AWrongSignIsFound(string name)
    {
        CheckedNetwork network = new(name, rows: 3);
        foreach (string tensor in network.Network.Parameters.Names)
        {
            OtherSign wrong = new(network.Differentiable, tensor);
            GradientError[] errors = [.. CentralDifferences.Check(wrong, new System.Random(1))];
            GradientError found = Assert.Single(errors, error => !error.Agrees);
            Assert.Equal(tensor, found.Tensor);
        }
    }

    private static void Check(string name, int rows)
    {
        CheckedNetwork network = new(name, rows);
        IReadOnlyList<GradientError> errors = CentralDifferences.Check(network.Differentiable, new System.Random(rows));
        string figures = string.Join('\n', errors);
        Assert.True(errors.All(error => error.Agrees), figures);
        Assert.True(errors.Count(error => error.IsNonZero) >= 0.9 * errors.Count, figures);
    }

    private static void Add(ReadOnlySpan<double> values, double share, Span<double> sums)
    {
        for (int i = 0; i < values.Length; i++)
        {
            sums[i] += share * values[i];
        }
    }

    private sealed class OtherSign(IDifferentiable function, string wrong) : IDifferentiable
    {
        public IReadOnlyList<string> Tensors => function.Tensors;

        public void Draw(System.Random random) => function.Draw(random);

        public double[] Get(string tensor) => function.Get(tensor);

        public void Set(string tensor, double[] values) => function.Set(tensor, values);

        public double Value() => function.Value();

        public double[] Gradient(string tensor)
        {
            double[] gradient = function.Gradient(tensor);
            return tensor == wrong ? [.. gradient.Select(value => -value)] : gradient;
        }
    }
}
