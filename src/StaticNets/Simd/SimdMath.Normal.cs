using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Simd;

// The normal distribution. The function (1 + 2u) · e^(u²) · erfc(u) lies between 1 and 1.3 for all u ≥ 0, and in terms of t = (u − 3.75) /
// (u + 3.75) it is nearly a polynomial (substitution of Shepherd and Laframboise, 1981). The polynomials below interpolate the
// function at Chebyshev points, with a largest error of 2e-8 (float) and 6e-17 (double).
public static partial class SimdMath
{
    private const double RootOfTwo = 1.41421356237309504880;
    private const double DensityAtZero = 0.39894228040143267794;

    /// <summary><c>Φ(x) = ½ erfc(−x / √2)</c>; the relative error is small even in the left tail.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NormalDistribution<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V u = S.Multiply(S.Abs(x), S.Constant(1 / RootOfTwo));

        // If u is above this bound, Φ(x) is 0 or 1 anyway. Without the bound, an infinite u would make t NaN.
        u = S.Min(S.Constant(1000), u);
        V t = S.Divide(S.Subtract(u, S.Constant(3.75)), S.Add(u, S.Constant(3.75)));
        V t2 = S.Multiply(t, t);
        V q;
        if (typeof(T) == typeof(float))
        {
            q = Pair<S, V, T>(0.0003967046382800549, -0.00022874723359084774, t);
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(-0.009845491094959295, 0.0016886622311156746, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(-0.0586459828677125, 0.02839648212065827, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(-0.10881458496174144, 0.092296367961203, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(0.003586310101688852, 0.08227741756036867, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(1.2375126184625718, -0.14024060801000693, t));
        }
        else
        {
            q = Pair<S, V, T>(-2.6185201302076403e-09, 3.2052626014481747e-10, t);
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(3.195398598898818e-08, -3.798189929608559e-09, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(-2.4851108621898e-07, 2.3398534596775472e-08, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(1.7419011941768343e-06, -5.741076107347652e-08, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(-1.1437980374239475e-05, -9.73387516492806e-07, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(5.164649340990656e-05, 2.2384138525534283e-05, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(0.0002937143905788932, -0.00029015404203348974, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(-0.00974657968596218, 0.0017556258434318571, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(-0.05869339857631061, 0.028362277420377335, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(-0.10880393014246645, 0.09230432116025894, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(0.003585415485479575, 0.08227673849014977, t));
            q = S.MultiplyAdd(q, t2, Pair<S, V, T>(1.2375126308378275, -0.14024059858554702, t));
        }

        V tail = S.Divide(S.Multiply(q, ExpOfHalfSquare<S, V, T>(x)), S.MultiplyAdd(S.Constant(4), u, S.Constant(2)));
        return S.Select(S.GreaterThan(x, S.Zero), S.Subtract(S.Constant(1), tail), tail);
    }

    /// <summary><c>φ(x) = e^(−x²/2) / √(2π)</c>.</summary>
    /// <inheritdoc cref="Exp{S, V, T}(V)" path="/typeparam"/>
    /// <param name="x">Any values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V NormalDensity<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => S.Multiply(S.Constant(DensityAtZero), ExpOfHalfSquare<S, V, T>(x));

    /// <summary>
    /// Returns e^(−x²/2). The rounding error of x² would be magnified up to 100 times in the result; therefore this error is computed and
    /// its effect is corrected.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfHalfSquare<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V bounded = S.Min(S.Constant(typeof(T) == typeof(float) ? 15 : 40), S.Abs(x));
        V square = S.Multiply(bounded, bounded);
        V lost = S.MultiplyAdd(bounded, bounded, S.Negate(square));
        V half = S.Constant(-0.5);
        return S.Multiply(Exp<S, V, T>(S.Multiply(half, square)), S.MultiplyAdd(half, lost, S.Constant(1)));
    }
}
