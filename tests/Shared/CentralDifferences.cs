namespace StaticNets.Tests.Shared;

/// <summary>
/// Compares computed gradients with difference quotients. With <c>D(h) = (f(x + h) − f(x − h)) / 2h</c> at three steps, each half of the
/// previous one, <c>R = (4 D(h/2) − D(h)) / 3</c> cancels the error term in h² and is known twice; the difference of the two shows how
/// exact they are.
/// </summary>
/// <remarks>
/// If a step crosses a kink (ReLU) or a point where another element becomes the maximum, or if the gradient is so small that rounding hides
/// it, the two differ. Such a point says nothing about the gradient, and another one is drawn; the computed gradient does not influence
/// that decision.
/// </remarks>
internal static class CentralDifferences
{
    /// <summary>The largest relative error that counts as agreement.</summary>
    public const double Tolerance = 1e-7;

    /// <summary>If both norms are below this number, they count as zero.</summary>
    public const double Zero = 1e-12;

    // The first step: an f of 1 has a rounding error of about 2e-16, so R(h/4) has 4/3 · 2e-16 / (h/4) ≈ 3e-13; the truncation error h⁴
    // f⁽⁵⁾ / 480 is below 1e-12. The larger steps are for gradients of 1e-6 after several softmax layers, where 3e-13 is too much and f is
    // smooth enough.
    private static readonly double[] _steps = [1.0 / 256, 1.0 / 32, 1.0 / 8];

    // The difference quotients may use up a quarter of the tolerance.
    private const double Exactness = Tolerance / 4;

    private const int Draws = 40;

    // A tensor whose gradient is not always zero has a nonzero one at about every second point.
    private const int SilentDraws = 8;

    /// <summary>
    /// Draws points until one is suitable, and returns the agreement of each tensor's gradient there. A point where some tensor has no
    /// gradient, for example because a ReLU is 0 everywhere, is replaced by a better one if the computed gradients agree with it.
    /// </summary>
    /// <exception cref="InvalidOperationException">No drawn point is suitable.</exception>
    public static IReadOnlyList<GradientError> Check(IDifferentiable function, System.Random random) => Check(function, random, _steps);

    /// <summary>Checks with other steps, of which the first one that is exact enough is used.</summary>
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

    /// <summary>Returns the derivatives, or <see langword="null"/> if the difference quotients are not exact enough.</summary>
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

/// <summary>The agreement of one tensor's gradient.</summary>
/// <param name="Norm">The larger norm of the network's gradient and of the difference quotients.</param>
/// <param name="Error">The norm of their difference divided by <paramref name="Norm"/>; 0 if both are zero.</param>
internal sealed record GradientError(string Tensor, double Norm, double Error)
{
    /// <summary>Whether the error is below the tolerance; false for a NaN.</summary>
    public bool Agrees => Error < CentralDifferences.Tolerance;

    /// <summary>Whether the gradient is not zero, so that the comparison means something.</summary>
    public bool IsNonZero => Norm >= CentralDifferences.Zero;
}
