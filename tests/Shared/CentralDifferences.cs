namespace StaticNets.Tests.Shared;

/// <summary>
/// Compares claimed gradients with difference quotients. With <c>D(h) = (f(x + h) − f(x − h)) / 2h</c> at three steps, each half the one
/// before, <c>R = (4 D(h/2) − D(h)) / 3</c> is free of the error in h² and known twice; how far the two differ tells how exact they are.
/// </summary>
/// <remarks>
/// Where a step crosses a kink (ReLU) or another maximum, or where the gradient is so small that rounding drowns it, the two differ.
/// Such a point says nothing about the gradient and another is drawn; the claimed gradient has no say in that.
/// </remarks>
internal static class CentralDifferences
{
    /// <summary>The largest relative error that counts as equal.</summary>
    public const double Tolerance = 1e-7;

    /// <summary>Norms below this one, on both sides, count as zero.</summary>
    public const double Zero = 1e-12;

    // The first. Rounding: an f of 1 is known to some 2e-16, R(h/4) to 4/3 · 2e-16 / (h/4) ≈ 3e-13. The rest: h⁴ f⁗′ / 480 < 1e-12.
    // The others: where several softmaxes in a row leave a gradient of 1e-6, those 3e-13 are too much, and f is flat enough for longer steps.
    private static readonly double[] _steps = [1.0 / 256, 1.0 / 32, 1.0 / 8];

    // Of the tolerance, the differences may use up a quarter.
    private const double Exactness = Tolerance / 4;

    private const int Draws = 40;

    // Where a tensor has a gradient at all, every second point or so shows it.
    private const int SilentDraws = 8;

    /// <summary>
    /// Draws points until one suits and returns how well the gradient of each tensor agrees there. A point where some tensor has no
    /// gradient, say behind a ReLU that lets nothing through, is left for a better one as long as the claim agrees with that.
    /// </summary>
    /// <exception cref="InvalidOperationException">No point suits.</exception>
    public static IReadOnlyList<GradientError> Check(IDifferentiable function, System.Random random) => Check(function, random, _steps);

    /// <summary>The same with other steps, of which the first that is exact enough counts.</summary>
    /// <inheritdoc cref="Check(IDifferentiable, System.Random)"/>
    public static IReadOnlyList<GradientError> Check(IDifferentiable function, System.Random random, double[] steps)
    {
        string unsuitable = "";
        List<GradientError> best = [];
        int silentDraws = 0;
        for (int draw = 0; draw < Draws && silentDraws < SilentDraws; draw++)
        {
            function.Draw(random);
            List<GradientError> errors = [];
            foreach (string tensor in function.Tensors)
            {
                if (Differentiate(function, tensor, steps, out double uncertainty) is not { } expected)
                {
                    unsuitable = $"{tensor} (uncertainty {uncertainty:E1})";
                    break;
                }

                errors.Add(Compare(tensor, function.Gradient(tensor), expected));
            }

            if (errors.Count < function.Tensors.Count)
            {
                continue;
            }

            if (errors.All(error => error.IsNonZero) || errors.Any(error => !error.Agrees))
            {
                return errors;
            }

            silentDraws++;
            best = NonZeros(errors) > NonZeros(best) || best.Count == 0 ? errors : best;
        }

        return best.Count > 0
            ? best
            : throw new InvalidOperationException($"None of {Draws} points suits; the last failed at {unsuitable}.");
    }

    private static int NonZeros(List<GradientError> errors) => errors.Count(error => error.IsNonZero);

    /// <summary>The derivatives, or <see langword="null"/> where difference quotients are not exact enough.</summary>
    private static double[]? Differentiate(IDifferentiable function, string tensor, double[] steps, out double uncertainty)
    {
        uncertainty = double.PositiveInfinity;
        foreach (double step in steps)
        {
            if (Differentiate(function, tensor, step, out double found) is { } derivatives)
            {
                return derivatives;
            }

            uncertainty = Math.Min(uncertainty, found);
        }

        return null;
    }

    private static double[]? Differentiate(IDifferentiable function, string tensor, double step, out double uncertainty)
    {
        double[] values = function.Get(tensor);
        double[] coarse = new double[values.Length];
        double[] fine = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double whole = Quotient(function, tensor, values, i, step);
            double half = Quotient(function, tensor, values, i, step / 2);
            double quarter = Quotient(function, tensor, values, i, step / 4);
            coarse[i] = ((4 * half) - whole) / 3;
            fine[i] = ((4 * quarter) - half) / 3;
        }

        function.Set(tensor, values);
        double difference = Norm([.. coarse.Zip(fine, (a, b) => a - b)]);
        double norm = Norm(fine);
        uncertainty = difference / norm;
        return norm < Zero || uncertainty <= Exactness ? fine : null;
    }

    private static double Quotient(IDifferentiable function, string tensor, double[] values, int index, double step)
    {
        double[] moved = [.. values];
        double above = moved[index] = values[index] + step;
        function.Set(tensor, moved);
        double right = function.Value();
        double below = moved[index] = values[index] - step;
        function.Set(tensor, moved);
        return (right - function.Value()) / (above - below);
    }

    private static GradientError Compare(string tensor, double[] actual, double[] expected)
    {
        if (actual.Length != expected.Length)
        {
            return new GradientError(tensor, double.NaN, double.PositiveInfinity);
        }

        double norm = Math.Max(Norm(actual), Norm(expected));
        double difference = Norm([.. actual.Zip(expected, (a, b) => a - b)]);
        return new GradientError(tensor, norm, norm < Zero ? 0 : difference / norm);
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}

/// <summary>How well the gradient of one tensor agrees.</summary>
/// <param name="Norm">The larger of the norms of the claimed and of the computed gradient.</param>
/// <param name="Error">The norm of their difference, divided by <paramref name="Norm"/>; 0 where both are zero.</param>
internal sealed record GradientError(string Tensor, double Norm, double Error)
{
    /// <summary>NaN agrees with nothing.</summary>
    public bool Agrees => Error < CentralDifferences.Tolerance;

    /// <summary>Whether there was anything to compare.</summary>
    public bool IsNonZero => Norm >= CentralDifferences.Zero;
}
