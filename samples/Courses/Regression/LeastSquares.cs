namespace Courses.Regression;

/// <summary>
/// The closed form of linear regression: solves <c>(XᵀX) w = Xᵀy</c>, with a column of ones for the bias, by Gaussian elimination.
/// </summary>
internal static class LeastSquares
{
    /// <returns>One weight for each feature, then the bias.</returns>
    public static double[] Solve(float[] x, float[] y, int features)
    {
        int n = features + 1;
        double[,] system = new double[n, n + 1];
        for (int row = 0; row < y.Length; row++)
        {
            double[] inputs = [.. x[(row * features)..((row + 1) * features)], 1];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    system[i, j] += inputs[i] * inputs[j];
                }

                system[i, n] += inputs[i] * y[row];
            }
        }

        for (int pivot = 0; pivot < n; pivot++)
        {
            Eliminate(system, pivot);
        }

        return [.. Enumerable.Range(0, n).Select(i => system[i, n] / system[i, i])];
    }

    /// <summary>Eliminates one column. The matrix is positive definite, so no pivoting is needed.</summary>
    private static void Eliminate(double[,] system, int pivot)
    {
        for (int i = 0; i < system.GetLength(0); i++)
        {
            double factor = i == pivot ? 0 : system[i, pivot] / system[pivot, pivot];
            for (int j = pivot; factor != 0 && j < system.GetLength(1); j++)
            {
                system[i, j] -= factor * system[pivot, j];
            }
        }
    }
}
