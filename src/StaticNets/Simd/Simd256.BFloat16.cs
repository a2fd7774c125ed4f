using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Simd;

// Widens bfloat16 numbers, which are the upper halves of floats, and interleaves vectors that hold the even and the odd numbers.
public readonly partial struct Simd256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadWidened(ref ushort source, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector256
                .ShiftLeft(Vector256.WidenLower(Vector128.LoadUnsafe(ref source, offset).ToVector256Unsafe()), Simd128<T>.UpperHalf)
                .As<uint, T>();
        }

        return Vector256.Create(
            Simd128<T>.LoadWidened(ref source, offset),
            Simd128<T>.LoadWidened(ref source, offset + (nuint)Simd128<T>.Count)
        );
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadWidenedEven(ref ushort source, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector256.ShiftLeft(Vector256.LoadUnsafe(ref source, offset).AsUInt32(), Simd128<T>.UpperHalf).As<uint, T>();
        }

        return Vector256.Create(
            Simd128<T>.LoadWidenedEven(ref source, offset),
            Simd128<T>.LoadWidenedEven(ref source, offset + (nuint)Count)
        );
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadWidenedOdd(ref ushort source, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            return (Vector256.LoadUnsafe(ref source, offset).AsUInt32() & Vector256.Create(Simd128<T>.UpperMask)).As<uint, T>();
        }

        return Vector256.Create(
            Simd128<T>.LoadWidenedOdd(ref source, offset),
            Simd128<T>.LoadWidenedOdd(ref source, offset + (nuint)Count)
        );
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref ushort source, nuint offset) => Simd128<T>.Prefetch(ref source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> InterleaveLower(Vector256<T> even, Vector256<T> odd)
    {
        if (typeof(T) == typeof(float))
        {
            return (Vector256.WidenLower(even.AsUInt32()) | (Vector256.WidenLower(odd.AsUInt32()) << 32)).As<ulong, T>();
        }

        return Vector256.Create(
            Simd128<T>.InterleaveLower(even.GetLower(), odd.GetLower()),
            Simd128<T>.InterleaveUpper(even.GetLower(), odd.GetLower())
        );
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> InterleaveUpper(Vector256<T> even, Vector256<T> odd)
    {
        if (typeof(T) == typeof(float))
        {
            return (Vector256.WidenUpper(even.AsUInt32()) | (Vector256.WidenUpper(odd.AsUInt32()) << 32)).As<ulong, T>();
        }

        return Vector256.Create(
            Simd128<T>.InterleaveLower(even.GetUpper(), odd.GetUpper()),
            Simd128<T>.InterleaveUpper(even.GetUpper(), odd.GetUpper())
        );
    }
}
