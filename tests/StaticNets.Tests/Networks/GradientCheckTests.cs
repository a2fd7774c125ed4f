using System.Reflection;
using StaticNets.Tests.Networks.Checked;
using StaticNets.Tests.Shared;

namespace StaticNets.Tests.Networks;

/// <summary>
/// Compares the gradients of generated networks with difference quotients: hidden layers with five activations and four losses, different
/// kinds of output layers, deep networks and graphs.
/// </summary>
public sealed class GradientCheckTests
{
    public static TheoryData<Type> Networks => [.. DeclaredNetworks.Beside(typeof(Deep))];

    public static TheoryData<Type> Small => [typeof(SmallSquares), typeof(SmallBinary), typeof(SmallCategorical), typeof(SmallSparse)];

    [Fact]
    public void EveryFunctionMeetsEveryLoss()
    {
        Activation[] functions = [Activation.Linear, Activation.Relu, Activation.Sigmoid, Activation.Tanh, Activation.Softmax];
        Loss[] losses = [Loss.MeanSquaredError, Loss.BinaryCrossEntropy, Loss.CategoricalCrossEntropy, Loss.SparseCategoricalCrossEntropy];
        IEnumerable<(Activation, Loss)> found = DeclaredNetworks.Beside(typeof(Deep)).Select(type => (FunctionOf(type), LossOf(type)));
        Assert.Empty(losses.SelectMany(loss => functions.Select(function => (function, loss))).Except(found));

        static Loss LossOf(Type type) => type.GetCustomAttribute<NetworkAttribute>()!.Loss;

        // A network whose hidden layers all have the same activation has at least five activation layers. For all other networks the result
        // is Heaviside, which is not in the list of functions above.
        static Activation FunctionOf(Type type)
        {
            Activation[] functions = [.. type.GetCustomAttributes<ActivationAttribute>().Select(layer => layer.Activation)];
            return functions.Length >= 5 ? functions[0] : Activation.Heaviside;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void OfOneRow(Type network) => GradientAssert.MatchesDifferences(network, rows: 1);

    [Theory]
    [MemberData(nameof(Networks))]
    public void OfSevenRows(Type network) => GradientAssert.MatchesDifferences(network, rows: 7);

    /// <summary>
    /// These networks contain no function with a kink: with so many rows, some value would always be too near a kink for difference
    /// quotients.
    /// </summary>
    [Theory]
    [MemberData(nameof(Small))]
    public void OfOneRowMoreThanAMicroBatch(Type network) =>
        GradientAssert.MatchesDifferences(network, NetworkInside.Description(network).TrainingRows + 1);

    [Theory]
    [MemberData(nameof(Networks))]
    public void OfManyMicroBatchesIsTheMeanOfItsParts(Type network) => GradientAssert.IsTheMeanOfItsParts(network);

    [Theory]
    [MemberData(nameof(Networks))]
    public void FrozenLayersHaveNone(Type network) => GradientAssert.SkipsFrozenLayers(network);

    [Theory]
    [MemberData(nameof(Networks))]
    public void PassThePublicCheck(Type network) => GradientAssert.PassesThePublicCheck(network);

    /// <summary>The control: if the gradient of one tensor has the wrong sign, this tensor is reported and no other.</summary>
    [Theory]
    [InlineData(typeof(SquaresTanh))]
    [InlineData(typeof(SparseSigmoid))]
    public void AWrongSignIsFound(Type type)
    {
        CheckedNetwork network = new(type, rows: 3);
        foreach (string tensor in network.Network.Parameters.Names)
        {
            OtherSign wrong = new(network.Differentiable, tensor);
            GradientError[] errors = [.. CentralDifferences.Check(wrong, new System.Random(1))];
            GradientError found = Assert.Single(errors, error => !error.Agrees);
            Assert.Equal(tensor, found.Tensor);
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
