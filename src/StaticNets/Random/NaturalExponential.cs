namespace StaticNets;

/// <summary>Computes eˣ with + − × ÷ alone, because the last bit of <see cref="Math.Exp"/> differs among platforms.</summary>
internal static class NaturalExponential
{
    private const double LogarithmOfTwo = 0.6931471805599453;

    // ln 2 as a sum of two numbers. The last 20 bits of the first number are 0, so its product with an exponent is exact.
    private const double LogarithmOfTwoHigh = 0.6931471803691238;
    private const double LogarithmOfTwoLow = 1.9082149292705877e-10;

    // The remainder r = x − k ln 2 is at most ln 2 / 2 = 0.3466 in magnitude, and 0.3466¹⁵ / 15! < 2⁻⁶². So the terms of the series up to
    // r¹⁴ / 14! are enough for double precision.
    private const int LastPower = 14;

    /// <summary>Returns eˣ for −700 ≤ x ≤ 700, with an error of a few units in the last place.</summary>
    public static double Of(double x)
    {
        // x = k ln 2 + r; eˣ = 2ᵏ (1 + r + r²/2 + r³/6 + …).
        double k = Math.Round(x / LogarithmOfTwo);
        double r = x - (k * LogarithmOfTwoHigh) - (k * LogarithmOfTwoLow);
        double sum = 1;
        for (int power = LastPower; power > 0; power--)
        {
            sum = 1 + (sum * r / power);
        }

        return Math.ScaleB(sum, (int)k);
    }
}
