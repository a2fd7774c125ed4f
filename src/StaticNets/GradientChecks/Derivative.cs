namespace StaticNets.GradientChecks;

/// <summary>A derivative that was computed from difference quotients.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Uncertainty">Estimated absolute error; if there is a kink at the point, at least half the jump of the slope.</param>
internal readonly record struct Derivative(double Value, double Uncertainty)
{
    /// <summary>Differentiates a function at a point with the steps h, h/2 and h/4.</summary>
    /// <param name="function">The function.</param>
    /// <param name="x">The point.</param>
    /// <param name="atX">The function's value at the point.</param>
    /// <param name="step">h.</param>
    public static Derivative Of(Func<double, double> function, double x, double atX, double step)
    {
        (double whole, double wholeJump) = Quotients(function, x, atX, step);
        (double half, double halfJump) = Quotients(function, x, atX, step / 2);
        (double quarter, double quarterJump) = Quotients(function, x, atX, step / 4);

        // Both extrapolations cancel the error term in h². Their difference shows how exact they are, and whether a kink lies within the
        // steps.
        double coarse = ((4 * half) - whole) / 3;
        double fine = ((4 * quarter) - half) / 3;

        // If a kink lies exactly at x, both extrapolations give the mean of the two slopes, so their difference does not show the kink. But
        // the right quotient minus the left one does: without a kink it is ah + bh³ + …, with a kink j + ah + …, where j is the jump of the
        // slope, and a and b do not depend on h. Extrapolation to h = 0 gives about 0 without a kink, and about j with one.
        double jump = (wholeJump - (10 * halfJump) + (16 * quarterJump)) / 7;
        return new Derivative(fine, Math.Max(Math.Abs(coarse - fine), Math.Abs(jump) / 2));
    }

    private static (double Central, double Jump) Quotients(Func<double, double> function, double x, double atX, double step)
    {
        // Divide by the distances that the points really have after x ± h is rounded.
        double above = x + step;
        double below = x - step;
        double right = function(above);
        double left = function(below);
        return ((right - left) / (above - below), ((right - atX) / (above - x)) - ((atX - left) / (x - below)));
    }
}
