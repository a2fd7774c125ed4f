using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets;

/// <summary>
/// The random number generator for initial weights and shuffling: xoshiro256** 1.0 (Blackman, Vigna 2018), seeded by splitmix64 (Steele,
/// Lea, Flood 2014). The same seed gives the same numbers on every machine. Not thread-safe, not cryptographically secure.
/// </summary>
public sealed class Xoshiro256StarStar
{
    private const int DoublePrecisionBits = 53;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Creates a generator whose sequence of numbers is determined by a seed.</summary>
    /// <param name="seed">Any value. Sign-extended to 64 bits, it is the initial state of splitmix64.</param>
    public Xoshiro256StarStar(int seed)
    {
        ulong state = unchecked((ulong)(long)seed);
        _s0 = SplitMix64.Next(ref state);
        _s1 = SplitMix64.Next(ref state);
        _s2 = SplitMix64.Next(ref state);
        _s3 = SplitMix64.Next(ref state);
    }

    /// <summary>Returns the next 64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Next()
    {
        ulong result = unchecked(BitOperations.RotateLeft(_s1 * 5, 7) * 9);
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Draws a number uniformly from [0, 1): the upper 53 bits of <see cref="Next"/> times 2⁻⁵³.</summary>
    public double NextDouble() => (Next() >> (64 - DoublePrecisionBits)) * (1.0 / (1UL << DoublePrecisionBits));

    /// <summary>Draws an integer uniformly from 0 to <paramref name="bound"/> − 1, without bias (Lemire 2019).</summary>
    /// <param name="bound">The exclusive upper bound, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is zero or negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ulong range = (ulong)bound;
        ulong whole = Math.BigMul(Next(), range, out ulong fraction);
        if (fraction < range)
        {
            ulong surplus = unchecked(0UL - range) % range;
            while (fraction < surplus)
            {
                whole = Math.BigMul(Next(), range, out fraction);
            }
        }

        return (int)whole;
    }

    /// <summary>Shuffles the elements: each of the n! orders is equally likely (Fisher, Yates; Durstenfeld 1964).</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="values">The elements, reordered in place.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Shuffle<T>(Span<T> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = NextInt32(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }
}
