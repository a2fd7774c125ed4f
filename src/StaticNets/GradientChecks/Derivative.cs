namespace StaticNets;

/// <summary>A derivative by difference quotients.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Uncertainty">About how far from the truth it is; as large as the jump of the slope where there is a kink.</param>
internal readonly record struct Derivative(double Value, double Uncertainty)
{
    /// <summary>Differentiates at one place with the steps h, h/2 and h/4.</summary>
    /// <param name="function">The function.</param>
    /// <param name="x">The place.</param>
    /// <param name="atX">The function's value there.</param>
    /// <param name="step">h.</param>
    public static Derivative Of(Func<double, double> function, double x, double atX, double step)
    {
        (double whole, double wholeJump) = Quotients(function, x, atX, step);
        (double half, double halfJump) = Quotients(function, x, atX, step / 2);
        (double quarter, double quarterJump) = Quotients(function, x, atX, step / 4);

        // Free of the error in h², twice: how far the two differ tells how exact they are, and whether a kink lies within the steps.
        double coarse = ((4 * half) - whole) / 3;
        double fine = ((4 * quarter) - half) / 3;

        // At a kink exactly here both are the mean of the two slopes. The slope to the right less that to the left is ah + bh³ + … where there
        // is none; what remains of it for h = 0 is the jump.
        double jump = (wholeJump - (10 * halfJump) + (16 * quarterJump)) / 7;
        return new Derivative(fine, Math.Max(Math.Abs(coarse - fine), Math.Abs(jump) / 2));
    }

    private static (double Central, double Jump) Quotients(Func<double, double> function, double x, double atX, double step)
    {
        // The steps that rounding leaves.
        double above = x + step;
        double below = x - step;
        double right = function(above);
        double left = function(below);
        return ((right - left) / (above - below), ((right - atX) / (above - x)) - ((atX - left) / (x - below)));
    }
}
