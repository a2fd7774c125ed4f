using System.Numerics;

namespace StaticNets;

// How datasets are created from rows.
public sealed partial class Dataset
{
    /// <summary>Creates a dataset in the number format of its rows.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="targets">Dense targets, or <see langword="null"/> for class indices.</param>
    /// <param name="classes">Class indices, if there are no dense targets.</param>
    internal static Dataset Of<T>(T[] x, T[]? targets, ReadOnlyMemory<int> classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(new ReadOnlyMemory<T>(x), targets is null ? null : (object)new ReadOnlyMemory<T>(targets), classes);
}
