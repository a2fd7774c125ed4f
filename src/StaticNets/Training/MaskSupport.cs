using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// The only connection from datasets to the code for rows of different lengths. Only <see cref="Dataset.Lengths"/> refers to the derived class
/// <see cref="Present"/>, so that a program compiled ahead of time which does not set it does not contain this code.
/// </summary>
internal abstract class MaskSupport
{
    /// <summary>Returns the masks of a dataset, or <see langword="null"/> if it has no lengths.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="network">The description of its rows.</param>
    /// <param name="rows">Number of rows.</param>
    /// <exception cref="ArgumentException">The lengths do not fit the rows or the network.</exception>
    public static RowMasks<T>? Of<T>(Dataset data, NetworkDescription network, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (data.MaskSupport is not { } support)
        {
            return null;
        }

        object masks =
            typeof(T) == typeof(float) ? support.OfSingle(data, network, rows)
            : typeof(T) == typeof(double) ? support.OfDouble(data, network, rows)
            : throw new NotSupportedException("Networks compute in float or double.");
        return (RowMasks<T>)masks;
    }

    /// <summary>Returns the lengths of some rows.</summary>
    /// <exception cref="ArgumentException">There are not as many lengths as rows.</exception>
    public abstract IReadOnlyList<int> Pick(IReadOnlyList<int> lengths, ReadOnlySpan<int> rows, int count);

    protected abstract RowMasks<float> OfSingle(Dataset data, NetworkDescription network, int rows);

    protected abstract RowMasks<double> OfDouble(Dataset data, NetworkDescription network, int rows);

    /// <summary>The implementation, to which only <see cref="Dataset.Lengths"/> refers.</summary>
    internal sealed class Present : MaskSupport
    {
        public static readonly Present Instance = new();

        private Present() { }

        public override IReadOnlyList<int> Pick(IReadOnlyList<int> lengths, ReadOnlySpan<int> rows, int count)
        {
            SequenceMasks<float>.CheckCount(lengths, count);
            int[] picked = new int[rows.Length];
            for (int i = 0; i < picked.Length; i++)
            {
                picked[i] = lengths[rows[i]];
            }

            return picked;
        }

        protected override RowMasks<float> OfSingle(Dataset data, NetworkDescription network, int rows) =>
            SequenceMasks<float>.Of(data.Lengths!, network, rows);

        protected override RowMasks<double> OfDouble(Dataset data, NetworkDescription network, int rows) =>
            SequenceMasks<double>.Of(data.Lengths!, network, rows);
    }
}
