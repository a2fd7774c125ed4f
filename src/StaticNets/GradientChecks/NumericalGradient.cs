namespace StaticNets.GradientChecks;

/// <summary>
/// The derivatives of a loss with respect to the values of one tensor. They are computed from difference quotients alone, without the
/// network's gradient.
/// </summary>
internal sealed class NumericalGradient
{
    // Largest relative error that is allowed for the difference quotients: a quarter of the tolerance.
    private const double Exactness = GradientCheck.Tolerance / 4;

    // Steps h for values of magnitude below 2, tried in this order. The first step suits smooth losses f: if f and its fifth derivative
    // f⁽⁵⁾ are about 1, the rounding error is 2e-16 / 2⁻¹⁰ ≈ 2e-13 (2⁻¹⁰ is the smallest step, h/4), and the truncation error, at most
    // h⁴ f⁽⁵⁾ / 480, is below 1e-12. The next two steps are larger, for gradients that are so small that rounding hides them. The last two
    // steps are smaller and fit between kinks.
    private static readonly double[] _steps = [1.0 / 256, 1.0 / 32, 1.0 / 8, 1.0 / (1 << 13), 1.0 / (1 << 18)];

    private NumericalGradient(Derivative[] derivatives)
    {
        Values = Array.ConvertAll(derivatives, derivative => derivative.Value);
        IsExact = Exact(derivatives);
    }

    /// <summary>The derivative for each value of the tensor.</summary>
    public double[] Values { get; }

    /// <summary>Whether each derivative is reliable: not disturbed by a kink or by rounding.</summary>
    public bool[] IsExact { get; }

    /// <summary>Differentiates with respect to each value of a tensor, and restores the tensor.</summary>
    public static NumericalGradient Of(ILossSurface surface, string tensor)
    {
        double atPoint = surface.Loss();
        double[] values = surface.Get(tensor);
        double[] moved = [.. values];
        try
        {
            Derivative[] derivatives = [.. values.Select((_, i) => At(i, _steps[0]))];
            foreach (double step in _steps.AsSpan(1))
            {
                double allowed = Exactness * Norm(derivatives) / Math.Sqrt(values.Length);
                for (int i = 0; i < values.Length; i++)
                {
                    if (!(derivatives[i].Uncertainty <= allowed))
                    {
                        Derivative other = At(i, step);
                        derivatives[i] = derivatives[i].Uncertainty <= other.Uncertainty ? derivatives[i] : other;
                    }
                }
            }

            return new NumericalGradient(derivatives);
        }
        finally
        {
            surface.Set(tensor, values);
        }

        Derivative At(int index, double step)
        {
            double size = Math.Max(1, Math.ScaleB(1, Math.ILogB(values[index])));
            Derivative derivative = Derivative.Of(x => LossAt(index, x), values[index], atPoint, step * size);
            moved[index] = values[index];
            return derivative;
        }

        double LossAt(int index, double value)
        {
            moved[index] = value;
            surface.Set(tensor, moved);
            return surface.Loss();
        }
    }

    /// <summary>
    /// Selects the derivatives that are reliable. Derivatives are accepted in the order of increasing uncertainty, as long as the norm of
    /// the accepted uncertainties is a small part of the gradient's norm.
    /// </summary>
    private static bool[] Exact(Derivative[] derivatives)
    {
        double norm = Norm(derivatives);
        double allowed = norm < GradientComparison.Zero ? GradientComparison.Zero : Exactness * norm;
        bool[] exact = new bool[derivatives.Length];
        double squares = 0;
        foreach (int i in Enumerable.Range(0, derivatives.Length).OrderBy(i => derivatives[i].Uncertainty))
        {
            squares += derivatives[i].Uncertainty * derivatives[i].Uncertainty;
            exact[i] = squares <= allowed * allowed;
        }

        return exact;
    }

    private static double Norm(Derivative[] derivatives) => Math.Sqrt(derivatives.Sum(derivative => derivative.Value * derivative.Value));
}
