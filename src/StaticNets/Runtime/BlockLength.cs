using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Allocates blocks whose length is a multiple of the vector length, for vectors of every width. So loops over a block need no code for a
/// remainder.
/// </summary>
internal static class BlockLength
{
    private const int WidestRegisterBytes = 64;

    /// <summary>Rounds a length up to a multiple of the length of the widest vectors.</summary>
    public static int RoundUp<T>(int length)
    {
        int lanes = WidestRegisterBytes / Unsafe.SizeOf<T>();
        return checked((length + lanes - 1) / lanes * lanes);
    }

    /// <summary>Allocates a zeroed block of at least <paramref name="length"/> elements, rounded up to whole vectors.</summary>
    public static AlignedBlock<T> Allocate<T>(int length)
        where T : unmanaged => new(RoundUp<T>(length));
}
