using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// The only connection from <c>Fit</c> and <c>Evaluate</c> to the code for datasets of blocks. Only <see cref="Dataset.FromBlocks"/> refers
/// to the derived class <see cref="Present"/>, so that a program compiled ahead of time which does not call it does not contain this code.
/// </summary>
internal abstract class BlockSupport
{
    /// <summary>Returns the reader of a dataset of blocks, or <see langword="null"/> if the dataset holds its rows.</summary>
    public static BlockReader<T>? Of<T>(Dataset data, NetworkDescription network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (data.Blocks is not { } blocks)
        {
            return null;
        }

        object reader =
            typeof(T) == typeof(float) ? blocks.ReadSingle(network)
            : typeof(T) == typeof(double) ? blocks.ReadDouble(network)
            : throw new NotSupportedException("Networks compute in float or double.");
        return (BlockReader<T>)reader;
    }

    protected abstract BlockReader<float> ReadSingle(NetworkDescription network);

    protected abstract BlockReader<double> ReadDouble(NetworkDescription network);

    /// <summary>The implementation, to which only <see cref="Dataset.FromBlocks"/> refers.</summary>
    internal sealed class Present(IEnumerable<Dataset> blocks) : BlockSupport
    {
        protected override BlockReader<float> ReadSingle(NetworkDescription network) => new DatasetBlocks<float>(blocks, network);

        protected override BlockReader<double> ReadDouble(NetworkDescription network) => new DatasetBlocks<double>(blocks, network);
    }
}
