using System.Numerics;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// The states that the rows of a training step hand on to the rows of the next one. A step reads one block and writes the other, so that a
/// step which fails, and a pass which computes the same rows again, find the states as they were.
/// </summary>
/// <param name="network">The states of the network.</param>
/// <param name="rows">Largest number of rows of a step.</param>
internal sealed class CarriedStates<T>(StatesDescription network, int rows) : BatchStates<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _initial = new T[checked(rows * network.Length)];
    private T[] _final = new T[checked(rows * network.Length)];

    /// <summary>The initial states of the next step, one state after the other, each with all rows of the step.</summary>
    public Span<T> Initial => _initial;

    /// <summary>Makes the next step begin with zeros.</summary>
    public void Reset() => Array.Clear(_initial);

    /// <summary>Makes the final states of the last step the initial ones of the next, which must have as many rows.</summary>
    public void MoveOn() => (_initial, _final) = (_final, _initial);

    /// <inheritdoc/>
    public override void Begin(ref MicroBatch<T> micro) => micro.InitialStates = ref MemoryMarshal.GetArrayDataReference(_initial);

    /// <inheritdoc/>
    public override void Report(ref MicroBatch<T> micro) => micro.FinalStates = ref MemoryMarshal.GetArrayDataReference(_final);
}
