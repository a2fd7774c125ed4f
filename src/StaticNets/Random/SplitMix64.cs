using System.Runtime.CompilerServices;

namespace StaticNets;

/// <summary>splitmix64 (Steele, Lea, Flood 2014): spreads a small seed over 64 bits.</summary>
internal static class SplitMix64
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>Advances the state and returns its hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Next(ref ulong state)
    {
        state = unchecked(state + GoldenGamma);
        return Mix(state);
    }

    /// <summary>The hash at one place of the sequence that begins at a state, the first being 0: the sequence without its order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong At(ulong state, ulong place) => Mix(unchecked(state + ((place + 1) * GoldenGamma)));

    // The finaliser: every bit of the argument reaches every bit of the result.
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
