using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Allocates blocks whose length is a multiple of every vector, so that loops over them need no remainder.</summary>
internal static class BlockLength
{
    private const int WidestRegisterBytes = 64;

    /// <summary>Rounds a length up to a multiple of the vectors of every width.</summary>
    public static int RoundUp<T>(int length)
    {
        int lanes = WidestRegisterBytes / Unsafe.SizeOf<T>();
        return checked((length + lanes - 1) / lanes * lanes);
    }

    /// <summary>Allocates a zeroed block of at least <paramref name="length"/> elements, rounded up to whole vectors.</summary>
    public static AlignedBlock<T> Allocate<T>(int length)
        where T : unmanaged => new(RoundUp<T>(length));
}
