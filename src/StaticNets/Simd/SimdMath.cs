using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Simd;

/// <summary>
/// The transcendental functions of activations and losses, written once for every vector width, float and double. No branch depends on a
/// value, so the time does not depend on the values of the lanes. The result for NaN is NaN.
/// </summary>
/// <remarks>
/// Exponentials: <c>x = n·ln 2 + r</c> with <c>|r| ≤ ½ ln 2</c> (Cody and Waite: <c>n·ln 2</c> is subtracted in two parts, the first of
/// which is exact), <c>eʳ − 1 = r + r²·q(r)</c> with a minimax polynomial <c>q</c>, and <c>eˣ = 2ⁿ·(1 + (eʳ − 1))</c>. The coefficients
/// were computed by a Remez exchange with the error relative to <c>eʳ − 1</c>. Polynomials are evaluated as pairs <c>c₂ₖ + c₂ₖ₊₁·r</c> in
/// powers of <c>r²</c>: as many operations as in Horner's scheme, with half the latency.
/// </remarks>
public static partial class SimdMath
{
    private const double Log2E = 1.44269504088896340736;

    /// <summary>
    /// <c>eˣ</c>: infinite if it is too large for the number format, 0 if it is too small, correct for denormal results; the error is at
    /// most 2 units in the last place.
    /// </summary>
    /// <typeparam name="S">The SIMD operations.</typeparam>
    /// <typeparam name="V">The vector.</typeparam>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Beyond these bounds the result is infinite or zero anyway. Limiting x to them keeps n in the range of Scale.
        V lowest = S.Constant(typeof(T) == typeof(float) ? -104 : -746);
        V highest = S.Constant(typeof(T) == typeof(float) ? 89 : 710);
        return ExpInRange<S, V, T>(S.Min(highest, S.Max(lowest, x)));
    }

    /// <summary>
    /// <c>tanh x = (e²ˣ − 1) / (e²ˣ + 1)</c>. The error is at most 4 units in the last place, even near zero; the sign of zero is kept.
    /// </summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Beyond this bound the result is 1: tanh 10 (float) and tanh 20 (double) differ from 1 by less than half a unit in the last place.
        V a = S.Min(S.Constant(typeof(T) == typeof(float) ? 10 : 20), S.Abs(x));
        V twice = S.Add(a, a);
        V n = WholeExponent<S, V, T>(twice);
        V power = S.PowerOfTwo(n);
        V expMinusOne = S.MultiplyAdd(power, ExpMinusOneOfRemainder<S, V, T>(twice, n), S.Subtract(power, S.Constant(1)));
        return S.CopySign(S.Divide(expMinusOne, S.Add(expMinusOne, S.Constant(2))), x);
    }

    /// <summary><c>σ(x) = 1 / (1 + e⁻ˣ)</c>, correct for denormal results; the error is at most 4 units in the last place.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Computed as e / (1 + e) with e = eˣ = (e^(x/2))². With e^(x/2) = p·(1 + m) and a power of two p, e = p² + p²·(2m + m²): p is far
        // from the denormal numbers, so that a single shift makes it, and p² is exact down to the smallest of them. From the upper bound on,
        // the result is 1, and e is still finite.
        V lowest = S.Constant(typeof(T) == typeof(float) ? -104 : -746);
        V highest = S.Constant(typeof(T) == typeof(float) ? 88 : 709);
        V half = S.Multiply(S.Constant(0.5), S.Min(highest, S.Max(lowest, x)));
        V n = WholeExponent<S, V, T>(half);
        V root = S.PowerOfTwo(n);
        V power = S.Multiply(root, root);
        V m = ExpMinusOneOfRemainder<S, V, T>(half, n);
        V e = S.MultiplyAdd(power, S.MultiplyAdd(m, m, S.Add(m, m)), power);
        return S.Divide(e, S.Add(e, S.Constant(1)));
    }

    /// <summary>
    /// <c>ln(1 + u)</c> for 0 ≤ u ≤ 1; the error is at most 2 units in the last place, even near zero. With <c>u = e^−|z|</c> it is the
    /// second term of <c>softplus z = max(z, 0) + ln(1 + e^−|z|)</c>. For u outside 0 to 1 the result is undefined; for NaN it is NaN.
    /// </summary>
    /// <remarks>
    /// With <c>s = u / (2 + u)</c>, <c>ln(1 + u) = 2 artanh s = 2s + s³·Q(s²)</c>. Because <c>2s = u − s·u</c>, the sum can begin with the
    /// exact u: <c>u − s·(u − s²·Q(s²))</c>.
    /// </remarks>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="u">Values from 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LogOnePlus<S, V, T>(V u)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V s = S.Divide(u, S.Add(S.Constant(2), u));
        V z = S.Multiply(s, s);
        V z2 = S.Multiply(z, z);
        V q;
        if (typeof(T) == typeof(float))
        {
            q = Pair<S, V, T>(0.27999860023442766, 0.28021446896654296, z);
            q = S.MultiplyAdd(q, z2, Pair<S, V, T>(0.66666414329948097, 0.40021645661594662, z));
        }
        else
        {
            q = Pair<S, V, T>(0.083437293018681211, 0.17012358076382397, z);
            q = S.MultiplyAdd(q, z2, Pair<S, V, T>(0.13301099043212227, 0.12105182263467476, z));
            q = S.MultiplyAdd(q, z2, Pair<S, V, T>(0.18181744484459668, 0.15386549322857915, z));
            q = S.MultiplyAdd(q, z2, Pair<S, V, T>(0.28571428548198253, 0.22222223951539802, z));
            q = S.MultiplyAdd(q, z2, Pair<S, V, T>(0.66666666666666316, 0.40000000000153897, z));
        }

        V inner = S.Subtract(u, S.Multiply(z, q));
        return S.Subtract(u, S.Multiply(s, inner));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpInRange<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V n = WholeExponent<S, V, T>(x);
        return S.Scale(S.Add(S.Constant(1), ExpMinusOneOfRemainder<S, V, T>(x, n)), n);
    }

    /// <summary>Returns the integer nearest to <c>x / ln 2</c>, for x within the bounds that the functions of this file set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V WholeExponent<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Between 2²³ and 2²⁴ (float) or 2⁵² and 2⁵³ (double), consecutive floating-point numbers are consecutive integers: adding the
        // middle of this range rounds to an integer, and subtracting the middle again is exact. This takes as long as multiply and round,
        // and needs no rounding instruction, which the baseline of the AOT compiler lacks.
        V middle = S.Constant(typeof(T) == typeof(float) ? 12582912 : 6755399441055744);
        return S.Subtract(S.MultiplyAdd(x, S.Constant(Log2E), middle), middle);
    }

    /// <summary><c>eʳ − 1</c> for <c>r = x − n·ln 2</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpMinusOneOfRemainder<S, V, T>(V x, V n)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V r;
        V r2;
        V q;
        if (typeof(T) == typeof(float))
        {
            // ln 2 = 355/512 − 0.000212…: the product of n and the first part is exact even without fused multiply-add.
            r = S.MultiplyAdd(n, S.Constant(-0.693359375), x);
            r = S.MultiplyAdd(n, S.Constant(0.00021219444005469058), r);
            r2 = S.Multiply(r, r);
            q = S.MultiplyAdd(S.Constant(0.0013882530092160822), r2, Pair<S, V, T>(0.041667199169637573, 0.0083665079070515827, r));
            q = S.MultiplyAdd(q, r2, Pair<S, V, T>(0.4999999815986895, 0.16666543752654632, r));
        }
        else
        {
            // The product of n and the first part of ln 2 is exact: it has at most 43 significant bits, 32 of the first part and 11 of n.
            r = S.MultiplyAdd(n, S.Constant(-0.69314718060195446), x);
            r = S.MultiplyAdd(n, S.Constant(4.2009150726810847e-11), r);
            r2 = S.Multiply(r, r);
            q = S.MultiplyAdd(S.Constant(2.0875326727204622e-9), r2, Pair<S, V, T>(2.7557402582396069e-7, 2.5108956956061489e-8, r));
            q = S.MultiplyAdd(q, r2, Pair<S, V, T>(2.4801587172728095e-5, 2.7557244441656036e-6, r));
            q = S.MultiplyAdd(q, r2, Pair<S, V, T>(0.0013888888888962181, 0.00019841269885893106, r));
            q = S.MultiplyAdd(q, r2, Pair<S, V, T>(0.04166666666666651, 0.0083333333333217234, r));
            q = S.MultiplyAdd(q, r2, Pair<S, V, T>(0.5, 0.16666666666666676, r));
        }

        return S.MultiplyAdd(q, r2, r);
    }

    /// <summary><c>c₀ + c₁·x</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Pair<S, V, T>(double c0, double c1, V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => S.MultiplyAdd(S.Constant(c1), x, S.Constant(c0));
}
