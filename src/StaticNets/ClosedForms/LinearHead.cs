using System.Numerics;
using StaticNets.Engines;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets.ClosedForms;

/// <summary>The weights of a dense layer without an activation: <c>y = φW + b</c>.</summary>
internal sealed class LinearHead<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterSet<T> _parameters;
    private readonly TensorDescription _kernel;
    private readonly TensorDescription _bias;

    private LinearHead(ParameterSet<T> parameters, NetworkEngine<T> engine, string layer, TensorDescription kernel, TensorDescription bias)
    {
        _parameters = parameters;
        Name = layer;
        _kernel = kernel;
        _bias = bias;
        Engine = engine;
    }

    /// <summary>Name of the layer.</summary>
    public string Name { get; }

    /// <summary>The engine of the network that the parameters belong to.</summary>
    public NetworkEngine<T> Engine { get; }

    /// <summary>Number of elements that the layer reads.</summary>
    public int Features => _kernel.Shape[0];

    /// <summary>Number of elements that the layer computes.</summary>
    public int Units => _kernel.Shape[1];

    /// <summary>Finds a layer by its name.</summary>
    /// <exception cref="ArgumentException">
    /// There is no such layer, or it is no dense layer, is frozen, or has weights of 16 bits.
    /// </exception>
    public static LinearHead<T> Find(ParameterSet<T> parameters, string layer)
    {
        var engine = (NetworkEngine<T>)parameters.Engine!;
        NetworkDescription network = engine.Description;
        TensorDescription[] own = [.. network.Tensors.Where(tensor => tensor.Layer == layer)];
        if (own.Length == 0)
        {
            throw new ArgumentException($"{network.Name} has no layer '{layer}' with weights. {Advice(network, layer)}", nameof(layer));
        }

        TensorDescription? kernel = Array.Find(own, tensor => TensorName.Role(tensor.Name) == "kernel" && tensor.Shape.Length == 2);
        TensorDescription? bias = Array.Find(own, tensor => TensorName.Role(tensor.Name) == "bias");
        if (kernel is null || bias is null || own.Length != 2)
        {
            throw new ArgumentException(
                $"Layer '{layer}' is no [Dense] layer: ridge regression solves a kernel [features, units] and a bias, "
                    + $"but the tensors of the layer are {string.Join(", ", own.Select(Text))}.",
                nameof(layer)
            );
        }

        if (kernel.IsNarrow)
        {
            throw new ArgumentException(
                $"The weights of layer '{layer}' are stored as {kernel.Format.ToString()}, with two to three digits: too few for a solution. "
                    + "Solve a network without Weights, and load its weights into this one.",
                nameof(layer)
            );
        }

        return own.Any(tensor => parameters.IsFrozenTensor(tensor.Name))
            ? throw new ArgumentException(
                $"Layer '{layer}' is frozen, so that its weights stay: ridge regression would replace them.",
                nameof(layer)
            )
            : new LinearHead<T>(parameters, engine, layer, kernel, bias);
    }

    /// <summary>Returns the number of rows of features and targets.</summary>
    /// <exception cref="ArgumentException">There are no rows, or they do not fit the layer.</exception>
    public int Rows(int features, int targets)
    {
        int rows = features / Features;
        return rows > 0 && (long)rows * Features == features && (long)rows * Units == targets
            ? rows
            : throw new ArgumentException(
                $"Layer '{Name}' reads {Features} features and computes {Units} values in each row, but there are {features} features and "
                    + $"{targets} targets: give it as many whole rows of both, at least one.",
                nameof(features)
            );
    }

    /// <summary>Creates the equations that determine the weights, still without rows.</summary>
    /// <exception cref="ArgumentException">Their matrix would be larger than an array can be.</exception>
    public NormalEquations NewEquations() =>
        (long)Features * (Features + Units) <= Array.MaxLength
            ? new NormalEquations(Features, Units)
            : throw new ArgumentException(
                $"Layer '{Name}' reads {Features} features, whose normal equations have more elements than an array can hold: train it."
            );

    /// <summary>Solves the equations and replaces the weights.</summary>
    /// <exception cref="ArgumentException">There is no solution, or it is not finite in the precision of the network.</exception>
    public void Set(NormalEquations equations, double lambda)
    {
        if (!equations.HasRows)
        {
            throw new ArgumentException("All rows have the weight 0, so that nothing determines the weights.", "data");
        }

        if (!equations.TrySolve(lambda, out double[] kernel, out double[] bias))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The normal equations of layer '{Name}' are not positive definite at λ = {lambda}: its {Features} features depend linearly on each other in these rows, or nearly so. Take a larger λ."
                ),
                nameof(lambda)
            );
        }

        // Both tensors are checked before one of them changes.
        T[] newKernel = Rounded(_kernel, kernel, lambda);
        T[] newBias = Rounded(_bias, bias, lambda);
        Write(newKernel, newBias);
        Engine.ForgetTraining();
    }

    /// <summary>Returns the values of kernel and bias.</summary>
    public (T[] Kernel, T[] Bias) Read() => (Values(_kernel), Values(_bias));

    /// <summary>Writes values of kernel and bias, which must be finite, without any other effect.</summary>
    public void Write(T[] kernel, T[] bias)
    {
        Span<T> parameters = Engine.Parameters.Change().Span;
        TensorView.Write<T>(_kernel, kernel, parameters);
        TensorView.Write<T>(_bias, bias, parameters);
    }

    private static T[] Rounded(TensorDescription tensor, double[] values, double lambda)
    {
        T[] rounded = Array.ConvertAll(values, T.CreateTruncating);
        return FiniteCheck.FirstNonFinite<T>(rounded) < 0
            ? rounded
            : throw new ArgumentException(
                FormattableString.Invariant(
                    $"The solution for '{tensor.Name}' at λ = {lambda} is not finite in the precision of the network. Take a larger λ, or scale the targets."
                ),
                nameof(lambda)
            );
    }

    private T[] Values(TensorDescription tensor)
    {
        T[] values = new T[tensor.Length];
        _parameters[tensor.Name].FlattenTo(values);
        return values;
    }

    private static string Text(TensorDescription tensor) => $"'{tensor.Name}' {Shapes.Text(tensor.Shape.AsSpan())}";

    private static string Advice(NetworkDescription network, string layer)
    {
        string[] names = [.. network.Tensors.Select(tensor => tensor.Layer).Distinct()];
        return NearestName.Find(layer, names) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : $"Its layers with weights are: {string.Join(", ", names)}.";
    }
}
