namespace StaticNets;

/// <summary>
/// Draws numbers from the normal distribution N(0, 1) by Marsaglia's polar method (Marsaglia, Bray 1964). It uses only operations that IEEE
/// 754 rounds correctly (+ − × ÷ √) and a logarithm that is computed from them, so a seed gives the same bits on every machine.
/// </summary>
/// <param name="random">Source of the uniform numbers.</param>
public sealed class NormalSampler(Xoshiro256StarStar random)
{
    private double _spare;
    private bool _hasSpare;

    /// <summary>Draws the next number from N(0, 1).</summary>
    public double Next()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        double u;
        double v;
        double radius;
        do
        {
            u = (2 * random.NextDouble()) - 1;
            v = (2 * random.NextDouble()) - 1;
            radius = (u * u) + (v * v);
        } while (radius >= 1 || radius == 0);

        double scale = Math.Sqrt(-2 * NaturalLogarithm.Of(radius) / radius);
        _spare = v * scale;
        _hasSpare = true;
        return u * scale;
    }
}
