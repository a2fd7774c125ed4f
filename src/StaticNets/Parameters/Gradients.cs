using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Holds what <c>Gradient</c> computes: the derivative of the loss by every parameter and by the input. Create it once and pass it again and
/// again: it belongs to the kind of network that it was first used with, and grows with the number of rows.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Gradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private NetworkDescription? _network;
    private TensorSet<T>? _parameters;
    private AlignedBlock<T>? _block;
    private T[] _input = [];
    private int _inputLength;

    /// <summary>Derivative of the loss by each parameter tensor, in the tensor's shape.</summary>
    /// <exception cref="InvalidOperationException">No gradient has been computed yet.</exception>
    public TensorSet<T> Parameters =>
        _parameters ?? throw new InvalidOperationException("These gradients are empty: pass them to Gradient of a network first.");

    /// <summary>Derivative of the loss by the input, rows × input length; empty before the first use.</summary>
    public ReadOnlySpan<T> Input => _input.AsSpan(0, _inputLength);

    internal AlignedBlock<T> Block => _block!;

    internal Span<T> WritableInput => _input.AsSpan(0, _inputLength);

    /// <summary>Makes room for a network's gradients.</summary>
    /// <exception cref="ArgumentException">They hold gradients of another kind of network.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Bind(NetworkDescription network, int rows)
    {
        if (_network is not null && _network != network)
        {
            throw new ArgumentException(
                $"These gradients belong to networks of class {_network.Name} and cannot take those of {network.Name}: create others."
            );
        }

        if (_network is null)
        {
            _block = BlockLength.Allocate<T>(network.ParameterBlockLength);
            _parameters = new TensorSet<T>(network.Tensors, _block);
            _network = network;
        }

        _inputLength = rows * network.InputLength;
        if (_input.Length < _inputLength)
        {
            _input = new T[_inputLength];
        }
    }
}
