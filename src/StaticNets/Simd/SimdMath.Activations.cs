using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Simd;

// ELU, hard swish, softplus, swish, GELU in both forms and Mish, and those derivatives that are computed from the input of the activation.
public static partial class SimdMath
{
    /// <summary><c>eˣ − 1</c> for x ≤ 0; the error is at most 4 units in the last place, even near zero.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Values at most 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ExpMinusOneOfNegative<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Below this bound the result is −1: e^−30 (float) and e^−50 (double) are less than a quarter of a unit in the last place of 1.
        V bounded = S.Max(S.Constant(typeof(T) == typeof(float) ? -30 : -50), x);
        V n = WholeExponent<S, V, T>(bounded);
        V power = S.PowerOfTwo(n);
        return S.MultiplyAdd(power, ExpMinusOneOfRemainder<S, V, T>(bounded, n), S.Subtract(power, S.Constant(1)));
    }

    /// <summary><c>x</c> for positive x, otherwise <c>α(eˣ − 1)</c>.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    /// <param name="alpha">α.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Elu<S, V, T>(V x, V alpha)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        S.Select(S.GreaterThan(x, S.Zero), x, S.Multiply(alpha, ExpMinusOneOfNegative<S, V, T>(S.Min(S.Zero, x))));

    /// <summary><c>x · min(max(x + 3, 0), 6) / 6</c> (Howard et al. 2019).</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HardSwish<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V gate = S.Min(S.Constant(6), S.Max(S.Zero, S.Add(x, S.Constant(3))));
        return S.Multiply(S.Multiply(x, gate), S.Constant(1.0 / 6));
    }

    /// <summary>0 up to −3, 1 from 3 on, <c>x / 3 + ½</c> between: the derivative of <see cref="HardSwish"/>.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V HardSwishDerivative<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V three = S.Constant(3);
        V between = S.MultiplyAdd(x, S.Constant(1.0 / 3), S.Constant(0.5));
        return S.Select(S.GreaterThan(x, S.Negate(three)), S.Select(S.GreaterThan(three, x), between, S.Constant(1)), S.Zero);
    }

    /// <summary><c>ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|)</c>, which cannot overflow; its derivative is <see cref="Sigmoid"/>.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return S.Add(S.Max(S.Zero, x), LogOnePlus<S, V, T>(Exp<S, V, T>(S.Negate(S.Abs(x)))));
    }

    /// <summary><c>x · σ(x)</c>, also called SiLU (Elfwing et al. 2017; Ramachandran et al. 2017).</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Swish<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return S.Multiply(x, Sigmoid<S, V, T>(x));
    }

    /// <summary><c>σ(x) + x · σ(x) · (1 − σ(x))</c>, the derivative of <see cref="Swish"/>.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SwishDerivative<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V s = Sigmoid<S, V, T>(x);
        return S.MultiplyAdd(S.Multiply(x, s), S.Subtract(S.Constant(1), s), s);
    }

    /// <summary>
    /// <c>x · Φ(x)</c> with the normal distribution function Φ (Hendrycks, Gimpel 2016), computed exactly, not approximated by tanh.
    /// </summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gelu<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return S.Multiply(x, NormalDistribution<S, V, T>(x));
    }

    /// <summary><c>Φ(x) + x · φ(x)</c> with the normal density φ, the derivative of <see cref="Gelu"/>.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V GeluDerivative<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return S.MultiplyAdd(x, NormalDensity<S, V, T>(x), NormalDistribution<S, V, T>(x));
    }

    /// <summary>
    /// <c>½x(1 + tanh u)</c> with <c>u = √(2/π)(x + 0.044715x³)</c>, the approximation of <see cref="Gelu"/> by tanh (Hendrycks, Gimpel
    /// 2016). It is computed as <c>x · σ(2u)</c>, which does not cancel for negative x.
    /// </summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V GeluTanh<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V bounded = Saturating<S, V, T>(x);
        return S.Multiply(x, GeluTanhGate<S, V, T>(bounded, S.Multiply(bounded, bounded)));
    }

    /// <summary>
    /// <c>s + x · s(1 − s) · 2u′</c> with <c>s = σ(2u)</c> and <c>u′ = √(2/π)(1 + 3 · 0.044715x²)</c>, the derivative of
    /// <see cref="GeluTanh"/>.
    /// </summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V GeluTanhDerivative<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V bounded = Saturating<S, V, T>(x);
        V square = S.Multiply(bounded, bounded);
        V s = GeluTanhGate<S, V, T>(bounded, square);
        V slope = S.MultiplyAdd(square, S.Constant(3 * GeluCube * GeluFactor), S.Constant(GeluFactor));
        return S.MultiplyAdd(S.Multiply(S.Multiply(bounded, slope), s), S.Subtract(S.Constant(1), s), s);
    }

    /// <summary><c>x · tanh(softplus(x))</c> (Misra 2019). With <c>n = e²ˣ + 2eˣ</c>, <c>tanh(ln(1 + eˣ)) = n / (n + 2)</c>.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Mish<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V n = MishNumerator<S, V, T>(BoundedExp<S, V, T>(x));
        return S.Multiply(x, S.Divide(n, S.Add(n, S.Constant(2))));
    }

    /// <summary><c>n / (n + 2) + x · 4eˣ(1 + eˣ) / (n + 2)²</c> with <c>n = e²ˣ + 2eˣ</c>, the derivative of <see cref="Mish"/>.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MishDerivative<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V e = BoundedExp<S, V, T>(x);
        V n = MishNumerator<S, V, T>(e);
        V inverse = S.Divide(S.Constant(1), S.Add(n, S.Constant(2)));
        V slope = S.Multiply(S.Multiply(S.Constant(4), S.MultiplyAdd(e, e, e)), S.Multiply(inverse, inverse));
        return S.MultiplyAdd(x, slope, S.Multiply(n, inverse));
    }

    // 2√(2/π), and the coefficient of x³ in the approximation of GELU by tanh.
    private const double GeluFactor = 1.5957691216057308;
    private const double GeluCube = 0.044715;

    /// <summary>
    /// Limits x to a range at whose ends the gate of <see cref="GeluTanh"/> is 0 and 1 already, so that x³ cannot overflow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Saturating<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => S.Max(S.Constant(-100), S.Min(S.Constant(100), x));

    /// <summary>Returns <c>σ(2u)</c> of <see cref="GeluTanh"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V GeluTanhGate<S, V, T>(V x, V square)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V slope = S.MultiplyAdd(square, S.Constant(GeluCube * GeluFactor), S.Constant(GeluFactor));
        return Sigmoid<S, V, T>(S.Multiply(x, slope));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V MishNumerator<S, V, T>(V e)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => S.Multiply(e, S.Add(e, S.Constant(2)));

    /// <summary>
    /// Returns eˣ with x limited to a bound at which tanh(softplus(x)) is 1 already, so that the fourth power of eˣ does not overflow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V BoundedExp<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Exp<S, V, T>(S.Min(S.Constant(typeof(T) == typeof(float) ? 20 : 40), x));
}
