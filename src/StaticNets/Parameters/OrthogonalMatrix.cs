namespace StaticNets.Parameters;

/// <summary>
/// Draws matrices whose rows, or whose columns if there are fewer columns than rows, are orthonormal. All such matrices are equally likely
/// (Mezzadri 2007).
/// </summary>
internal static class OrthogonalMatrix
{
    /// <summary>Draws a matrix of normally distributed numbers, and orthonormalises its rows or columns one after the other.</summary>
    /// <returns>The elements in row-major order.</returns>
    public static double[] Draw(int rows, int columns, NormalSampler sampler)
    {
        // The vectors to orthonormalise are the rows or the columns, whichever are fewer. Each vector is contiguous here.
        int count = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        var vectors = new double[count * length];
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = sampler.Next();
        }

        for (int v = 0; v < count; v++)
        {
            Span<double> own = vectors.AsSpan(v * length, length);

            // Subtract the projections twice: the second pass removes the components that the first pass leaves because of rounding errors.
            for (int pass = 0; pass < 2; pass++)
            {
                for (int other = 0; other < v; other++)
                {
                    TakeOff(own, vectors.AsSpan(other * length, length));
                }
            }

            double norm = Math.Sqrt(Dot(own, own));
            foreach (ref double value in own)
            {
                value /= norm;
            }
        }

        return rows <= columns ? vectors : Transposed(vectors, count, length);
    }

    private static void TakeOff(Span<double> vector, ReadOnlySpan<double> unit)
    {
        double share = Dot(vector, unit);
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] -= share * unit[i];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double[] Transposed(double[] values, int rows, int columns)
    {
        var result = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            result[(i % columns * rows) + (i / columns)] = values[i];
        }

        return result;
    }
}
