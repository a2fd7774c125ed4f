using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Simd;

// Widens bfloat16 numbers, which are the upper halves of floats, and interleaves vectors that hold the even and the odd numbers.
public readonly partial struct Simd512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadWidened(ref ushort source, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector512
                .ShiftLeft(Vector512.WidenLower(Vector256.LoadUnsafe(ref source, offset).ToVector512Unsafe()), Simd128<T>.UpperHalf)
                .As<uint, T>();
        }

        return Vector512.Create(
            Simd256<T>.LoadWidened(ref source, offset),
            Simd256<T>.LoadWidened(ref source, offset + (nuint)Simd256<T>.Count)
        );
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadWidenedEven(ref ushort source, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector512.ShiftLeft(Vector512.LoadUnsafe(ref source, offset).AsUInt32(), Simd128<T>.UpperHalf).As<uint, T>();
        }

        return Vector512.Create(
            Simd256<T>.LoadWidenedEven(ref source, offset),
            Simd256<T>.LoadWidenedEven(ref source, offset + (nuint)Count)
        );
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadWidenedOdd(ref ushort source, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            return (Vector512.LoadUnsafe(ref source, offset).AsUInt32() & Vector512.Create(Simd128<T>.UpperMask)).As<uint, T>();
        }

        return Vector512.Create(
            Simd256<T>.LoadWidenedOdd(ref source, offset),
            Simd256<T>.LoadWidenedOdd(ref source, offset + (nuint)Count)
        );
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref ushort source, nuint offset) => Simd128<T>.Prefetch(ref source, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> InterleaveLower(Vector512<T> even, Vector512<T> odd)
    {
        if (typeof(T) == typeof(float))
        {
            return (Vector512.WidenLower(even.AsUInt32()) | (Vector512.WidenLower(odd.AsUInt32()) << 32)).As<ulong, T>();
        }

        return Vector512.Create(
            Simd256<T>.InterleaveLower(even.GetLower(), odd.GetLower()),
            Simd256<T>.InterleaveUpper(even.GetLower(), odd.GetLower())
        );
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> InterleaveUpper(Vector512<T> even, Vector512<T> odd)
    {
        if (typeof(T) == typeof(float))
        {
            return (Vector512.WidenUpper(even.AsUInt32()) | (Vector512.WidenUpper(odd.AsUInt32()) << 32)).As<ulong, T>();
        }

        return Vector512.Create(
            Simd256<T>.InterleaveLower(even.GetUpper(), odd.GetUpper()),
            Simd256<T>.InterleaveUpper(even.GetUpper(), odd.GetUpper())
        );
    }
}
