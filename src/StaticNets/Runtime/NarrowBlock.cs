using System.ComponentModel;
using System.Numerics;

namespace StaticNets.Runtime;

/// <summary>
/// The parameter tensors that a network stores in fewer bits than it computes with. <see cref="TensorDescription.Offset"/> and
/// <see cref="TensorDescription.RowStride"/> of such a tensor count elements of this block.
/// </summary>
/// <typeparam name="T">The number format that the network computes in.</typeparam>
// Members are virtual so that a native program without such tensors, which makes no instance, carries none of their code.
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NarrowBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected NarrowBlock() { }

    /// <summary>Number of elements.</summary>
    public abstract int Length { get; }

    /// <summary>Returns an exact copy of some elements.</summary>
    internal abstract T[] Read(int first, int length);

    /// <summary>Replaces elements, each rounded to the nearest number of the block's format, ties to even.</summary>
    internal abstract void Write(int first, ReadOnlySpan<T> values);

    /// <summary>Rounds each value as <see cref="Write"/> would; numbers that are too large become infinite.</summary>
    internal abstract void Round(Span<T> values);

    /// <summary>Copies every element to a block of the same length.</summary>
    internal abstract void CopyTo(NarrowBlock<T> destination);
}
