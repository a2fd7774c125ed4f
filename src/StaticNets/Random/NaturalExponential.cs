namespace StaticNets;

/// <summary>eˣ from + − × ÷ alone: the platform's own differs from machine to machine in the last bit.</summary>
internal static class NaturalExponential
{
    private const double LogarithmOfTwo = 0.6931471805599453;

    // ln 2 in two parts: the first has 20 bits at its end to spare, so that its product with an exponent is exact.
    private const double LogarithmOfTwoHigh = 0.6931471803691238;
    private const double LogarithmOfTwoLow = 1.9082149292705877e-10;

    // |r| ≤ ln 2 / 2 = 0.3466, and 0.3466¹⁵ / 15! < 2⁻⁶²: fourteen terms are exact to double's last bit.
    private const int LastPower = 14;

    /// <summary>eˣ of a number from −700 to 700, within a few units of the last place.</summary>
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
