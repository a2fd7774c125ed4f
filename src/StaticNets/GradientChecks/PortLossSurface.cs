using System.Numerics.Tensors;
using StaticNets.Runtime;

namespace StaticNets.GradientChecks;

/// <summary>
/// The loss of a network with several inputs or outputs, or with indices as its input, as a function of its parameters and of each input of
/// numbers.
/// </summary>
internal sealed class PortLossSurface : ILossSurface
{
    private readonly ITrainable<double> _network;
    private readonly Gradients<double> _gradients = new();
    private readonly Dataset _data;
    private readonly double[] _x;
    private readonly Dictionary<string, InputDescription> _inputs = new(StringComparer.Ordinal);
    private readonly int _stride;

    public PortLossSurface(ITrainable<double> network, Dataset data)
    {
        _network = network;
        _x = data.X<double>().ToArray();
        _data = data.WithInputs<double>(_x);
        network.Gradient(_data, _gradients);
        NetworkDescription description = _gradients.Network!;
        _stride = description.InputLength;
        foreach (InputDescription input in description.Ports?.Inputs ?? [])
        {
            // A loss has no derivative with respect to an index.
            if (input.Vocabulary == 0)
            {
                _inputs.Add(input.Name, input);
            }
        }

        // The name of a parameter tensor contains a slash, so it differs from the names of all inputs.
        Tensors = [.. network.Parameters.Names.Where(name => !network.Parameters.IsFrozenTensor(name)), .. _inputs.Keys];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Tensors { get; }

    /// <inheritdoc/>
    public double[] Get(string tensor)
    {
        if (!_inputs.TryGetValue(tensor, out InputDescription? input))
        {
            return Flat(_network.Parameters[tensor]);
        }

        double[] values = new double[_x.Length / _stride * input.Length];
        JointColumns.Split<double>(_x, _stride, input.Offset, values, input.Length);
        return values;
    }

    /// <inheritdoc/>
    public void Set(string tensor, double[] values)
    {
        if (_inputs.TryGetValue(tensor, out InputDescription? input))
        {
            JointColumns.Join<double>(values, input.Length, _x, _stride, input.Offset);
        }
        else
        {
            _network.Parameters.Set(tensor, values);
        }
    }

    /// <inheritdoc/>
    public double Loss() => _network.Gradient(_data, _gradients);

    /// <inheritdoc/>
    public double[] Claim(string tensor)
    {
        Loss();
        return _inputs.ContainsKey(tensor) ? _gradients.InputOf(tensor).ToArray() : Flat(_gradients.Parameters[tensor]);
    }

    private static double[] Flat(ReadOnlyTensorSpan<double> tensor)
    {
        double[] values = new double[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
