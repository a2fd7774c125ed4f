using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Base of the <c>Tape</c> class of a generated network without a loss. A tape keeps what <c>Backward</c> needs of one <c>Forward</c>: the
/// inputs, the outputs of all layers, and the dropout masks. Its memory grows with the number of rows and never shrinks, so that a tape
/// which is used again allocates nothing.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private TapeEngine<T>? _network;
    private PassRunner<T>? _runner;
    private long _weights;
    private bool _isUsed;

    /// <summary>Number of rows of the last <c>Forward</c>; 0 before the first one.</summary>
    public int Rows { get; private set; }

    /// <summary>The workspace with the values of all layers.</summary>
    internal AlignedBlock<T> Workspace => _runner!.Workspace;

    /// <summary>Begins a <c>Forward</c>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Number of times that the weights of the network have changed.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="batch">Receives the batch, which holds all rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Begin(TapeEngine<T> network, long weights, in BatchRows<T> rows, out MicroBatch<T> batch)
    {
        if (_network != network)
        {
            _runner = new PassRunner<T>(network);
            _network = network;
        }

        // If the rows are too many, the next line throws, and the tape is empty.
        Rows = 0;
        _runner!.Begin(rows, new RowSlice(0, rows.Count), training: true, out batch);
        _weights = weights;
        _isUsed = false;
        Rows = rows.Count;
    }

    /// <summary>Throws unless <c>Backward</c> of a network can use the tape.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Number of times that the weights of the network have changed.</param>
    /// <exception cref="InvalidOperationException">The tape cannot be used.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ThrowUnlessFilledBy(TapeEngine<T> network, long weights)
    {
        if (Rows == 0)
        {
            Throw(network, "This tape is empty: give it to Forward first.");
        }

        if (_network != network)
        {
            Throw(network, "Another network object has filled this tape with its Forward: only that one can go back through it.");
        }

        if (_isUsed)
        {
            Throw(network, "Backward has used up this tape, since gradients overwrite what it kept: each Backward needs a Forward.");
        }

        if (_weights != weights)
        {
            Throw(network, "The weights or the frozen layers have changed since the Forward that filled this tape: call Forward again.");
        }
    }

    /// <summary>Begins the <c>Backward</c> of the rows of the last <c>Forward</c>.</summary>
    /// <param name="rows">The rows, with the gradient of the outputs as targets.</param>
    /// <param name="batch">Receives the batch, which holds all rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void BeginBackward(in BatchRows<T> rows, out MicroBatch<T> batch)
    {
        _isUsed = true;
        _runner!.Begin(rows, new RowSlice(0, rows.Count), training: true, out batch);
    }

    [DoesNotReturn]
    private static void Throw(TapeEngine<T> network, string reason) =>
        throw new InvalidOperationException($"{network.Description.Name}.Backward: {reason}");
}
