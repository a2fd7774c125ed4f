using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// A batch whose rows have been checked to fit the network. It has dense targets, class indices or, if the network has several outputs,
/// possibly both.
/// </summary>
[method: MethodImpl(MethodImplOptions.AggressiveOptimization)]
internal readonly ref struct BatchRows<T>(
    NetworkDescription network,
    ReadOnlySpan<T> x,
    ReadOnlySpan<T> targets,
    ReadOnlySpan<int> classes,
    int count,
    ReadOnlySpan<T> weights = default,
    BatchStates<T>? states = null
)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The description of the rows: that of the network or, for sequences of any length, of their number of time steps.</summary>
    public NetworkDescription Network { get; } = network;

    /// <summary>Inputs, rows × input length.</summary>
    public ReadOnlySpan<T> X { get; } = x;

    /// <summary>Dense targets, rows × target length.</summary>
    public ReadOnlySpan<T> Targets { get; } = targets;

    /// <summary>Class indices, rows × <c>NetworkDescription.ClassLength</c>.</summary>
    public ReadOnlySpan<int> Classes { get; } = classes;

    /// <summary>The weight of each row in the loss, or of each step of each row; empty if all have the same weight.</summary>
    public ReadOnlySpan<T> Weights { get; } = weights;

    /// <summary>Number of rows.</summary>
    public int Count { get; } = count;

    /// <summary>The initial states of recurrent layers; <see langword="null"/> for zeros.</summary>
    public BatchStates<T>? States { get; } = states;

    /// <summary>Returns the same rows with other initial states.</summary>
    public BatchRows<T> With(BatchStates<T> states) => new(Network, X, Targets, Classes, Count, Weights, states);
}
