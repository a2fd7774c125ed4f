using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Blocks that a pass over whole registers of any width may run through to the end.</summary>
internal static class BlockLength
{
    private const int WidestRegisterBytes = 64;

    /// <summary>The least number of elements, at least <paramref name="length"/>, that fills whole registers of every width.</summary>
    public static int RoundUp<T>(int length)
    {
        int lanes = WidestRegisterBytes / Unsafe.SizeOf<T>();
        return checked((length + lanes - 1) / lanes * lanes);
    }

    /// <summary>A zeroed block of at least <paramref name="length"/> elements, filled up to whole registers.</summary>
    public static AlignedBlock<T> Allocate<T>(int length)
        where T : unmanaged => new(RoundUp<T>(length));
}
