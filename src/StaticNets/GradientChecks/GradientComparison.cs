namespace StaticNets.GradientChecks;

/// <summary>
/// Compares the network's gradients with difference quotients, at the given point or, if kinks make it unsuitable, at a point near it.
/// </summary>
internal static class GradientComparison
{
    /// <summary>If the norms of both gradients are below this number, the gradients count as equal.</summary>
    public const double Zero = 1e-12;

    private const int MostMoves = 8;

    // A point is unsuitable if more than this share of a tensor's values is skipped.
    private const double MostSkipped = 0.1;

    // Largest distance between a value at the given point and at a point nearby, relative to the root mean square of its tensor (relative
    // to 1 if all values of the tensor are zero).
    private const double Nearby = 0.1;

    /// <summary>Compares the gradients, and restores the values of all tensors.</summary>
    /// <exception cref="ArgumentException">The loss is not finite.</exception>
    public static GradientReport Run(ILossSurface surface, int seed)
    {
        double loss = surface.Loss();
        if (!double.IsFinite(loss))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The loss at these rows must be finite to be differentiated, but is {loss}."),
                "x"
            );
        }

        double[][] point = [.. surface.Tensors.Select(surface.Get)];
        Xoshiro256StarStar random = new(seed);
        try
        {
            GradientReport best = Compare(surface, loss, moves: 0);
            for (int moves = 1; moves <= MostMoves && IsPoor(best) && !IsWrong(best); moves++)
            {
                Move(surface, point, random);
                GradientReport other = Compare(surface, loss, moves);
                best = IsWrong(other) || Skipped(other) < Skipped(best) ? other : best;
            }

            return best;
        }
        finally
        {
            Restore(surface, point);
        }
    }

    private static bool IsPoor(GradientReport report) => report.Tensors.Any(row => row.Skipped > MostSkipped * row.Values);

    /// <summary>Returns whether the gradient of a tensor is wrong. If so, the check ends without trying other points.</summary>
    private static bool IsWrong(GradientReport report) => report.Tensors.Any(row => row.Checked > 0 && !row.Agrees);

    private static int Skipped(GradientReport report) => report.Tensors.Sum(row => row.Skipped);

    private static GradientReport Compare(ILossSurface surface, double loss, int moves) =>
        new(loss, moves, [.. surface.Tensors.Select(tensor => Compare(surface, tensor))]);

    private static GradientCheckRow Compare(ILossSurface surface, string tensor)
    {
        NumericalGradient numerical = NumericalGradient.Of(surface, tensor);
        double[] claimed = surface.Claim(tensor);
        double difference = 0;
        double claimedNorm = 0;
        double numericalNorm = 0;
        int skipped = 0;
        for (int i = 0; i < claimed.Length; i++)
        {
            if (numerical.IsExact[i])
            {
                difference += Square(claimed[i] - numerical.Values[i]);
                claimedNorm += Square(claimed[i]);
                numericalNorm += Square(numerical.Values[i]);
            }
            else
            {
                skipped++;
            }
        }

        double norms = Math.Sqrt(claimedNorm) + Math.Sqrt(numericalNorm);
        bool isZero = Math.Sqrt(claimedNorm) < Zero && Math.Sqrt(numericalNorm) < Zero;
        return new GradientCheckRow(tensor, claimed.Length, skipped, Math.Sqrt(claimedNorm), isZero ? 0 : Math.Sqrt(difference) / norms);
    }

    private static double Square(double value) => value * value;

    private static void Move(ILossSurface surface, double[][] point, Xoshiro256StarStar random)
    {
        for (int tensor = 0; tensor < point.Length; tensor++)
        {
            double size = Math.Sqrt(point[tensor].Sum(Square) / point[tensor].Length);
            double distance = Nearby * (size > 0 ? size : 1);
            surface.Set(
                surface.Tensors[tensor],
                Array.ConvertAll(point[tensor], value => value + (distance * ((2 * random.NextDouble()) - 1)))
            );
        }
    }

    private static void Restore(ILossSurface surface, double[][] point)
    {
        for (int tensor = 0; tensor < point.Length; tensor++)
        {
            surface.Set(surface.Tensors[tensor], point[tensor]);
        }
    }
}
