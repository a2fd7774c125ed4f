using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Simd;

// Powers and logarithms of positive numbers.
public static partial class SimdMath
{
    /// <summary>
    /// <c>x^exponent = e^(exponent · ln x)</c> for positive x. The rounding of the product makes a relative error of
    /// <c>|exponent · ln x|</c> half units in the last place, besides those of logarithm and exponential.
    /// </summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Positive values.</param>
    /// <param name="exponent">The exponent in every lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V PowerOfPositive<S, V, T>(V x, V exponent)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Exp<S, V, T>(S.Multiply(exponent, Log<S, V, T>(x)));

    /// <summary><c>ln x</c> for positive x, by .NET's logarithms of vectors: at most 4 units in the last place off.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Positive values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        // The JIT removes all branches but one.
        typeof(V) == typeof(Vector128<float>)
            ? Unsafe.BitCast<Vector128<float>, V>(Vector128.Log(Unsafe.BitCast<V, Vector128<float>>(x)))
        : typeof(V) == typeof(Vector256<float>) ? Unsafe.BitCast<Vector256<float>, V>(Vector256.Log(Unsafe.BitCast<V, Vector256<float>>(x)))
        : typeof(V) == typeof(Vector512<float>) ? Unsafe.BitCast<Vector512<float>, V>(Vector512.Log(Unsafe.BitCast<V, Vector512<float>>(x)))
        : typeof(V) == typeof(Vector128<double>)
            ? Unsafe.BitCast<Vector128<double>, V>(Vector128.Log(Unsafe.BitCast<V, Vector128<double>>(x)))
        : typeof(V) == typeof(Vector256<double>)
            ? Unsafe.BitCast<Vector256<double>, V>(Vector256.Log(Unsafe.BitCast<V, Vector256<double>>(x)))
        : Unsafe.BitCast<Vector512<double>, V>(Vector512.Log(Unsafe.BitCast<V, Vector512<double>>(x)));
}
