using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Simd;

// Widens bfloat16 numbers, which are the upper halves of floats, and interleaves vectors that hold the even and the odd numbers.
public readonly partial struct Simd128<T>
{
    /// <summary>Number of bits by which a bfloat16 number is shifted to become a <see cref="float"/>.</summary>
    internal const int UpperHalf = 16;

    /// <summary>Mask of the bits of a <see cref="float"/> that form a bfloat16 number.</summary>
    internal const uint UpperMask = 0xFFFF0000;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadWidened(ref ushort source, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector128.ShiftLeft(Vector128.WidenLower(First<ulong>(ref source, offset).AsUInt16()), UpperHalf).As<uint, T>();
        }

        return Vector128
            .WidenLower(Vector128.ShiftLeft(Vector128.WidenLower(First<uint>(ref source, offset).AsUInt16()), UpperHalf).AsSingle())
            .As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadWidenedEven(ref ushort source, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector128.ShiftLeft(Vector128.LoadUnsafe(ref source, offset).AsUInt32(), UpperHalf).As<uint, T>();
        }

        return Vector128.WidenLower(Vector128.ShiftLeft(First<ulong>(ref source, offset).AsUInt32(), UpperHalf).AsSingle()).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LoadWidenedOdd(ref ushort source, nuint offset)
    {
        if (typeof(T) == typeof(float))
        {
            return (Vector128.LoadUnsafe(ref source, offset).AsUInt32() & Vector128.Create(UpperMask)).As<uint, T>();
        }

        return Vector128.WidenLower((First<ulong>(ref source, offset).AsUInt32() & Vector128.Create(UpperMask)).AsSingle()).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref ushort source, nuint offset)
    {
        if (Sse.IsSupported)
        {
            // If the garbage collector moves the array meanwhile, the address is stale and the prefetch is useless but harmless.
            Sse.Prefetch0((ushort*)Unsafe.AsPointer(ref source) + offset);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> InterleaveLower(Vector128<T> even, Vector128<T> odd)
    {
        if (typeof(T) == typeof(float) && Sse.IsSupported)
        {
            return Sse.UnpackLow(even.AsSingle(), odd.AsSingle()).As<float, T>();
        }

        if (typeof(T) == typeof(float))
        {
            return (Vector128.WidenLower(even.AsUInt32()) | (Vector128.WidenLower(odd.AsUInt32()) << 32)).As<ulong, T>();
        }

        return Vector128.Create(even.GetLower(), odd.GetLower());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> InterleaveUpper(Vector128<T> even, Vector128<T> odd)
    {
        if (typeof(T) == typeof(float) && Sse.IsSupported)
        {
            return Sse.UnpackHigh(even.AsSingle(), odd.AsSingle()).As<float, T>();
        }

        if (typeof(T) == typeof(float))
        {
            return (Vector128.WidenUpper(even.AsUInt32()) | (Vector128.WidenUpper(odd.AsUInt32()) << 32)).As<ulong, T>();
        }

        return Vector128.Create(even.GetUpper(), odd.GetUpper());
    }

    /// <summary>Returns a vector whose first lane is read from an address that need not be aligned; the other lanes are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<TBits> First<TBits>(ref ushort source, nuint offset)
        where TBits : unmanaged =>
        Vector128.CreateScalar(Unsafe.ReadUnaligned<TBits>(in Unsafe.As<ushort, byte>(ref Unsafe.Add(ref source, offset))));
}
