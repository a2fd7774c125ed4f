using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Simd;

/// <summary>The SIMD operations on vectors of 256 bits.</summary>
/// <typeparam name="T">
/// <see cref="float"/> or <see cref="double"/>; the JIT and AOT compilers evaluate <c>typeof(T) == typeof(float)</c> and leave no branch.
/// </typeparam>
public readonly partial struct Simd256<T> : ISimd<Vector256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static bool IsAccelerated
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    /// <inheritdoc/>
    public static bool HasThirtyTwoRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.VL.IsSupported;
    }

    /// <inheritdoc/>
    public static Vector256<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Zero;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Constant(double value)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector256.Create((float)value).As<float, T>();
        }

        return Vector256.Create(value).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Broadcast(T value) => Vector256.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(ref T source, nuint offset) => Vector256.LoadUnsafe(ref source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<T> value, ref T destination, nuint offset) => value.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref T source, nuint offset) => Simd128<T>.Prefetch(ref source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Subtract(Vector256<T> a, Vector256<T> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply(Vector256<T> a, Vector256<T> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide(Vector256<T> a, Vector256<T> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector256.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        }

        return Vector256.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Negate(Vector256<T> a) => -a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Abs(Vector256<T> a) => Vector256.Abs(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sqrt(Vector256<T> a) => Vector256.Sqrt(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Min(Vector256<T> a, Vector256<T> b) => Vector256.MinNative(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Max(Vector256<T> a, Vector256<T> b) => Vector256.MaxNative(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> CopySign(Vector256<T> magnitude, Vector256<T> sign) => Vector256.CopySign(magnitude, sign);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> GreaterThan(Vector256<T> a, Vector256<T> b) => Vector256.GreaterThan(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Equal(Vector256<T> a, Vector256<T> b) => Vector256.Equals(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> FirstLanes(nuint count)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)nuint.Min(count, (nuint)Count))).As<int, T>();
        }

        return Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)nuint.Min(count, (nuint)Count))).As<long, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Select(Vector256<T> mask, Vector256<T> a, Vector256<T> b) => Vector256.ConditionalSelect(mask, a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> PowerOfTwo(Vector256<T> n)
    {
        // Adding 2²³ + 127 (2⁵² + 1023 for double) to n puts the biased exponent n + 127 (n + 1023) into the lowest bits of the sum. The
        // shift moves it to the bits of the exponent.
        if (typeof(T) == typeof(float))
        {
            Vector256<float> biased = n.AsSingle() + Vector256.Create(8388608f + 127f);
            return Vector256.ShiftLeft(biased.AsInt32(), 23).As<int, T>();
        }

        Vector256<double> wide = n.AsDouble() + Vector256.Create(4503599627370496d + 1023d);
        return Vector256.ShiftLeft(wide.AsInt64(), 52).As<long, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Scale(Vector256<T> a, Vector256<T> n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? Avx512F.VL.Scale(a.AsSingle(), n.AsSingle()).As<float, T>()
                : Avx512F.VL.Scale(a.AsDouble(), n.AsDouble()).As<double, T>();
        }

        return ScaleInHalves(a, n);
    }

    /// <summary>
    /// Implements <see cref="Scale"/> for processors without an instruction for it; internal, so that tests can call it on any processor.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> ScaleInHalves(Vector256<T> a, Vector256<T> n)
    {
        // Computes a · 2^h · 2^(n − h), where h is n/2 rounded to an integer. Both powers are normal numbers, so only the last product can
        // round. The additions put the biased exponents of the powers into the lowest bits of half and rest, as in PowerOfTwo; the first
        // addition also rounds n/2.
        if (typeof(T) == typeof(float))
        {
            Vector256<int> half = Vector256
                .MultiplyAddEstimate(n.AsSingle(), Vector256.Create(0.5f), Vector256.Create(8388608f + 127f))
                .AsInt32();
            Vector256<int> rest = (n.AsSingle() + Vector256.Create(8388608f + 254f)).AsInt32() - half;
            return (a.AsSingle() * Vector256.ShiftLeft(half, 23).AsSingle() * Vector256.ShiftLeft(rest, 23).AsSingle()).As<float, T>();
        }

        Vector256<long> wideHalf = Vector256
            .MultiplyAddEstimate(n.AsDouble(), Vector256.Create(0.5), Vector256.Create(4503599627370496d + 1023d))
            .AsInt64();
        Vector256<long> wideRest = (n.AsDouble() + Vector256.Create(4503599627370496d + 2046d)).AsInt64() - wideHalf;
        return (a.AsDouble() * Vector256.ShiftLeft(wideHalf, 52).AsDouble() * Vector256.ShiftLeft(wideRest, 52).AsDouble()).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector256<T> a) => Simd128<T>.Sum(a.GetLower() + a.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(Vector256<T> a) => Simd128<T>.MaxAcross(Vector128.Max(a.GetLower(), a.GetUpper()));
}
