using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Addressing;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

// Operations on a matrix that each row has, and on weights of its columns.
internal sealed partial class LayerScope
{
    // As in the differentiable neural computer (Graves et al. 2016) of DeepMind's program.
    private const double SmallestSquare = 1e-6;

    /// <summary>Computes the cosines of a vector and the columns of a matrix.</summary>
    /// <param name="role">The role of the result in the layer, for the names of functions and values.</param>
    public Value CosineSimilarity(Value matrix, Value vector, string role) =>
        program.Add(new CosineSimilarity(Label(role), matrix, vector, Row(matrix, role), SmallestSquare));

    /// <summary>Computes <c>softmax(scale · x)</c>.</summary>
    /// <param name="scale">A single number of each row.</param>
    public Value ScaledSoftmax(Value x, Value scale, string role) => program.Add(new ScaledSoftmax(Label(role), x, scale, Row(x, role)));

    /// <summary>Computes <c>share · a + (1 − share) · b</c>.</summary>
    /// <param name="share">A single number of each row.</param>
    public Value Interpolate(Value a, Value b, Value share, string role) =>
        program.Add(new Interpolation(Label(role), a, b, share, Row(a, role)));

    /// <summary>Adds to the first weight what the weights lack to a sum of 1.</summary>
    public Value AddMissingWeight(Value weights, string role) => program.Add(new MissingWeight(Label(role), weights, Row(weights, role)));

    /// <summary>Moves weights around a circle, by shifts from −radius to radius with a share for each.</summary>
    public Value ConvolveCircle(Value weights, Value shares, string role) =>
        program.Add(new CircularConvolution(Label(role), weights, shares, Row(weights, role)));

    /// <summary>Computes <c>ln x</c> of positive numbers.</summary>
    public Value Logarithm(Value x, string role) => program.Add(new Pointwise(Label(role), x, Row(x, role), new NaturalLogarithm()));

    /// <summary>Computes the weighted sum of the columns of a matrix.</summary>
    public Value WeightedSum(Value matrix, Value weights, string role)
    {
        Value y = program.NewValue(Camel + role, Shape.Of(matrix.Shape.Axes[0]));
        return program.Add(new MatrixVectorProduct(Label(role), matrix, weights, y));
    }

    /// <summary>Erases and adds a share of each column of a matrix.</summary>
    public Value EraseAndAdd(Value matrix, Value weights, Value erased, Value added, string role) =>
        program.Add(new EraseAndAdd(Label(role), matrix, weights, erased, added, program.NewValue(Camel + role, matrix.Shape)));

    private Value Row(Value x, string role) => program.NewValue(Camel + role, Shape.Of(x.Shape.Last));
}
