using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Simd;

namespace StaticNets.Runtime;

/// <summary>Adds one block to another, element by element.</summary>
internal static class BlockSum
{
    /// <summary><c>sum ← sum + other</c>; both are equally long.</summary>
    public static void Add<T>(AlignedBlock<T> sum, AlignedBlock<T> other)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new Kernel<T>(sum, other);
        SimdDispatch.Run<T, Kernel<T>>(ref kernel);
    }

    private readonly struct Kernel<T>(AlignedBlock<T> sum, AlignedBlock<T> other) : ISimdAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            ref T a = ref sum.Reference;
            ref T b = ref other.Reference;
            nuint length = (nuint)sum.Length;
            for (nuint i = 0; i < length; i += (nuint)S.Count)
            {
                S.Store(S.Add(S.Load(ref a, i), S.Load(ref b, i)), ref a, i);
            }
        }
    }
}
