namespace StaticNets.Tests.Shared;

/// <summary>
/// Compares the computed gradients of a function f with difference quotients at a random point x, which consists of the values of all
/// tensors. With <c>D(h) = (f(x + h) − f(x − h)) / 2h</c>, the approximation <c>R(h) = (4 D(h/2) − D(h)) / 3</c> of the derivative has no
/// error term in h². The quotients at the steps h, h/2 and h/4 give R(h) and R(h/2). The gradient is compared with R(h/2); the difference
/// R(h/2) − R(h) estimates the error of R(h/2).
/// </summary>
/// <remarks>
/// R(h) and R(h/2) differ if a step crosses a kink (ReLU) or a place where another element becomes the maximum (max pooling), or if the
/// gradient is so small that rounding hides it. Then the quotients say nothing about the gradient. If this happens with every step h,
/// another point is drawn. The computed gradient does not influence this decision.
/// </remarks>
internal static class CentralDifferences
{
    /// <summary>The largest relative error that counts as agreement.</summary>
    public const double Tolerance = 1e-7;

    /// <summary>If the norms of the computed gradient and of the difference quotients are below this number, they count as zero.</summary>
    public const double Zero = 1e-12;

    // The first step is h = 1/256. If f is about 1, its rounding error of about 2e-16 gives R(h/2) an error of 4/3 · 2e-16 / (h/4) ≈ 3e-13;
    // the truncation error h⁴ f⁽⁵⁾ / 480 of R(h) is below 1e-12. The larger steps are for layers that are followed by several softmax
    // layers: the gradients there are only about 1e-6, so an error of 3e-13 is too large, but f is smooth enough for larger steps.
    private static readonly double[] _steps = [1.0 / 256, 1.0 / 32, 1.0 / 8];

    // The estimated relative error of the difference quotients may be at most a quarter of the tolerance.
    private const double Exactness = Tolerance / 4;

    private const int Draws = 40;

    // A gradient that is not zero everywhere is nonzero at about every second point. After this many points at which some gradient is zero,
    // no more points are drawn, because that gradient is probably zero everywhere.
    private const int SilentDraws = 8;

    /// <summary>
    /// Draws points until one is suitable, and returns the error of each tensor's gradient at this point. If all gradients agree, but the
    /// gradient of some tensor is zero (for example because all ReLUs output 0), more points are drawn, and the point with the most nonzero
    /// gradients is used.
    /// </summary>
    /// <exception cref="InvalidOperationException">No drawn point is suitable.</exception>
    public static IReadOnlyList<GradientError> Check(IDifferentiable function, System.Random random) => Check(function, random, _steps);

    /// <summary>Checks with the given steps. For each tensor, the first step whose difference quotients are exact enough is used.</summary>
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

/// <summary>The result of comparing the gradient of one tensor with its difference quotients.</summary>
/// <param name="Norm">The norm of the network's gradient or the norm of the difference quotients, whichever is larger.</param>
/// <param name="Error">
/// The norm of (gradient − difference quotients), divided by <paramref name="Norm"/>; 0 if <paramref name="Norm"/> counts as zero.
/// </param>
internal sealed record GradientError(string Tensor, double Norm, double Error)
{
    /// <summary>Whether the error is below the tolerance; false for a NaN.</summary>
    public bool Agrees => Error < CentralDifferences.Tolerance;

    /// <summary>Whether the gradient is not zero, so that the comparison means something.</summary>
    public bool IsNonZero => Norm >= CentralDifferences.Zero;
}
