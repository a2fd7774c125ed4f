using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Simd;

namespace StaticNets.Runtime;

/// <summary>Adds blocks, element by element.</summary>
internal static class BlockSum
{
    /// <summary>Computes <c>sum ← sum + other</c> for a range of two blocks of the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(AlignedBlock<T> sum, AlignedBlock<T> other, BlockRange range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Add(sum, range, other, range.First);

    /// <summary>Computes <c>sum ← sum + other</c> for a range of a block, with as many elements of another block.</summary>
    /// <param name="sum">The block that is changed.</param>
    /// <param name="range">The range, of whole vectors.</param>
    /// <param name="other">The other block.</param>
    /// <param name="first">The first element of the other block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(AlignedBlock<T> sum, BlockRange range, AlignedBlock<T> other, nint first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new Kernel<T>(sum, range, other, first);
        SimdDispatch.Run<T, Kernel<T>>(ref kernel);
    }

    /// <summary>Computes <c>sum ← (sum + b) + (c + d)</c> for a range of four blocks of the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(AlignedBlock<T> sum, AlignedBlock<T> b, AlignedBlock<T> c, AlignedBlock<T> d, BlockRange range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new KernelOfFour<T>(sum, b, c, d, range);
        SimdDispatch.Run<T, KernelOfFour<T>>(ref kernel);
    }

    private readonly struct Kernel<T>(AlignedBlock<T> sum, BlockRange range, AlignedBlock<T> other, nint first) : ISimdAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            ref T a = ref Unsafe.Add(ref sum.Reference, range.First);
            ref T b = ref Unsafe.Add(ref other.Reference, first);
            nuint length = (nuint)range.Length;
            for (nuint i = 0; i < length; i += (nuint)S.Count)
            {
                S.Store(S.Add(S.Load(ref a, i), S.Load(ref b, i)), ref a, i);
            }
        }
    }

    private readonly struct KernelOfFour<T>(AlignedBlock<T> sum, AlignedBlock<T> b, AlignedBlock<T> c, AlignedBlock<T> d, BlockRange range)
        : ISimdAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            ref T first = ref Unsafe.Add(ref sum.Reference, range.First);
            ref T second = ref Unsafe.Add(ref b.Reference, range.First);
            ref T third = ref Unsafe.Add(ref c.Reference, range.First);
            ref T fourth = ref Unsafe.Add(ref d.Reference, range.First);
            nuint length = (nuint)range.Length;
            for (nuint i = 0; i < length; i += (nuint)S.Count)
            {
                V left = S.Add(S.Load(ref first, i), S.Load(ref second, i));
                V right = S.Add(S.Load(ref third, i), S.Load(ref fourth, i));
                S.Store(S.Add(left, right), ref first, i);
            }
        }
    }
}
