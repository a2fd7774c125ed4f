using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Simd;

/// <summary>The SIMD operations on vectors of 512 bits.</summary>
/// <typeparam name="T">
/// <see cref="float"/> or <see cref="double"/>; the JIT and AOT compilers evaluate <c>typeof(T) == typeof(float)</c> and leave no branch.
/// </typeparam>
public readonly partial struct Simd512<T> : ISimd<Vector512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static bool IsAccelerated
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <inheritdoc/>
    public static bool HasThirtyTwoRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.IsSupported;
    }

    /// <inheritdoc/>
    public static Vector512<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Zero;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Constant(double value)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector512.Create((float)value).As<float, T>();
        }

        return Vector512.Create(value).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Broadcast(T value) => Vector512.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(ref T source, nuint offset) => Vector512.LoadUnsafe(ref source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> value, ref T destination, nuint offset) => value.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref T source, nuint offset) => Simd128<T>.Prefetch(ref source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Subtract(Vector512<T> a, Vector512<T> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> a, Vector512<T> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide(Vector512<T> a, Vector512<T> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector512.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        }

        return Vector512.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Negate(Vector512<T> a) => -a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Abs(Vector512<T> a) => Vector512.Abs(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sqrt(Vector512<T> a) => Vector512.Sqrt(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Min(Vector512<T> a, Vector512<T> b) => Vector512.MinNative(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max(Vector512<T> a, Vector512<T> b) => Vector512.MaxNative(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> CopySign(Vector512<T> magnitude, Vector512<T> sign) => Vector512.CopySign(magnitude, sign);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GreaterThan(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThan(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Equal(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> FirstLanes(nuint count)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)nuint.Min(count, (nuint)Count))).As<int, T>();
        }

        return Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)nuint.Min(count, (nuint)Count))).As<long, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Select(Vector512<T> mask, Vector512<T> a, Vector512<T> b) => Vector512.ConditionalSelect(mask, a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> PowerOfTwo(Vector512<T> n)
    {
        // Adding 2²³ + 127 (2⁵² + 1023 for double) to n puts the biased exponent n + 127 (n + 1023) into the lowest bits of the sum. The
        // shift moves it to the bits of the exponent.
        if (typeof(T) == typeof(float))
        {
            Vector512<float> biased = n.AsSingle() + Vector512.Create(8388608f + 127f);
            return Vector512.ShiftLeft(biased.AsInt32(), 23).As<int, T>();
        }

        Vector512<double> wide = n.AsDouble() + Vector512.Create(4503599627370496d + 1023d);
        return Vector512.ShiftLeft(wide.AsInt64(), 52).As<long, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Scale(Vector512<T> a, Vector512<T> n)
    {
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? Avx512F.Scale(a.AsSingle(), n.AsSingle()).As<float, T>()
                : Avx512F.Scale(a.AsDouble(), n.AsDouble()).As<double, T>();
        }

        return ScaleInHalves(a, n);
    }

    /// <summary>
    /// Implements <see cref="Scale"/> for processors without an instruction for it; internal, so that tests can call it on any processor.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> ScaleInHalves(Vector512<T> a, Vector512<T> n)
    {
        // Computes a · 2^h · 2^(n − h), where h is n/2 rounded to an integer. Both powers are normal numbers, so only the last product can
        // round. The additions put the biased exponents of the powers into the lowest bits of half and rest, as in PowerOfTwo; the first
        // addition also rounds n/2.
        if (typeof(T) == typeof(float))
        {
            Vector512<int> half = Vector512
                .MultiplyAddEstimate(n.AsSingle(), Vector512.Create(0.5f), Vector512.Create(8388608f + 127f))
                .AsInt32();
            Vector512<int> rest = (n.AsSingle() + Vector512.Create(8388608f + 254f)).AsInt32() - half;
            return (a.AsSingle() * Vector512.ShiftLeft(half, 23).AsSingle() * Vector512.ShiftLeft(rest, 23).AsSingle()).As<float, T>();
        }

        Vector512<long> wideHalf = Vector512
            .MultiplyAddEstimate(n.AsDouble(), Vector512.Create(0.5), Vector512.Create(4503599627370496d + 1023d))
            .AsInt64();
        Vector512<long> wideRest = (n.AsDouble() + Vector512.Create(4503599627370496d + 2046d)).AsInt64() - wideHalf;
        return (a.AsDouble() * Vector512.ShiftLeft(wideHalf, 52).AsDouble() * Vector512.ShiftLeft(wideRest, 52).AsDouble()).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector512<T> a) => Simd256<T>.Sum(a.GetLower() + a.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(Vector512<T> a) => Simd256<T>.MaxAcross(Vector256.Max(a.GetLower(), a.GetUpper()));
}
