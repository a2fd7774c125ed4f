using System.Numerics;

namespace StaticNets.Simd;

/// <summary>
/// The SIMD operations from which all numerical functions of this project are built: one member for each operation, one implementation for
/// each vector width. A function is generic over an implementation, so that the same source serves 128, 256 and 512 bits, float and double.
/// </summary>
/// <typeparam name="TVector">The vector: <c>Vector128&lt;T&gt;</c>, <c>Vector256&lt;T&gt;</c> or <c>Vector512&lt;T&gt;</c>.</typeparam>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether this processor has vectors of this width.</summary>
    static abstract bool IsAccelerated { get; }

    /// <summary>Number of elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Whether this processor has 32 registers of this width instead of 16.</summary>
    static abstract bool HasThirtyTwoRegisters { get; }

    /// <summary>A vector of zeros.</summary>
    static abstract TVector Zero { get; }

    /// <summary>A vector with <paramref name="value"/>, rounded to <typeparamref name="T"/>, in every lane.</summary>
    static abstract TVector Constant(double value);

    /// <summary>A vector with <paramref name="value"/> in every lane.</summary>
    static abstract TVector Broadcast(T value);

    /// <summary>Reads <see cref="Count"/> elements that begin <paramref name="offset"/> elements after <paramref name="source"/>.</summary>
    static abstract TVector Load(ref T source, nuint offset);

    /// <summary>
    /// Writes <see cref="Count"/> elements that begin <paramref name="offset"/> elements after <paramref name="destination"/>.
    /// </summary>
    static abstract void Store(TVector value, ref T destination, nuint offset);

    /// <summary>
    /// Reads <see cref="Count"/> bfloat16 numbers that begin <paramref name="offset"/> elements after <paramref name="source"/>, and widens
    /// them, which is exact. bfloat16 is the upper half of a <see cref="float"/>.
    /// </summary>
    static abstract TVector LoadWidened(ref ushort source, nuint offset);

    /// <summary>
    /// Reads <c>2 · Count</c> bfloat16 numbers that begin <paramref name="offset"/> elements after <paramref name="source"/>, and widens
    /// the first, the third, and so on. This method and <see cref="LoadWidenedOdd"/> together take half the instructions of two calls of
    /// <see cref="LoadWidened"/>: each 32 bits contain two numbers; a shift widens the first one, and a mask the second one.
    /// </summary>
    static abstract TVector LoadWidenedEven(ref ushort source, nuint offset);

    /// <summary>Reads the same numbers as <see cref="LoadWidenedEven"/>, and widens the second, the fourth, and so on.</summary>
    static abstract TVector LoadWidenedOdd(ref ushort source, nuint offset);

    /// <summary>Prefetches the cache line of an element; never faults.</summary>
    static abstract void Prefetch(ref T source, nuint offset);

    /// <summary>Prefetches the cache line of a bfloat16 number; never faults.</summary>
    static abstract void Prefetch(ref ushort source, nuint offset);

    /// <summary><c>a + b</c>.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary><c>a − b</c>.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary><c>a · b</c>.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary><c>a / b</c>.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary><c>a · b + c</c>, rounded once if the processor has fused multiply-add, otherwise twice.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary><c>−a</c>.</summary>
    static abstract TVector Negate(TVector a);

    /// <summary><c>|a|</c>.</summary>
    static abstract TVector Abs(TVector a);

    /// <summary><c>√a</c>.</summary>
    static abstract TVector Sqrt(TVector a);

    /// <summary>The smaller of the two in each lane; a NaN in <paramref name="b"/> is always returned.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>The larger of the two in each lane; a NaN in <paramref name="b"/> is always returned.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary><paramref name="magnitude"/> with the sign bit of <paramref name="sign"/>.</summary>
    static abstract TVector CopySign(TVector magnitude, TVector sign);

    /// <summary>A mask: all bits of a lane are set where <c>a &gt; b</c>.</summary>
    static abstract TVector GreaterThan(TVector a, TVector b);

    /// <summary>A mask: all bits of a lane are set where <c>a = b</c>.</summary>
    static abstract TVector Equal(TVector a, TVector b);

    /// <summary>
    /// A mask whose first <paramref name="count"/> lanes are set; all lanes if <paramref name="count"/> is <see cref="Count"/> or more.
    /// </summary>
    static abstract TVector FirstLanes(nuint count);

    /// <summary><paramref name="a"/> where the mask is set, <paramref name="b"/> elsewhere.</summary>
    static abstract TVector Select(TVector mask, TVector a, TVector b);

    /// <summary>The first half of <c>even[0], odd[0], even[1], odd[1], …</c>.</summary>
    static abstract TVector InterleaveLower(TVector even, TVector odd);

    /// <summary>The second half of <c>even[0], odd[0], even[1], odd[1], …</c>.</summary>
    static abstract TVector InterleaveUpper(TVector even, TVector odd);

    /// <summary><c>2ⁿ</c> for integers <paramref name="n"/> whose result is a normal number.</summary>
    static abstract TVector PowerOfTwo(TVector n);

    /// <summary>
    /// <c>a · 2ⁿ</c> for <c>½ ≤ |a| ≤ 2</c> and integers <paramref name="n"/> from −252 to 254 (float) or −2044 to 2046 (double): rounded
    /// once if the result is denormal, infinite if it is too large; NaN if <paramref name="a"/> is NaN.
    /// </summary>
    static abstract TVector Scale(TVector a, TVector n);

    /// <summary>The sum of all lanes, added pairwise: the upper half to the lower half, until one lane is left.</summary>
    static abstract T Sum(TVector a);

    /// <summary>The largest lane; NaN if any lane is NaN.</summary>
    static abstract T MaxAcross(TVector a);
}
