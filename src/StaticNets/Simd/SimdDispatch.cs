using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Simd;

/// <summary>Runs the library's own kernels at the widest width that the processor has.</summary>
public static class SimdDispatch
{
    /// <summary>
    /// Invokes <paramref name="action"/> at 512, 256 or 128 bits; 128 where nothing is accelerated. The choice is a constant to the JIT
    /// and to the AOT compiler: one call remains.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TAction">The kernel; may hold references.</typeparam>
    /// <param name="action">The kernel with its arguments; results may be left in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, TAction>(ref TAction action)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TAction : struct, ISimdAction<T>, allows ref struct
    {
        if (Simd512<T>.IsAccelerated)
        {
            action.Invoke<Simd512<T>, Vector512<T>>();
        }
        else if (Simd256<T>.IsAccelerated)
        {
            action.Invoke<Simd256<T>, Vector256<T>>();
        }
        else
        {
            action.Invoke<Simd128<T>, Vector128<T>>();
        }
    }
}
