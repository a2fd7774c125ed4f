using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// The layout of several inputs and targets in the rows of a dataset. Only datasets with several of them create it, so that other programs
/// compiled ahead of time do not contain its code.
/// </summary>
internal abstract class DatasetParts<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Checks that the parts fit a network, and returns the number of rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">Joint rows of inputs.</param>
    /// <param name="targets">Joint rows of targets.</param>
    /// <param name="classes">Joint rows of class indices.</param>
    /// <param name="nameOfRow">The name of a row in messages.</param>
    /// <exception cref="ArgumentException">The parts do not fit, or a value is not finite.</exception>
    public abstract int Check(
        NetworkDescription network,
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> targets,
        ReadOnlySpan<int> classes,
        Func<int, string> nameOfRow
    );

    /// <summary>Returns loss and accuracy of each output.</summary>
    /// <param name="network">A network with several outputs.</param>
    /// <param name="totals">Sums over rows, one for each output.</param>
    /// <param name="rows">Number of rows.</param>
    public abstract IReadOnlyList<OutputMetrics> Report(NetworkDescription network, ReadOnlySpan<BatchTotals> totals, int rows);
}
