namespace StaticNets;

/// <summary>Matrices with orthonormal rows or columns, whichever are fewer, drawn evenly from all such (Mezzadri 2007).</summary>
internal static class OrthogonalMatrix
{
    /// <summary>Makes the columns (or rows) of a matrix of normal numbers orthonormal, one after the other.</summary>
    /// <returns>Row after row.</returns>
    public static double[] Draw(int rows, int columns, NormalSampler sampler)
    {
        // The vectors, as many as the shorter side, lie one behind the other here.
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

            // Twice: what rounding leaves of the others the first time is gone the second time.
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
