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

    // glibc, Apple and Microsoft document an error of less than one unit for the C library's exp.
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

    // glibc documents an error of two units for the C library's tanh.
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

    // The error is one unit of exp, which enters with a factor of at most 1, and half a unit each for the sum and the quotient. This total
    // is doubled, because near a power of two a relative error of n units can be 2n units in the last place.
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

    // With w = 1 + x rounded, x·ln(w) / (w − 1) corrects the rounding error of w. The error is one unit of log, half a unit each for the
    // product and the quotient, and less than half a unit because ln(w) / (w − 1) is not constant between w and 1 + x. This total is
    // doubled, as for the sigmoid.
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

    // Kahan's method: with u = eˣ rounded, (u − 1) · x / ln u corrects the rounding error of u. The error is one unit each of exp and log,
    // and half a unit each for the difference, the product and the quotient. This total is doubled, as for the sigmoid.
    public static double ReferenceBound => 7;

    public static V Apply<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SimdMath.ExpMinusOneOfNegative<S, V, T>(x);

    public static double Exact(double x)
    {
        // For x < −40, u is less than a tenth of a unit in the last place of 1, so the result is −1. The last formula would fail for much
        // smaller x, where u is no longer a normal number.
        double u = Math.Exp(x);
        return u == 1 ? x
            : x < -40 ? -1
            : (u - 1) * x / Math.Log(u);
    }

    public static bool Covers(double x) => double.IsNaN(x) || x <= 0;
}

internal readonly struct LogFunction : IFunctionUnderTest
{
    public static double Bound => 4;

    // glibc, Apple and Microsoft document an error of less than one unit for the C library's log.
    public static double ReferenceBound => 1;

    public static V Apply<S, V, T>(V x)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => SimdMath.Log<S, V, T>(x);

    public static double Exact(double x) => Math.Log(x);

    public static bool Covers(double x) => x > 0;
}
