namespace StaticNets;

/// <summary>splitmix64 (Steele, Lea, Flood 2014): spreads a small seed over 64 bits.</summary>
internal static class SplitMix64
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>Advances the state and returns its hash.</summary>
    public static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += GoldenGamma;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
