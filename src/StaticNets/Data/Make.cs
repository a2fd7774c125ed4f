using System.Numerics;
using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Draws small data sets with known properties, for experiments, courses and tests. The methods have the meaning of scikit-learn's
/// <c>make_blobs</c>, <c>make_circles</c>, <c>make_moons</c>, <c>make_classification</c> and <c>make_regression</c>, but other random
/// numbers. The same seed gives the same rows on every machine.
/// </summary>
public static partial class Make
{
    /// <summary>Returns 0, 1, …, in random order if <paramref name="shuffle"/> is true.</summary>
    private static int[] Order(int count, bool shuffle, Xoshiro256StarStar random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        if (shuffle)
        {
            random.Shuffle<int>(order);
        }

        return order;
    }

    /// <summary>Converts rows of numbers, and puts rows and columns into the given orders.</summary>
    private static T[] Arrange<T>(double[,] values, int[] rows, int[] columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] arranged = new T[rows.Length * columns.Length];
        for (int i = 0; i < arranged.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns.Length);
            arranged[i] = T.CreateTruncating(values[rows[row], columns[column]]);
        }

        return arranged;
    }

    /// <summary>Returns the elements in the given order.</summary>
    private static TValue[] Arrange<TValue>(TValue[] values, int[] order) => Array.ConvertAll(order, i => values[i]);

    /// <summary>Allocates rows after checking their size.</summary>
    private static double[,] Rows(int rows, int columns)
    {
        Hyperparameter.ThrowUnless(rows >= 1, rows, "at least 1", nameof(rows));
        return (long)rows * columns <= Array.MaxLength
            ? new double[rows, columns]
            : throw new ArgumentException($"{rows} rows of {columns} numbers are more than an array holds.", nameof(rows));
    }

    private static void FillNormal(double[,] values, NormalSampler normal, int firstColumn, int columns)
    {
        for (int row = 0; row < values.GetLength(0); row++)
        {
            for (int column = 0; column < columns; column++)
            {
                values[row, firstColumn + column] = normal.Next();
            }
        }
    }

    private static void AddNoise(double[,] values, double noise, NormalSampler normal)
    {
        for (int row = 0; row < values.GetLength(0) && noise > 0; row++)
        {
            for (int column = 0; column < values.GetLength(1); column++)
            {
                values[row, column] += noise * normal.Next();
            }
        }
    }

    /// <summary>Returns a matrix of uniform numbers from <paramref name="least"/> to <paramref name="most"/>.</summary>
    private static double[,] Uniform(int rows, int columns, double least, double most, Xoshiro256StarStar random)
    {
        double[,] values = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                values[row, column] = least + ((most - least) * random.NextDouble());
            }
        }

        return values;
    }

    /// <summary>
    /// Multiplies columns of some rows by a matrix. The results are written to columns of the same rows, which may be the same columns.
    /// </summary>
    /// <param name="values">The rows.</param>
    /// <param name="first">First row.</param>
    /// <param name="last">The row after the last one.</param>
    /// <param name="matrix">The matrix; its rows correspond to the columns 0, 1, … of <paramref name="values"/>.</param>
    /// <param name="into">The first column of the results.</param>
    private static void Multiply(double[,] values, int first, int last, double[,] matrix, int into)
    {
        double[] products = new double[matrix.GetLength(1)];
        for (int row = first; row < last; row++)
        {
            for (int column = 0; column < products.Length; column++)
            {
                products[column] = 0;
                for (int i = 0; i < matrix.GetLength(0); i++)
                {
                    products[column] += values[row, i] * matrix[i, column];
                }
            }

            for (int column = 0; column < products.Length; column++)
            {
                values[row, into + column] = products[column];
            }
        }
    }

    private static void CheckNoise(double noise, string name) =>
        Hyperparameter.ThrowUnless(noise is >= 0 and < double.PositiveInfinity, noise, "at least 0 and finite", name);
}
