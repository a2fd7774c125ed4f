using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Working memory that each thread keeps: prediction allocates nothing after a thread's first call and needs no lock.
/// </summary>
/// <typeparam name="T">Elements of 1, 2, 4 or 8 bytes.</typeparam>
public static class Scratch<T>
    where T : unmanaged
{
    [ThreadStatic]
    private static AlignedBlock<T>? _block;

    /// <summary>
    /// The calling thread's memory, at least <paramref name="length"/> elements from a 64-byte boundary on. It holds what the last user
    /// left there, and the next call on this thread hands out the same memory: one pass at a time may use it.
    /// </summary>
    /// <param name="length">Elements needed.</param>
    /// <returns>The first element; the reference stays good when a later call grows the memory.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or more than an array can hold.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T ForThread(int length)
    {
        AlignedBlock<T>? block = _block;
        if (block is null || (uint)length > (uint)block.Length)
        {
            block = Grow(length);
        }

        return ref block.Reference;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AlignedBlock<T> Grow(int length) => _block = new AlignedBlock<T>(length);
}
