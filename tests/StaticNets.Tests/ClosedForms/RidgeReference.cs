namespace StaticNets.Tests.ClosedForms;

/// <summary>
/// Ridge regression in another way: the bias is one more feature, which is always 1 and not penalised, nothing is centred, and Gaussian
/// elimination with row exchanges solves the equations.
/// </summary>
internal static class RidgeReference
{
    /// <summary>Returns the weights that minimise <c>Σ w ‖y − φW − b‖² + λ‖W‖²</c>.</summary>
    /// <param name="features">Rows × number of features.</param>
    /// <param name="targets">Rows × number of targets.</param>
    /// <param name="count">Number of features.</param>
    /// <param name="weights">One weight for each row; <see langword="null"/> for ones.</param>
    public static (double[] Kernel, double[] Bias) Solve(
        double[] features,
        double[] targets,
        int count,
        double lambda,
        double[]? weights = null
    )
    {
        int rows = features.Length / count;
        int units = targets.Length / rows;
        int order = count + 1;
        double[,] system = new double[order, order + units];
        for (int row = 0; row < rows; row++)
        {
            double weight = weights?[row] ?? 1;
            for (int i = 0; i < order; i++)
            {
                for (int j = 0; j < order; j++)
                {
                    system[i, j] += weight * Feature(row, i) * Feature(row, j);
                }

                for (int j = 0; j < units; j++)
                {
                    system[i, order + j] += weight * Feature(row, i) * targets[(row * units) + j];
                }
            }
        }

        for (int i = 0; i < count; i++)
        {
            system[i, i] += lambda;
        }

        double[,] solution = Eliminate(system, order, units);
        double[] flat = [.. solution.Cast<double>()];
        return (flat[..(count * units)], flat[(count * units)..]);

        double Feature(int row, int i) => i < count ? features[(row * count) + i] : 1;
    }

    private static double[,] Eliminate(double[,] system, int order, int units)
    {
        for (int column = 0; column < order; column++)
        {
            int pivot = Enumerable.Range(column, order - column).MaxBy(row => Math.Abs(system[row, column]));
            for (int j = 0; j < order + units; j++)
            {
                (system[column, j], system[pivot, j]) = (system[pivot, j], system[column, j]);
            }

            for (int row = 0; row < order; row++)
            {
                double factor = system[row, column] / system[column, column];
                for (int j = column; row != column && j < order + units; j++)
                {
                    system[row, j] -= factor * system[column, j];
                }
            }
        }

        double[,] solution = new double[order, units];
        for (int i = 0; i < order; i++)
        {
            for (int j = 0; j < units; j++)
            {
                solution[i, j] = system[i, order + j] / system[i, i];
            }
        }

        return solution;
    }
}
