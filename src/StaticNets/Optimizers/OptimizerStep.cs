using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Optimizers;

/// <summary>The arguments of an optimizer's step on a range of the parameters.</summary>
/// <param name="State">The optimizer's state, in which the step has already been counted.</param>
/// <param name="Parameters">The parameter block.</param>
/// <param name="Gradients">The gradient block, as long as the parameter block.</param>
/// <param name="Range">The range to update in both blocks.</param>
internal readonly record struct OptimizerStep<T>(
    OptimizerState<T> State,
    AlignedBlock<T> Parameters,
    AlignedBlock<T> Gradients,
    BlockRange Range
)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
