using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Simd;

/// <summary>Runs the library's own SIMD functions at the largest vector width of the processor.</summary>
public static class SimdDispatch
{
    /// <summary>
    /// Calls <paramref name="action"/> at the largest of 512, 256 and 128 bits that the processor accelerates, or at 128 bits if it
    /// accelerates none. The choice is a constant for the JIT and the AOT compiler, so the compiled code contains only the chosen call.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <typeparam name="TAction">The function; it may be a ref struct.</typeparam>
    /// <param name="action">The function with its arguments; it may store results in its fields.</param>
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
