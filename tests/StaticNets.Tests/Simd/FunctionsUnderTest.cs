using System.Numerics;
using StaticNets.Simd;

namespace StaticNets.Tests.Simd;

/// <summary>A function of <see cref="SimdMath"/> with its documented accuracy.</summary>
internal interface IFunctionUnderTest
{
    /// <summary>Largest error of the function in units in the last place.</summary>
    static abstract double Bound { get; }

    /// <summary>Largest error of <see cref="Exact"/> in units in the last place of double.</summary>
    static abstract double ReferenceBound { get; }

    static abstract V Apply<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    static abstract double Exact(double x);

    /// <summary>Whether the accuracy is documented for this argument.</summary>
    static abstract bool Covers(double x);
}

internal readonly struct ExpFunction : IFunctionUnderTest
{
    public static double Bound => 2;

    // The C library's exp: documented below one unit by glibc, Apple and Microsoft.
    public static double ReferenceBound => 1;

    public static V Apply<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SimdMath.Exp<S, V, T>(x);

    public static double Exact(double x) => Math.Exp(x);

    public static bool Covers(double x) => true;
}

internal readonly struct TanhFunction : IFunctionUnderTest
{
    public static double Bound => 4;

    // The C library's tanh: glibc documents two units.
    public static double ReferenceBound => 2;

    public static V Apply<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SimdMath.Tanh<S, V, T>(x);

    public static double Exact(double x) => Math.Tanh(x);

    public static bool Covers(double x) => true;
}

internal readonly struct SigmoidFunction : IFunctionUnderTest
{
    public static double Bound => 4;

    // One unit of exp, which enters with a factor of at most 1, half a unit each for the sum and the quotient;
    // a relative error of n units can look like 2n at a power of two.
    public static double ReferenceBound => 4;

    public static V Apply<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SimdMath.Sigmoid<S, V, T>(x);

    public static double Exact(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return (x > 0 ? 1 : e) / (1 + e);
    }

    public static bool Covers(double x) => true;
}

internal readonly struct LogOnePlusFunction : IFunctionUnderTest
{
    public static double Bound => 2;

    // With w = 1 + u rounded, u·ln(w) / (w − 1) corrects the rounding error of w. One unit of log, half a unit each for product and
    // quotient, less than half a unit because ln(w)/(w − 1) is not constant between w and 1 + u; doubled at powers of two.
    public static double ReferenceBound => 5;

    public static V Apply<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SimdMath.LogOnePlus<S, V, T>(x);

    public static double Exact(double x)
    {
        double w = 1 + x;
        return w == 1 ? x : x * Math.Log(w) / (w - 1);
    }

    public static bool Covers(double x) => double.IsNaN(x) || (x >= 0 && x <= 1);
}

internal readonly struct ExpMinusOneFunction : IFunctionUnderTest
{
    public static double Bound => 4;

    // Kahan's method: with u = eˣ rounded, (u − 1) · x / ln u corrects the rounding error of u. One unit each of exp and log, half a unit
    // each for difference, product and quotient; doubled at powers of two.
    public static double ReferenceBound => 7;

    public static V Apply<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SimdMath.ExpMinusOneOfNegative<S, V, T>(x);

    public static double Exact(double x)
    {
        // e^−40 is less than a tenth of a unit in the last place of 1; further out u is no longer a normal number.
        double u = Math.Exp(x);
        return u == 1 ? x
            : x < -40 ? -1
            : (u - 1) * x / Math.Log(u);
    }

    public static bool Covers(double x) => double.IsNaN(x) || x <= 0;
}
