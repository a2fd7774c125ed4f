using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>
/// A block of memory that is initially zero and begins at the start of a cache line. It is a part of a pinned managed array; a span or
/// reference into the block keeps the array alive, even after the block object itself has been collected.
/// </summary>
/// <typeparam name="T">Elements of 1, 2, 4 or 8 bytes.</typeparam>
public sealed class AlignedBlock<T>
    where T : unmanaged
{
    /// <summary>
    /// Size in bytes of a cache line and of the widest vector. The address of the first element is a multiple of this size.
    /// </summary>
    public const int Alignment = 64;

    private readonly T[] _array;
    private readonly nuint _start;

    /// <summary>Allocates <paramref name="length"/> zeroed elements.</summary>
    /// <param name="length">Number of elements; may be zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or larger than an array can be.</exception>
    /// <exception cref="NotSupportedException">
    /// The element size is not 1, 2, 4 or 8 bytes. With other sizes, a cache line might not hold a whole number of elements.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Called often: a shared network creates a workspace in each call.
    public unsafe AlignedBlock(int length)
    {
        if (sizeof(T) is not (1 or 2 or 4 or 8))
        {
            throw new NotSupportedException($"An aligned block holds elements of 1, 2, 4 or 8 bytes, not of {sizeof(T)}.");
        }

        int spare = Alignment / sizeof(T);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - spare);
        Length = length;
        _array = GC.AllocateArray<T>(length + spare, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        _start = (Alignment - address % Alignment) % Alignment / (nuint)sizeof(T);
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>The first element.</summary>
    public ref T Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }

    /// <summary>All elements.</summary>
    public Span<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref Reference, Length);
    }

    /// <summary>Sets every element to zero.</summary>
    public void Clear() => Span.Clear();

    /// <summary>Copies every element to <paramref name="destination"/>.</summary>
    /// <param name="destination">A block of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ; nothing has been copied.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(AlignedBlock<T> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (destination.Length != Length)
        {
            throw new ArgumentException(
                $"The destination must have the source's {Length} elements; it has {destination.Length}.",
                nameof(destination)
            );
        }

        Span.CopyTo(destination.Span);
    }
}
