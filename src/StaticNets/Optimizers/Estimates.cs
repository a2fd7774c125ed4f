using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Optimizers;

/// <summary>
/// Reciprocals and reciprocal roots with a relative error of at most 2⁻¹⁴. A root and a quotient of 16 numbers occupy the processor's divider
/// for 22 cycles, these estimates and their refinement the arithmetic units for 8.
/// </summary>
internal static class Estimates
{
    /// <summary>Whether there are estimates for vectors of a type: on processors with AVX-512, for the widest vectors in single precision.</summary>
    public static bool Exist<V>()
        where V : struct => typeof(V) == typeof(Vector512<float>) && Avx512F.IsSupported;

    /// <summary><c>1 / a</c> for a normal number whose reciprocal is normal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Reciprocal<V>(V a)
        where V : struct => Unsafe.BitCast<Vector512<float>, V>(Avx512F.Reciprocal14(Unsafe.BitCast<V, Vector512<float>>(a)));

    /// <summary><c>1 / √a</c> for a positive normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ReciprocalRoot<V>(V a)
        where V : struct => Unsafe.BitCast<Vector512<float>, V>(Avx512F.ReciprocalSqrt14(Unsafe.BitCast<V, Vector512<float>>(a)));
}
