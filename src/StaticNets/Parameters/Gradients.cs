using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Holds the result of <c>Gradient</c>: the derivatives of the loss with respect to every parameter and to the input. Create an instance
/// once and reuse it. After its first use it can only be used with networks of the same class. Its memory grows with the number of rows.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Gradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private NetworkDescription? _network;
    private TensorSet<T>? _parameters;
    private AlignedBlock<T>? _block;
    private T[] _input = [];
    private T[][] _ofInputs = [];
    private int _inputLength;
    private StateGradients<T>? _states;

    /// <summary>Derivatives of the loss with respect to the parameters, each in the shape of its tensor.</summary>
    /// <exception cref="InvalidOperationException">No gradient has been computed yet.</exception>
    public TensorSet<T> Parameters =>
        _parameters ?? throw new InvalidOperationException("These gradients are empty: pass them to Gradient of a network first.");

    /// <summary>
    /// Derivatives of the loss with respect to the input, rows × input length; empty before the first use. Several inputs lie side by side
    /// in each row, in the order of the declaration; <see cref="InputOf"/> returns the derivatives for one input.
    /// </summary>
    public ReadOnlySpan<T> Input => _input.AsSpan(0, _inputLength);

    /// <summary>
    /// Derivatives of the loss with respect to one of several inputs, rows × length of the input. The values are a copy, which the next
    /// call for the same input overwrites.
    /// </summary>
    /// <param name="name">Name of the input.</param>
    /// <exception cref="ArgumentException">The network has no such input, or has only one input.</exception>
    /// <exception cref="InvalidOperationException">No gradient has been computed yet.</exception>
    public ReadOnlySpan<T> InputOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _ = Parameters;
        NetworkDescription network = _network!;
        ReadOnlySpan<InputDescription> inputs = network.Ports is { } several ? several.Inputs.AsSpan() : [];
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Name == name)
            {
                return Split(network, inputs[i], i);
            }
        }

        throw new ArgumentException(
            network.Ports is { } ports
                ? $"{network.Name} has no input '{name}'; its inputs are '{string.Join("', '", ports.Inputs)}'."
                : $"{network.Name} has one input: use {nameof(Input)}.",
            nameof(name)
        );
    }

    /// <summary>
    /// Derivatives of the loss with respect to the initial state of a recurrent layer, rows × units. The names are that of the layer and
    /// that of what it carries from step to step: <c>lstm/state</c> for the state h of <c>[Lstm]</c>, <c>[Gru]</c> and <c>[SimpleRnn]</c>,
    /// <c>lstm/cell</c> for the cell c of <c>[Lstm]</c>, and <c>lstm/backward_state</c>, <c>lstm/backward_cell</c> for the second direction
    /// of a bidirectional layer. The initial state itself is zero.
    /// </summary>
    /// <param name="name">Name of the initial state.</param>
    /// <exception cref="ArgumentException">The network has no such initial state.</exception>
    /// <exception cref="InvalidOperationException">No gradient has been computed yet.</exception>
    public ReadOnlySpan<T> InitialStateOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _ = Parameters;
        NetworkDescription network = _network!;
        StatesDescription states =
            network.States ?? throw new ArgumentException($"{network.Name} has no recurrent layer, and so no initial state.", nameof(name));
        return _states!.Of(states.Find(name, network.Name));
    }

    private ReadOnlySpan<T> Split(NetworkDescription network, InputDescription input, int index)
    {
        if (_ofInputs.Length == 0)
        {
            _ofInputs = new T[network.Ports!.Inputs.Length][];
        }

        int length = _inputLength / network.InputLength * input.Length;
        if (_ofInputs[index] is null || _ofInputs[index].Length < length)
        {
            _ofInputs[index] = new T[length];
        }

        Span<T> own = _ofInputs[index].AsSpan(0, length);
        JointColumns.Split(Input, network.InputLength, input.Offset, own, input.Length);
        return own;
    }

    /// <summary>The network that the gradients belong to; <see langword="null"/> before the first use.</summary>
    internal NetworkDescription? Network => _network;

    internal AlignedBlock<T> Block => _block!;

    internal Span<T> WritableInput => _input.AsSpan(0, _inputLength);

    /// <summary>
    /// Allocates memory for the derivatives with respect to the initial states of a number of rows, unless there is enough already.
    /// </summary>
    /// <returns>The memory, or <see langword="null"/> if the network has no initial states.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal StateGradients<T>? BindStates(int rows, BatchStates<T>? initial)
    {
        if (_network!.States is { } network)
        {
            _states ??= new StateGradients<T>(network);
            _states.Bind(rows, initial);
        }

        return _states;
    }

    /// <summary>
    /// Allocates memory for the derivatives with respect to the network's parameters and to the inputs of a number of rows, unless there is
    /// enough already.
    /// </summary>
    /// <exception cref="ArgumentException">The object holds gradients of another network class.</exception>
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
