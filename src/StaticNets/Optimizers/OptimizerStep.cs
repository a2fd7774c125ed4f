using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>What an optimizer needs for a step on some of the parameters.</summary>
/// <param name="State">What it remembers; the step has begun.</param>
/// <param name="Parameters">The weights.</param>
/// <param name="Gradients">As long.</param>
/// <param name="Range">The part of both.</param>
internal readonly record struct OptimizerStep<T>(
    OptimizerState<T> State,
    AlignedBlock<T> Parameters,
    AlignedBlock<T> Gradients,
    BlockRange Range
)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
