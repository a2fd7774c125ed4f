using System.Numerics;

namespace StaticNets.Runtime;

/// <summary>
/// The initial states of recurrent layers for the rows of a batch, and what passes report of them. The methods are virtual so that a
/// program compiled ahead of time that never asks for states does not contain their code.
/// </summary>
internal abstract class BatchStates<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Hands the initial states to a pass.</summary>
    public abstract void Begin(ref MicroBatch<T> micro);

    /// <summary>Hands the memory for final states and gradients to a pass that computes gradients.</summary>
    public abstract void Report(ref MicroBatch<T> micro);
}
