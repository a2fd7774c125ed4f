using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Scratch memory for each thread. Predictions therefore need no lock, and allocate only if they need more memory than any earlier
/// prediction of the thread.
/// </summary>
/// <typeparam name="T">Elements of 1, 2, 4 or 8 bytes.</typeparam>
public static class Scratch<T>
    where T : unmanaged
{
    [ThreadStatic]
    private static AlignedBlock<T>? _block;

    /// <summary>
    /// Returns the calling thread's scratch memory: at least <paramref name="length"/> elements that begin at a 64-byte boundary. The
    /// memory still contains the data of its last use. The next call on this thread returns the same memory, so only one pass may use it at
    /// a time.
    /// </summary>
    /// <param name="length">Number of elements.</param>
    /// <returns>The first element; the reference stays valid if a later call enlarges the memory.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or larger than an array can be.</exception>
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
