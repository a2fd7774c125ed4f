using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// The layout of several inputs or targets in the rows of a dataset. Only datasets with several inputs or targets create an instance. A
/// program that is compiled ahead of time and has no such dataset therefore does not contain the code of <see cref="JoinedParts{T}"/>.
/// </summary>
internal abstract class DatasetParts<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Checks that inputs and targets fit a network, and returns the number of rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">Joint rows of inputs.</param>
    /// <param name="targets">Joint rows of targets.</param>
    /// <param name="classes">Joint rows of class indices.</param>
    /// <param name="nameOfRow">Returns the name of a row for messages.</param>
    /// <exception cref="ArgumentException">Inputs or targets do not fit the network, or a value is not finite.</exception>
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
    public abstract IReadOnlyList<OutputMetrics> Report(NetworkDescription network, ReadOnlySpan<BatchTotals> totals, long rows);
}
