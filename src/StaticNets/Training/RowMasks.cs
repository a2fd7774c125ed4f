using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>The lengths of the rows of a dataset, and what follows from them for batches and metrics.</summary>
internal abstract class RowMasks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Returns the masks of a range of consecutive rows.</summary>
    public abstract RowMasks<T> Slice(int first, int count);

    /// <summary>Returns the number of time steps of a row.</summary>
    public abstract int LengthOf(int row);

    /// <summary>
    /// Returns the rows of a batch with their lengths and with weights of zero after their ends. The memory is valid until the next call.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="first">Index of the first row in the dataset, if <paramref name="order"/> is empty.</param>
    /// <param name="order">The indices of the rows in the dataset.</param>
    public abstract BatchRows<T> Apply(scoped in BatchRows<T> rows, int first, scoped ReadOnlySpan<int> order);

    /// <summary>Returns the number of places with outputs in some rows: rows or, if each step has outputs, the steps that count.</summary>
    /// <param name="first">Index of the first row, if <paramref name="order"/> is empty.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="order">The indices of the rows.</param>
    public abstract long Places(int first, int count, ReadOnlySpan<int> order);

    /// <summary>Returns the errors of the predictions at the steps of all rows.</summary>
    public abstract ErrorSums Errors(NetworkEngine<T> network, in BatchRows<T> rows, Func<int, string> nameOfRow);
}
