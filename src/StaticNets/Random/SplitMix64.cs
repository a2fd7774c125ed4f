using System.Runtime.CompilerServices;

namespace StaticNets;

/// <summary>The random number generator splitmix64 (Steele, Lea, Flood 2014). It derives 64-bit states from small seeds.</summary>
internal static class SplitMix64
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>Advances the state and returns the next number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Next(ref ulong state)
    {
        state = unchecked(state + GoldenGamma);
        return Mix(state);
    }

    /// <summary>
    /// Returns the number that <see cref="Next"/> returns after <paramref name="place"/> earlier calls that began with
    /// <paramref name="state"/>. The earlier numbers are not computed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong At(ulong state, ulong place) => Mix(unchecked(state + ((place + 1) * GoldenGamma)));

    // The finaliser of splitmix64: each bit of the argument influences each bit of the result.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
