namespace StaticNets.Models;

/// <summary>The weights between the units of a model: a symmetric matrix with a zero diagonal.</summary>
internal static class SymmetricMatrix
{
    /// <summary>Copies the triangle below the diagonal to the one above it, and clears the diagonal.</summary>
    public static void Mirror(Span<float> matrix, int order)
    {
        for (int i = 0; i < order; i++)
        {
            matrix[(i * order) + i] = 0;
            for (int j = 0; j < i; j++)
            {
                matrix[(j * order) + i] = matrix[(i * order) + j];
            }
        }
    }

    /// <summary>Returns what is wrong with a matrix, or <see langword="null"/>.</summary>
    public static string? Mistake(ReadOnlySpan<float> matrix, int order)
    {
        for (int i = 0; i < order; i++)
        {
            if (matrix[(i * order) + i] != 0)
            {
                return FormattableString.Invariant(
                    $"weights must have a zero diagonal, but weights[{i}, {i}] is {matrix[(i * order) + i]}."
                );
            }

            for (int j = 0; j < i; j++)
            {
                if (matrix[(i * order) + j] != matrix[(j * order) + i])
                {
                    return FormattableString.Invariant(
                        $"weights must be symmetric, but weights[{i}, {j}] is {matrix[(i * order) + j]} and weights[{j}, {i}] is {matrix[(j * order) + i]}."
                    );
                }
            }
        }

        return null;
    }
}
