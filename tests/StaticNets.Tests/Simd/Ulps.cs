namespace StaticNets.Tests.Simd;

/// <summary>
/// Distances in units in the last place: <c>|got − exact|</c> over the spacing of the type's numbers at <c>exact</c>, denormals included.
/// Infinity counts as the number that would follow the largest finite one. Two NaN have the distance 0, a NaN and a number an infinite
/// distance.
/// </summary>
internal static class Ulps
{
    private const double AboveFloats = 340282366920938463463374607431768211456d;

    public static double Between(float got, double exact)
    {
        if (double.IsNaN(exact) || float.IsNaN(got))
        {
            return double.IsNaN(exact) && float.IsNaN(got) ? 0 : double.PositiveInfinity;
        }

        double wide = Math.Clamp(got, -AboveFloats, AboveFloats);
        double target = Math.Clamp(exact, -AboveFloats, AboveFloats);
        int exponent = Math.Clamp(Exponent(target), -126, 127);
        return Math.Abs(wide - target) / PowerOfTwo(exponent - 23);
    }

    public static double Between(double got, double exact)
    {
        if (double.IsNaN(exact) || double.IsNaN(got))
        {
            return double.IsNaN(exact) && double.IsNaN(got) ? 0 : double.PositiveInfinity;
        }

        double beyond = double.IsInfinity(got) == double.IsInfinity(exact) ? 0 : 1;
        double wide = Math.Clamp(got, -double.MaxValue, double.MaxValue);
        double target = Math.Clamp(exact, -double.MaxValue, double.MaxValue);
        int exponent = Math.Max(Exponent(target), -1022);

        // If the spacing itself is subnormal, both numbers are scaled up first.
        return exponent < -900
            ? Math.Abs(wide * PowerOfTwo(200) - target * PowerOfTwo(200)) / PowerOfTwo(exponent - 52 + 200)
            : Math.Abs(wide - target) / PowerOfTwo(exponent - 52) + beyond;
    }

    private static int Exponent(double value) => (int)((BitConverter.DoubleToInt64Bits(value) >> 52) & 0x7FF) - 1023;

    private static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);
}
