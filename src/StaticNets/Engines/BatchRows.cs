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
    ReadOnlySpan<T> weights = default
)
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
}
