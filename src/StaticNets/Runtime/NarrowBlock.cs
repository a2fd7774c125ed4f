using System.ComponentModel;
using System.Numerics;

namespace StaticNets.Runtime;

/// <summary>
/// A block for the parameter tensors that a network stores with fewer bits than it uses to compute. <see cref="TensorDescription.Offset"/>
/// and <see cref="TensorDescription.RowStride"/> of such a tensor count elements of this block.
/// </summary>
/// <typeparam name="T">The number format that the network computes in.</typeparam>
// The members are virtual so that the ahead-of-time compiler can leave out their code in a program that has no such tensors and therefore
// creates no instance.
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NarrowBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected NarrowBlock() { }

    /// <summary>Number of elements.</summary>
    public abstract int Length { get; }

    /// <summary>Returns a copy of some elements, converted without rounding.</summary>
    internal abstract T[] Read(int first, int length);

    /// <summary>Replaces elements, each rounded to the nearest number of the block's format, ties to even.</summary>
    internal abstract void Write(int first, ReadOnlySpan<T> values);

    /// <summary>Rounds each value as <see cref="Write"/> does; a value that is too large for the format becomes infinite.</summary>
    internal abstract void Round(Span<T> values);

    /// <summary>Copies every element to a block of the same length.</summary>
    internal abstract void CopyTo(NarrowBlock<T> destination);
}
