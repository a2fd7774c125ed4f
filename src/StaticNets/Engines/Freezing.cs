using System.Numerics;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>The layers of a network that are frozen at run time. Objects of this kind do not change.</summary>
// The class is abstract so that native programs that freeze nothing do not contain the code: only the method that freezes creates an object.
internal abstract class Freezing<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Writes the frozen layers to a micro-batch, whose <see cref="MicroBatch{T}.InputGradient"/> is set if it is asked for.</summary>
    public abstract void Begin(ref MicroBatch<T> batch);

    /// <summary>Returns a copy of tensors in which those of the frozen layers are marked as frozen.</summary>
    public abstract ReadOnlySpan<TensorDescription> Mark(ReadOnlySpan<TensorDescription> tensors);

    /// <summary>Whether a tensor belongs to a frozen layer.</summary>
    public abstract bool Contains(TensorDescription tensor);

    /// <summary>
    /// Sets the gradients of the frozen tensors to zero. A pass leaves out many of them, and the block then still holds those of an earlier
    /// pass.
    /// </summary>
    public abstract void Clear(AlignedBlock<T> gradients);

    /// <summary>
    /// Does the optimizer's step on a range of trainable tensors. Frozen tensors may lie in the same cache lines, which the optimizer updates
    /// as a whole; they keep their values.
    /// </summary>
    public abstract void Update(
        OptimizerState<T> state,
        Optimizer optimizer,
        AlignedBlock<T> parameters,
        AlignedBlock<T> gradients,
        BlockRange range
    );
}
