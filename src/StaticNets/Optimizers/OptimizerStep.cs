using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Optimizers;

/// <summary>The arguments of an optimizer's step on a range of the parameters.</summary>
/// <param name="State">The optimizer's state, in which the step has already been counted.</param>
/// <param name="Parameters">The parameter block.</param>
/// <param name="Gradients">The block with the gradients.</param>
/// <param name="FirstGradient">The place in it of the gradient of the first parameter of the range.</param>
/// <param name="Range">The range of the parameter block to update.</param>
internal readonly record struct OptimizerStep<T>(
    OptimizerState<T> State,
    AlignedBlock<T> Parameters,
    AlignedBlock<T> Gradients,
    nint FirstGradient,
    BlockRange Range
)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
