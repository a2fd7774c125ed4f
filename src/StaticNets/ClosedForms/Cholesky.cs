using System.Numerics.Tensors;

namespace StaticNets.ClosedForms;

/// <summary>
/// The Cholesky decomposition of a symmetric positive definite matrix, <c>A = LLᵀ</c> with a lower triangle L, in double precision.
/// </summary>
internal static class Cholesky
{
    private const double UnitRoundoff = 1.0 / (1L << 53);

    /// <summary>Replaces the lower triangle of A by L, row by row; the upper triangle is not used.</summary>
    /// <param name="a">The matrix, order × order.</param>
    /// <param name="order">Number of rows and columns.</param>
    /// <param name="errors">Number of rounding errors of an element of A.</param>
    /// <returns>False if A is not positive definite within the rounding errors of A and of this computation.</returns>
    public static bool TryDecompose(Span<double> a, int order, int errors)
    {
        for (int i = 0; i < order; i++)
        {
            Span<double> row = a.Slice(i * order, i + 1);

            // The computed triangle is exact for a matrix whose diagonal differs by up to (i + 2) · u · aᵢᵢ (Higham 2002, theorem 10.3), so
            // that a smaller pivot may be zero in truth.
            double least = (i + 2 + errors) * UnitRoundoff * row[i];
            for (int j = 0; j < i; j++)
            {
                row[j] = (row[j] - TensorPrimitives.Dot<double>(row[..j], a.Slice(j * order, j))) / a[(j * order) + j];
            }

            double pivot = row[i] - TensorPrimitives.SumOfSquares<double>(row[..i]);
            if (!(pivot > least))
            {
                return false;
            }

            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>Solves <c>LLᵀx = b</c>.</summary>
    /// <param name="l">L of <see cref="TryDecompose"/>.</param>
    /// <param name="order">Number of rows and columns.</param>
    /// <param name="x">Holds b, and receives x.</param>
    public static void Solve(ReadOnlySpan<double> l, int order, Span<double> x)
    {
        for (int i = 0; i < order; i++)
        {
            x[i] = (x[i] - TensorPrimitives.Dot<double>(l.Slice(i * order, i), x[..i])) / l[(i * order) + i];
        }

        // Column i of Lᵀ is row i of L: as soon as xᵢ is known, it is subtracted from the equations above.
        for (int i = order - 1; i >= 0; i--)
        {
            x[i] /= l[(i * order) + i];
            TensorPrimitives.MultiplyAdd<double>(l.Slice(i * order, i), -x[i], x[..i], x[..i]);
        }
    }
}
