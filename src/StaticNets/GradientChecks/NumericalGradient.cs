namespace StaticNets;

/// <summary>The derivatives of a loss by the values of one tensor, by difference quotients alone: the claimed gradient has no say in them.</summary>
internal sealed class NumericalGradient
{
    // Of the tolerance, the quotients may use up a quarter.
    private const double Exactness = GradientCheck.Tolerance / 4;

    // The first suits smooth losses: rounding gives 2e-16 / 2⁻¹⁰ ≈ 2e-13, the rest is h⁴ f⁗′ / 480 < 1e-12. Longer ones are for gradients so
    // small that rounding drowns them, shorter ones pass between kinks.
    private static readonly double[] _steps = [1.0 / 256, 1.0 / 32, 1.0 / 8, 1.0 / (1 << 13), 1.0 / (1 << 18)];

    private NumericalGradient(Derivative[] derivatives)
    {
        Values = Array.ConvertAll(derivatives, derivative => derivative.Value);
        IsExact = Exact(derivatives);
    }

    /// <summary>One derivative for each value of the tensor.</summary>
    public double[] Values { get; }

    /// <summary>Which of them say something: not those at a kink or drowned by rounding.</summary>
    public bool[] IsExact { get; }

    /// <summary>Differentiates by each value of a tensor, which is as before afterwards.</summary>
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

    /// <summary>As many as possible, the least uncertain first, so that their uncertainties together are a small part of the whole gradient.</summary>
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
