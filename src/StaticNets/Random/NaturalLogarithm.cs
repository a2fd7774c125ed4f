using System.Runtime.CompilerServices;

namespace StaticNets;

/// <summary>Computes ln x with + − × ÷ alone, because the last bit of <see cref="Math.Log(double)"/> differs among platforms.</summary>
internal static class NaturalLogarithm
{
    private const int FractionBits = 52;
    private const int ExponentBias = 1023;
    private const ulong FractionMask = (1UL << FractionBits) - 1;
    private const double SquareRootOfTwo = 1.4142135623730951;
    private const double LogarithmOfTwo = 0.6931471805599453;

    // The series in Of ends with f²¹ / 21. Because f² ≤ ((√2 − 1) / (√2 + 1))² < 0.0295, the next term is at most 0.0295¹¹ / 23 · |f| <
    // 2⁻⁶⁰ · |f|, which is negligible in double precision.
    private const int LastOddPower = 21;

    /// <summary>Returns ln x of a positive normal number, with an error of at most 3 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(double x)
    {
        // x = m · 2ᵉ with m in [1/√2, √2); ln m = 2 artanh f = 2 (f + f³/3 + f⁵/5 + …) with f = (m − 1) / (m + 1).
        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        int exponent = (int)(bits >> FractionBits) - ExponentBias;
        double m = BitConverter.UInt64BitsToDouble((bits & FractionMask) | ((ulong)ExponentBias << FractionBits));
        if (m >= SquareRootOfTwo)
        {
            m *= 0.5;
            exponent++;
        }

        double f = (m - 1) / (m + 1);
        double square = f * f;
        double sum = 1.0 / LastOddPower;
        for (int power = LastOddPower - 2; power > 0; power -= 2)
        {
            sum = (sum * square) + (1.0 / power);
        }

        return (exponent * LogarithmOfTwo) + (2 * f * sum);
    }
}
