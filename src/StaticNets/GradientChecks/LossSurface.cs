using System.Numerics.Tensors;

namespace StaticNets.GradientChecks;

/// <summary>The loss of a network as a function of its parameters and its input.</summary>
internal sealed class LossSurface<TTarget> : ILossSurface
{
    /// <summary>
    /// The name that stands for the input. It cannot be the name of a parameter tensor, because such names contain a slash.
    /// </summary>
    private const string Input = "input";

    private readonly ITrainable<double, TTarget> _network;
    private readonly Gradients<double> _gradients = new();
    private readonly double[] _x;
    private readonly TTarget[] _targets;

    public LossSurface(ITrainable<double, TTarget> network, ReadOnlySpan<double> x, ReadOnlySpan<TTarget> targets)
    {
        _network = network;
        _x = x.ToArray();
        _targets = targets.ToArray();
        Tensors = [.. network.Parameters.Names.Where(name => !network.Parameters.IsFrozenTensor(name)), Input];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Tensors { get; }

    /// <inheritdoc/>
    public double[] Get(string tensor) => tensor == Input ? [.. _x] : Flat(_network.Parameters[tensor]);

    /// <inheritdoc/>
    public void Set(string tensor, double[] values)
    {
        if (tensor == Input)
        {
            values.CopyTo(_x, 0);
        }
        else
        {
            _network.Parameters.Set(tensor, values);
        }
    }

    /// <inheritdoc/>
    public double Loss() => _network.Gradient(_x, _targets, _gradients);

    /// <inheritdoc/>
    public double[] Claim(string tensor)
    {
        Loss();
        return tensor == Input ? _gradients.Input.ToArray() : Flat(_gradients.Parameters[tensor]);
    }

    private static double[] Flat(ReadOnlyTensorSpan<double> tensor)
    {
        double[] values = new double[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
