using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>The memory for the gradients of the initial states of a batch.</summary>
internal sealed class StateGradients<T>(StatesDescription network) : BatchStates<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private BatchStates<T>? _initial;
    private T[] _gradients = [];
    private int _rows;

    /// <summary>Allocates memory for a number of rows, unless there is enough already.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="initial">The states with which they begin, or <see langword="null"/> for zeros.</param>
    public void Bind(int rows, BatchStates<T>? initial)
    {
        _initial = initial;
        _rows = rows;
        if (_gradients.Length < (long)rows * network.Length)
        {
            _gradients = new T[checked(rows * network.Length)];
        }
    }

    /// <summary>Returns the gradients of a state, rows × its length.</summary>
    public ReadOnlySpan<T> Of(StateDescription state) => _gradients.AsSpan(_rows * state.Offset, _rows * state.Length);

    /// <inheritdoc/>
    public override void Begin(ref MicroBatch<T> micro) => _initial?.Begin(ref micro);

    /// <inheritdoc/>
    public override void Report(ref MicroBatch<T> micro) =>
        micro.InitialStateGradients = ref MemoryMarshal.GetArrayDataReference(_gradients);
}
