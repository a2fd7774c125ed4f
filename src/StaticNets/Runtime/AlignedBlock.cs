using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>
/// A block of memory that is initially zero and begins at the start of a cache line. It is a part of a pinned managed array; a span or
/// reference into the block keeps the array alive, even after the block object itself has been collected.
/// </summary>
/// <typeparam name="T">Elements of 1, 2, 4 or 8 bytes.</typeparam>
public sealed class AlignedBlock<T> : ReadableBlock<T>
    where T : unmanaged
{
    /// <summary>
    /// Size in bytes of a cache line and of the widest vector. The address of the first element is a multiple of this size.
    /// </summary>
    public const int Alignment = 64;

    /// <summary>Allocates <paramref name="length"/> zeroed elements.</summary>
    /// <param name="length">Number of elements; may be zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or larger than an array can be.</exception>
    /// <exception cref="NotSupportedException">
    /// The element size is not 1, 2, 4 or 8 bytes. With other sizes, a cache line might not hold a whole number of elements.
    /// </exception>
    public AlignedBlock(int length)
        : base(length) { }

    /// <summary>All elements.</summary>
    public new Span<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref Reference, Length);
    }

    /// <summary>Sets every element to zero.</summary>
    public void Clear() => Span.Clear();
}
