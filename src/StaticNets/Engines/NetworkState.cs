using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Base of the <c>State</c> class of a generated network that is computed step by step. It holds the values that are carried from step to
/// step and the workspace of a step, so that computing a step allocates nothing.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _inputLength;
    private readonly int _outputLength;
    private readonly int _stateLength;
    private readonly AlignedBlock<T> _memory;

    /// <summary>Allocates the memory; the state is all zeros.</summary>
    /// <param name="inputLength">Number of input values of a step.</param>
    /// <param name="outputLength">Number of output values of a step.</param>
    /// <param name="stateLength">Number of elements that are carried from step to step, rounded up to whole cache lines.</param>
    /// <param name="workspaceLength">Number of elements of the workspace, which follows the state in memory.</param>
    protected NetworkState(int inputLength, int outputLength, int stateLength, int workspaceLength)
    {
        _inputLength = inputLength;
        _outputLength = outputLength;
        _stateLength = stateLength;
        _memory = new AlignedBlock<T>(stateLength + workspaceLength);
    }

    /// <summary>Sets the state to zero, as before the first step of a sequence.</summary>
    public void Reset() => Kept.Clear();

    private Span<T> Kept => _memory.Span[.._stateLength];

    /// <summary>Checks the lengths of a step's spans before anything changes, and returns the memory of the state.</summary>
    /// <param name="state">The state that the step begins with.</param>
    /// <param name="x">The input values of the step.</param>
    /// <param name="y">Receives the output values.</param>
    /// <returns>The first element of the state; the workspace lies behind the state.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The length of <paramref name="x"/> is not the input length of a step, or <paramref name="y"/> is too short.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Enter(NetworkState<T> state, ReadOnlySpan<T> x, Span<T> y) => ref Enter(state, x.Length, y.Length);

    /// <summary>
    /// Checks the lengths and the indices of a step's spans before anything changes, writes the indices as numbers behind the workspace, and
    /// returns the memory of the state.
    /// </summary>
    /// <param name="state">The state that the step begins with; its memory has room for the indices behind the workspace.</param>
    /// <param name="x">The indices of the step.</param>
    /// <param name="y">Receives the output values.</param>
    /// <param name="network">The description of the network.</param>
    /// <returns>The first element of the state; the workspace lies behind the state.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the vocabulary.</exception>
    /// <inheritdoc cref="Enter(NetworkState{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ref T Enter(NetworkState<T> state, ReadOnlySpan<int> x, Span<T> y, NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ref T memory = ref Enter(state, x.Length, y.Length);
        ((IndexInputs<T>)network.Indices!).Convert(x, state._memory.Span[^state._inputLength..], x.Length);
        return ref memory;
    }

    /// <summary>Copies this state, the values that are carried from step to step, into another state.</summary>
    /// <param name="destination">A state of the same network class.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is <see langword="null"/>.</exception>
    protected void CopyStateTo(NetworkState<T> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Kept.CopyTo(destination.Kept);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T Enter(NetworkState<T> state, int xLength, int yLength)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (xLength != state._inputLength)
        {
            ThrowNoStep(xLength, state._inputLength);
        }

        if (yLength < state._outputLength)
        {
            ThrowTooLittleRoom(yLength, state._outputLength);
        }

        return ref state._memory.Reference;
    }

    [DoesNotReturn]
    private static void ThrowNoStep(int length, int expected)
    {
        throw new ArgumentException($"A step of the sequence has {expected} input values, but {length} were given.", "x");
    }

    [DoesNotReturn]
    private static void ThrowTooLittleRoom(int length, int expected)
    {
        throw new ArgumentException($"A step gives {expected} output values, but the output has room for {length}.", "y");
    }
}
