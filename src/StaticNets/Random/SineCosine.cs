namespace StaticNets;

/// <summary>
/// Computes sine and cosine with + − × ÷ alone, because the last bits of <see cref="Math.SinCos"/> differ among platforms.
/// </summary>
internal static class SineCosine
{
    // The angle in radians is at most π/4 in magnitude after the reduction, and (π/4)¹⁹ / 19! < 2⁻⁶². So the terms up to x¹⁸ are enough
    // for double precision.
    private const int LastPower = 18;

    /// <summary>Returns sine and cosine of an angle with an error of a few 1e-16; multiples of a quarter turn are exact.</summary>
    /// <param name="turns">The angle in full turns, −1000 to 1000; one turn is 2π.</param>
    public static (double Sine, double Cosine) Of(double turns)
    {
        double quarters = Math.Round(4 * turns);
        double x = 2 * Math.PI * (turns - (quarters / 4));

        // sin x = x (1 − x²/(2·3) (1 − x²/(4·5) (…))); cos x = 1 − x²/(1·2) (1 − x²/(3·4) (…)).
        double square = x * x;
        double sine = 1;
        double cosine = 1;
        for (int power = LastPower; power > 0; power -= 2)
        {
            sine = 1 - (square / (power * (power + 1)) * sine);
            cosine = 1 - (square / (power * (power - 1)) * cosine);
        }

        sine *= x;
        return ((int)quarters & 3) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }
}
