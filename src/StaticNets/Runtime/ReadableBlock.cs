using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>
/// A block of memory as its readers see it. The parameters of a network have this type, so that library code must call <see cref="Change"/>
/// to write them. Each such call is counted, and whoever keeps something that was computed from the elements sees that it is out of date.
/// </summary>
/// <typeparam name="T">Elements of 1, 2, 4 or 8 bytes.</typeparam>
public abstract class ReadableBlock<T>
    where T : unmanaged
{
    private readonly T[] _array;
    private readonly nuint _start;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Called often: a shared network creates a workspace in each call.
    private protected unsafe ReadableBlock(int length)
    {
        if (sizeof(T) is not (1 or 2 or 4 or 8))
        {
            throw new NotSupportedException($"An aligned block holds elements of 1, 2, 4 or 8 bytes, not of {sizeof(T)}.");
        }

        int spare = AlignedBlock<T>.Alignment / sizeof(T);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - spare);
        Length = length;
        _array = GC.AllocateArray<T>(length + spare, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        _start = (AlignedBlock<T>.Alignment - address % AlignedBlock<T>.Alignment) % AlignedBlock<T>.Alignment / (nuint)sizeof(T);
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>The first element, for passes over the elements. A pass that writes parameters begins with <see cref="Change"/>.</summary>
    public ref T Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }

    /// <summary>All elements, to read.</summary>
    public ReadOnlySpan<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateReadOnlySpan(ref Reference, Length);
    }

    /// <summary>
    /// Number of calls of <see cref="Change"/>, at least one for the parameters of a network: their initial values. If several threads change
    /// ranges of the block at the same time, some calls are not counted, but the number differs from the one before them.
    /// </summary>
    internal long Changes { get; private set; }

    /// <summary>
    /// The values of the hyperparameters of the network whose parameters these are; a null reference while all are as declared. They belong to
    /// the block because all engines of a network, also those of its parts, compute with it.
    /// </summary>
    public ref double Hyperparameters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Changed is { } changed ? ref changed.Reference : ref Unsafe.NullRef<double>();
    }

    /// <summary>The hyperparameters with other values than declared; <see langword="null"/> while none has been set.</summary>
    internal HyperparameterValues? Changed { get; set; }

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

    /// <summary>Returns the block to a caller who is about to write to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal AlignedBlock<T> Change()
    {
        Changes++;

        // No other class derives from this one. A checked cast would be part of every native program that trains.
        return Unsafe.As<AlignedBlock<T>>(this);
    }
}
