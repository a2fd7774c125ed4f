using System.Numerics;
using StaticNets.Optimizers;

namespace StaticNets;

/// <content>Classes in many dimensions, of which some do not matter.</content>
public static partial class Make
{
    // Corners of the hypercube are told apart by the bits of a number.
    private const int MostCornerBits = 62;

    /// <summary>
    /// Draws classes that consist of clusters around corners of a hypercube (the algorithm of Guyon for the data set Madelon, 2003). Of
    /// the features, the informative ones come first, in which the rows lie around a corner of the hypercube [−separation, separation];
    /// each cluster has random correlations. Redundant features are random linear combinations of these, repeated ones are copies of
    /// random features of both kinds, and the rest is noise from N(0, 1).
    /// </summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="features">Number of features, at least 1.</param>
    /// <param name="informative">
    /// Number of informative features, at least 1; the hypercube, with 2^informative corners, needs one for each cluster.
    /// </param>
    /// <param name="redundant">Number of redundant features, at least 0.</param>
    /// <param name="repeated">Number of repeated features, at least 0.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="clusters">Number of clusters of each class, at least 1.</param>
    /// <param name="weights">Share of the rows of each class, in any unit; by default all classes have the same.</param>
    /// <param name="flip">Share of the rows that get a random class instead, 0 to 1.</param>
    /// <param name="separation">Half of the length of an edge of the hypercube; larger values make the task easier.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="shuffle">Whether rows and features are in random order; otherwise cluster after cluster, and features by kind.</param>
    /// <exception cref="ArgumentException">
    /// A value lies outside its range, or there are more informative, redundant and repeated features than features.
    /// </exception>
    public static ClassificationRows<float> Classification(
        int rows = 100,
        int features = 20,
        int informative = 2,
        int redundant = 2,
        int repeated = 0,
        int classes = 2,
        int clusters = 2,
        IReadOnlyList<double>? weights = null,
        double flip = 0.01,
        double separation = 1,
        int seed = 0,
        bool shuffle = true
    ) =>
        Classification<float>(
            rows,
            features,
            informative,
            redundant,
            repeated,
            classes,
            clusters,
            weights,
            flip,
            separation,
            seed,
            shuffle
        );

    /// <inheritdoc cref="Classification(int, int, int, int, int, int, int, IReadOnlyList{double}, double, double, int, bool)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static ClassificationRows<T> Classification<T>(
        int rows = 100,
        int features = 20,
        int informative = 2,
        int redundant = 2,
        int repeated = 0,
        int classes = 2,
        int clusters = 2,
        IReadOnlyList<double>? weights = null,
        double flip = 0.01,
        double separation = 1,
        int seed = 0,
        bool shuffle = true
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Hyperparameter.ThrowUnless(informative >= 1, informative, "at least 1", nameof(informative));
        Hyperparameter.ThrowUnless(redundant >= 0, redundant, "at least 0", nameof(redundant));
        Hyperparameter.ThrowUnless(repeated >= 0, repeated, "at least 0", nameof(repeated));
        int described = checked(informative + redundant + repeated);
        Hyperparameter.ThrowUnless(features >= described, features, $"at least {described}, the features of all kinds", nameof(features));
        Hyperparameter.ThrowUnless(classes >= 2, classes, "at least 2", nameof(classes));
        Hyperparameter.ThrowUnless(clusters >= 1, clusters, "at least 1", nameof(clusters));
        Hyperparameter.ThrowUnless(flip is >= 0 and <= 1, flip, "0 to 1", nameof(flip));
        CheckNoise(separation, nameof(separation));
        double[,] x = Rows(rows, features);
        Xoshiro256StarStar random = new(seed);
        NormalSampler normal = new(random);
        double[,] corners = Corners(checked(classes * clusters), informative, separation, random);
        int[] sizes = ClusterSizes(rows, classes, clusters, Shares(classes, weights));
        int[] rowClasses = new int[rows];
        FillNormal(x, normal, 0, informative);
        int first = 0;
        for (int cluster = 0; cluster < sizes.Length; cluster++)
        {
            int last = first + sizes[cluster];
            Multiply(x, first, last, Uniform(informative, informative, -1, 1, random), into: 0);
            for (; first < last; first++)
            {
                rowClasses[first] = cluster % classes;
                for (int i = 0; i < informative; i++)
                {
                    x[first, i] += corners[cluster, i];
                }
            }
        }

        Multiply(x, 0, rows, Uniform(informative, redundant, -1, 1, random), into: informative);
        for (int column = informative + redundant; column < described; column++)
        {
            int original = random.NextInt32(informative + redundant);
            for (int row = 0; row < rows; row++)
            {
                x[row, column] = x[row, original];
            }
        }

        FillNormal(x, normal, described, features - described);
        for (int row = 0; row < rows; row++)
        {
            rowClasses[row] = random.NextDouble() < flip ? random.NextInt32(classes) : rowClasses[row];
        }

        int[] order = Order(rows, shuffle, random);
        int[] columns = Order(features, shuffle, random);
        return new ClassificationRows<T>(Arrange<T>(x, order, columns), Arrange(rowClasses, order), classes);
    }

    /// <summary>Draws different corners of a hypercube, one for each cluster.</summary>
    private static double[,] Corners(int clusters, int dimensions, double separation, Xoshiro256StarStar random)
    {
        int bits = Math.Min(dimensions, MostCornerBits);
        if (clusters > 1L << bits)
        {
            throw new ArgumentOutOfRangeException(
                "informative",
                dimensions,
                $"{clusters} clusters need different corners, but a hypercube of {dimensions} informative features has {1L << bits}."
            );
        }

        HashSet<ulong> used = [];
        double[,] corners = new double[clusters, dimensions];
        for (int cluster = 0; cluster < clusters; cluster++)
        {
            ulong corner;
            do
            {
                corner = random.Next() >> (64 - bits);
            } while (!used.Add(corner));

            for (int i = 0; i < dimensions; i++)
            {
                bool isHigh = i < bits ? ((corner >> i) & 1) == 1 : random.NextInt32(2) == 1;
                corners[cluster, i] = isHigh ? separation : -separation;
            }
        }

        return corners;
    }

    private static double[] Shares(int classes, IReadOnlyList<double>? weights)
    {
        double[] shares = weights is null ? [.. Enumerable.Repeat(1.0, classes)] : [.. weights];
        double sum = shares.Sum();
        bool fits = shares.Length == classes && shares.All(share => share >= 0) && sum is > 0 and < double.PositiveInfinity;
        return fits
            ? Array.ConvertAll(shares, share => share / sum)
            : throw new ArgumentException(
                $"{classes} classes need as many weights, each at least 0 and one of them above 0.",
                nameof(weights)
            );
    }

    /// <summary>
    /// Returns the number of rows of each cluster; rows that are left over by rounding go to the first clusters, one to each.
    /// </summary>
    private static int[] ClusterSizes(int rows, int classes, int clusters, double[] shares)
    {
        int[] sizes = new int[classes * clusters];
        int rest = rows;
        for (int cluster = 0; cluster < sizes.Length; cluster++)
        {
            sizes[cluster] = (int)(rows * shares[cluster % classes] / clusters);
            rest -= sizes[cluster];
        }

        for (int i = 0; i < rest; i++)
        {
            sizes[i % sizes.Length]++;
        }

        return sizes;
    }
}
