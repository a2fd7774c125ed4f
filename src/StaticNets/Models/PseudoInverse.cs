using System.Numerics.Tensors;
using StaticNets.ClosedForms;

namespace StaticNets.Models;

/// <summary>The pseudo-inverse rule of Hopfield networks: the weights project a state onto the space of the stored patterns.</summary>
internal static class PseudoInverse
{
    private const double SingleRoundoff = 1.0 / (1 << 24);

    /// <summary>Returns the weights, units × units with a zero diagonal.</summary>
    /// <param name="patterns">The patterns, one after another.</param>
    /// <param name="count">Their number, below the number of units.</param>
    /// <param name="units">Number of units.</param>
    /// <exception cref="ArgumentException">The patterns are linearly dependent.</exception>
    public static float[] Weights(ReadOnlySpan<float> patterns, int count, int units)
    {
        double[] rows = new double[patterns.Length];
        TensorPrimitives.ConvertChecked(patterns, rows.AsSpan());
        double[] overlaps = new double[count * count];
        for (int p = 0; p < count; p++)
        {
            for (int r = 0; r <= p; r++)
            {
                overlaps[(p * count) + r] = TensorPrimitives.Dot<double>(Row(p), Row(r));
            }
        }

        // The overlaps are whole numbers, so that they have no rounding errors.
        if (!Cholesky.TryDecompose(overlaps, count, errors: 0))
        {
            throw new ArgumentException(
                "A pattern is a combination of others, such as the same one again or its opposite: the pseudo-inverse rule cannot store it.",
                nameof(patterns)
            );
        }

        float[] weights = new float[units * units];
        double[] solution = new double[count];
        for (int j = 0; j < units; j++)
        {
            for (int p = 0; p < count; p++)
            {
                solution[p] = rows[(p * units) + j];
            }

            Cholesky.Solve(overlaps, count, solution);
            for (int i = j + 1; i < units; i++)
            {
                double sum = 0;
                for (int p = 0; p < count; p++)
                {
                    sum += rows[(p * units) + i] * solution[p];
                }

                // A projection has elements up to 1: below one rounding of 1, a weight is taken for a rounding error of its sum.
                weights[(i * units) + j] = Math.Abs(sum) < SingleRoundoff ? 0 : (float)sum;
            }
        }

        SymmetricMatrix.Mirror(weights, units);
        return weights;

        ReadOnlySpan<double> Row(int pattern) => rows.AsSpan(pattern * units, units);
    }
}
