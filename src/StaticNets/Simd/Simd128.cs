using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Simd;

/// <summary>The SIMD operations on vectors of 128 bits.</summary>
/// <typeparam name="T">
/// <see cref="float"/> or <see cref="double"/>; the JIT and AOT compilers evaluate <c>typeof(T) == typeof(float)</c> and leave no branch.
/// </typeparam>
public readonly partial struct Simd128<T> : ISimd<Vector128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public static bool IsAccelerated
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    /// <inheritdoc/>
    public static bool HasThirtyTwoRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported;
    }

    /// <inheritdoc/>
    public static Vector128<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Zero;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Constant(double value)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector128.Create((float)value).As<float, T>();
        }

        return Vector128.Create(value).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast(T value) => Vector128.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(ref T source, nuint offset) => Vector128.LoadUnsafe(ref source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<T> value, ref T destination, nuint offset) => value.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref T source, nuint offset)
    {
        if (Sse.IsSupported)
        {
            // If the garbage collector moves the array meanwhile, the address is stale and the prefetch is useless but harmless.
            Sse.Prefetch0((T*)Unsafe.AsPointer(ref source) + offset);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> a, Vector128<T> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Subtract(Vector128<T> a, Vector128<T> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply(Vector128<T> a, Vector128<T> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide(Vector128<T> a, Vector128<T> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector128.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        }

        return Vector128.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Negate(Vector128<T> a) => -a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Abs(Vector128<T> a) => Vector128.Abs(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sqrt(Vector128<T> a) => Vector128.Sqrt(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Min(Vector128<T> a, Vector128<T> b) => Vector128.MinNative(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Max(Vector128<T> a, Vector128<T> b) => Vector128.MaxNative(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> CopySign(Vector128<T> magnitude, Vector128<T> sign) => Vector128.CopySign(magnitude, sign);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> GreaterThan(Vector128<T> a, Vector128<T> b) => Vector128.GreaterThan(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Equal(Vector128<T> a, Vector128<T> b) => Vector128.Equals(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> FirstLanes(nuint count)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)nuint.Min(count, (nuint)Count))).As<int, T>();
        }

        return Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)nuint.Min(count, (nuint)Count))).As<long, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Select(Vector128<T> mask, Vector128<T> a, Vector128<T> b) => Vector128.ConditionalSelect(mask, a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> PowerOfTwo(Vector128<T> n)
    {
        // Adding 2²³ + 127 (2⁵² + 1023 for double) to n puts the biased exponent n + 127 (n + 1023) into the lowest bits of the sum. The
        // shift moves it to the bits of the exponent.
        if (typeof(T) == typeof(float))
        {
            Vector128<float> biased = n.AsSingle() + Vector128.Create(8388608f + 127f);
            return Vector128.ShiftLeft(biased.AsInt32(), 23).As<int, T>();
        }

        Vector128<double> wide = n.AsDouble() + Vector128.Create(4503599627370496d + 1023d);
        return Vector128.ShiftLeft(wide.AsInt64(), 52).As<long, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Scale(Vector128<T> a, Vector128<T> n)
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
    internal static Vector128<T> ScaleInHalves(Vector128<T> a, Vector128<T> n)
    {
        // Computes a · 2^h · 2^(n − h), where h is n/2 rounded to an integer. Both powers are normal numbers, so only the last product can
        // round. The additions put the biased exponents of the powers into the lowest bits of half and rest, as in PowerOfTwo; the first
        // addition also rounds n/2.
        if (typeof(T) == typeof(float))
        {
            Vector128<int> half = Vector128
                .MultiplyAddEstimate(n.AsSingle(), Vector128.Create(0.5f), Vector128.Create(8388608f + 127f))
                .AsInt32();
            Vector128<int> rest = (n.AsSingle() + Vector128.Create(8388608f + 254f)).AsInt32() - half;
            return (a.AsSingle() * Vector128.ShiftLeft(half, 23).AsSingle() * Vector128.ShiftLeft(rest, 23).AsSingle()).As<float, T>();
        }

        Vector128<long> wideHalf = Vector128
            .MultiplyAddEstimate(n.AsDouble(), Vector128.Create(0.5), Vector128.Create(4503599627370496d + 1023d))
            .AsInt64();
        Vector128<long> wideRest = (n.AsDouble() + Vector128.Create(4503599627370496d + 2046d)).AsInt64() - wideHalf;
        return (a.AsDouble() * Vector128.ShiftLeft(wideHalf, 52).AsDouble() * Vector128.ShiftLeft(wideRest, 52).AsDouble()).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector128<T> a)
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> pairs = a.AsSingle() + Vector128.Shuffle(a.AsSingle(), Vector128.Create(2, 3, 0, 1));
            return (pairs + Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).As<float, T>().ToScalar();
        }

        return (a.AsDouble() + Vector128.Shuffle(a.AsDouble(), Vector128.Create(1L, 0L))).As<double, T>().ToScalar();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxAcross(Vector128<T> a)
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> pairs = Vector128.Max(a.AsSingle(), Vector128.Shuffle(a.AsSingle(), Vector128.Create(2, 3, 0, 1)));
            return Vector128.Max(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).As<float, T>().ToScalar();
        }

        return Vector128.Max(a.AsDouble(), Vector128.Shuffle(a.AsDouble(), Vector128.Create(1L, 0L))).As<double, T>().ToScalar();
    }
}
