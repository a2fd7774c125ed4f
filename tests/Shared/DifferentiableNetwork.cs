using System.Numerics.Tensors;

namespace StaticNets.Tests.Shared;

/// <summary>The loss of a network in double precision as a function of its parameters and its input rows.</summary>
internal sealed class DifferentiableNetwork : IDifferentiable
{
    /// <summary>The name of the input in <see cref="Tensors"/>.</summary>
    public const string Input = "input";

    private readonly ParameterSet<double> _parameters;
    private readonly GradientFunction _gradient;
    private readonly Action<System.Random> _drawTargets;
    private readonly Gradients<double> _into = new();
    private readonly double[] _x;

    /// <param name="parameters">The network's parameters.</param>
    /// <param name="inputLength">Length of one row.</param>
    /// <param name="rows">Number of rows in the batch.</param>
    /// <param name="gradient">
    /// Computes the network's gradient for given rows, with the targets that <paramref name="drawTargets"/> drew last.
    /// </param>
    /// <param name="drawTargets">Draws new targets.</param>
    /// <param name="still">
    /// Names of frozen tensors, which have no gradient, and of an input of indices. Moving statistics need not be named.
    /// </param>
    public DifferentiableNetwork(
        ParameterSet<double> parameters,
        int inputLength,
        int rows,
        GradientFunction gradient,
        Action<System.Random> drawTargets,
        params IReadOnlyCollection<string> still
    )
    {
        _parameters = parameters;
        _gradient = gradient;
        _drawTargets = drawTargets;
        _x = new double[rows * inputLength];
        Tensors = [.. parameters.Names.Append(Input).Where(name => !IsMoving(name) && !still.Contains(name))];
    }

    /// <summary>Returns the mean loss of some rows and writes its gradient.</summary>
    public delegate double GradientFunction(ReadOnlySpan<double> x, Gradients<double> into);

    /// <inheritdoc/>
    public IReadOnlyList<string> Tensors { get; }

    /// <summary>Draws a number from N(0, 1).</summary>
    public static double Normal(System.Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <inheritdoc/>
    public void Draw(System.Random random)
    {
        Fill(_x, random, 1);

        // Sometimes draws larger weights: after three softmax layers, small weights give gradients that rounding hides at every point.
        double size = Math.Max(1, random.Next(-2, 4) * 2);
        foreach (string name in _parameters.Names)
        {
            ReadOnlyTensorSpan<double> tensor = _parameters[name];
            double[] values = new double[tensor.FlattenedLength];

            // The values are divided by the root of the fan-in, so that the outputs of a layer are about as large as its inputs.
            Fill(values, random, tensor.Rank > 1 ? size / Math.Sqrt(tensor.FlattenedLength / tensor.Lengths[^1]) : 0.5);
            _parameters.Set(
                name,
                name.EndsWith("/moving_variance", StringComparison.Ordinal) ? [.. values.Select(value => 0.5 + (value * value))] : values
            );
        }

        _drawTargets(random);
    }

    /// <inheritdoc/>
    public double[] Get(string tensor) => tensor == Input ? [.. _x] : Flat(_parameters[tensor]);

    /// <inheritdoc/>
    public void Set(string tensor, double[] values)
    {
        if (tensor == Input)
        {
            values.CopyTo(_x, 0);
        }
        else
        {
            _parameters.Set(tensor, values);
        }
    }

    /// <inheritdoc/>
    public double Value() => _gradient(_x, _into);

    /// <inheritdoc/>
    public double[] Gradient(string tensor)
    {
        Value();
        return tensor == Input ? _into.Input.ToArray() : Flat(_into.Parameters[tensor]);
    }

    private static bool IsMoving(string name) => name.Contains("/moving_", StringComparison.Ordinal);

    private static void Fill(double[] values, System.Random random, double scale)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = scale * Normal(random);
        }
    }

    private static double[] Flat(ReadOnlyTensorSpan<double> tensor)
    {
        double[] values = new double[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
