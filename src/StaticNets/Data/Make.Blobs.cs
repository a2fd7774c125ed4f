using System.Numerics;
using StaticNets.Optimizers;

namespace StaticNets;

/// <content>Normally distributed clusters.</content>
public static partial class Make
{
    /// <summary>
    /// Draws clusters of rows, one for each class, around random centers; as many rows for each, except that the first classes have one
    /// more if there is a rest.
    /// </summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="centers">Number of clusters and classes, at least 1.</param>
    /// <param name="features">Number of features, at least 1.</param>
    /// <param name="deviation">Standard deviation of each feature around its center, at least 0.</param>
    /// <param name="box">The centers are drawn uniformly from [−box, box] in each feature; at least 0.</param>
    /// <param name="seed">Seed of centers, rows and order.</param>
    /// <param name="shuffle">Whether the rows are in random order; otherwise class after class.</param>
    /// <exception cref="ArgumentException">A value lies outside its range, or the rows do not fit into an array.</exception>
    public static ClassificationRows<float> Blobs(
        int rows = 100,
        int centers = 3,
        int features = 2,
        double deviation = 1,
        double box = 10,
        int seed = 0,
        bool shuffle = true
    ) => Blobs<float>(rows, centers, features, deviation, box, seed, shuffle);

    /// <inheritdoc cref="Blobs(int, int, int, double, double, int, bool)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static ClassificationRows<T> Blobs<T>(
        int rows = 100,
        int centers = 3,
        int features = 2,
        double deviation = 1,
        double box = 10,
        int seed = 0,
        bool shuffle = true
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Hyperparameter.ThrowUnless(centers >= 1, centers, "at least 1", nameof(centers));
        Hyperparameter.ThrowUnless(features >= 1, features, "at least 1", nameof(features));
        CheckNoise(box, nameof(box));
        Xoshiro256StarStar random = new(seed);
        return Blobs<T>(rows, Uniform(centers, features, -box, box, random), deviation, random, shuffle);
    }

    /// <summary>Draws clusters of rows, one for each class, around given centers.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="centers">The center of each class; all have the same number of features.</param>
    /// <param name="deviation">Standard deviation of each feature around its center, at least 0.</param>
    /// <param name="seed">Seed of rows and order.</param>
    /// <param name="shuffle">Whether the rows are in random order; otherwise class after class.</param>
    /// <exception cref="ArgumentException">
    /// There are no centers, they have different lengths, or a value lies outside its range.
    /// </exception>
    public static ClassificationRows<float> Blobs(
        int rows,
        IReadOnlyList<double[]> centers,
        double deviation = 1,
        int seed = 0,
        bool shuffle = true
    ) => Blobs<float>(rows, centers, deviation, seed, shuffle);

    /// <inheritdoc cref="Blobs(int, IReadOnlyList{double[]}, double, int, bool)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static ClassificationRows<T> Blobs<T>(
        int rows,
        IReadOnlyList<double[]> centers,
        double deviation = 1,
        int seed = 0,
        bool shuffle = true
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(centers);
        int features = centers.Count == 0 ? 0 : centers[0].Length;
        if (features == 0 || centers.Any(center => center.Length != features))
        {
            throw new ArgumentException("There must be a center, and all centers must have the same number of features.", nameof(centers));
        }

        double[,] given = new double[centers.Count, features];
        for (int i = 0; i < given.Length; i++)
        {
            given[i / features, i % features] = centers[i / features][i % features];
        }

        return Blobs<T>(rows, given, deviation, new Xoshiro256StarStar(seed), shuffle);
    }

    private static ClassificationRows<T> Blobs<T>(int rows, double[,] centers, double deviation, Xoshiro256StarStar random, bool shuffle)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckNoise(deviation, nameof(deviation));
        (int classCount, int features) = (centers.GetLength(0), centers.GetLength(1));
        double[,] x = Rows(rows, features);
        int[] classes = new int[rows];
        (int each, int rest) = Math.DivRem(rows, classCount);
        int first = 0;
        for (int c = 0; c < classCount; c++)
        {
            int count = each + (c < rest ? 1 : 0);
            Array.Fill(classes, c, first, count);
            first += count;
        }

        FillNormal(x, new NormalSampler(random), 0, features);
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < features; i++)
            {
                x[row, i] = centers[classes[row], i] + (deviation * x[row, i]);
            }
        }

        int[] order = Order(rows, shuffle, random);
        return new ClassificationRows<T>(Arrange<T>(x, order, [.. Enumerable.Range(0, features)]), Arrange(classes, order), classCount);
    }
}
