using System.Numerics;
using StaticNets.Optimizers;

namespace StaticNets;

/// <content>A linear relation.</content>
public static partial class Make
{
    // scikit-learn draws coefficients from [0, 100).
    private const double LargestCoefficient = 100;

    /// <summary>
    /// Draws features from N(0, 1) and computes targets that are linear in the informative ones: <c>y = x·coefficients + bias + noise</c>.
    /// The coefficients are drawn from [0, 100) for informative features, and are 0 for the rest.
    /// </summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="features">Number of features, at least 1.</param>
    /// <param name="informative">Number of features that the targets depend on, at least 0; all if there are fewer.</param>
    /// <param name="targets">Number of targets of each row, at least 1.</param>
    /// <param name="bias">A constant that is added to all targets.</param>
    /// <param name="noise">Standard deviation of the noise in the targets, at least 0.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="shuffle">Whether rows and features are in random order; otherwise the informative features come first.</param>
    /// <exception cref="ArgumentException">A value lies outside its range, or the rows do not fit into an array.</exception>
    public static RegressionRows<float> Regression(
        int rows = 100,
        int features = 100,
        int informative = 10,
        int targets = 1,
        double bias = 0,
        double noise = 0,
        int seed = 0,
        bool shuffle = true
    ) => Regression<float>(rows, features, informative, targets, bias, noise, seed, shuffle);

    /// <inheritdoc cref="Regression(int, int, int, int, double, double, int, bool)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static RegressionRows<T> Regression<T>(
        int rows = 100,
        int features = 100,
        int informative = 10,
        int targets = 1,
        double bias = 0,
        double noise = 0,
        int seed = 0,
        bool shuffle = true
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Hyperparameter.ThrowUnless(features >= 1, features, "at least 1", nameof(features));
        Hyperparameter.ThrowUnless(informative >= 0, informative, "at least 0", nameof(informative));
        Hyperparameter.ThrowUnless(targets >= 1, targets, "at least 1", nameof(targets));
        Hyperparameter.ThrowUnless(double.IsFinite(bias), bias, "finite", nameof(bias));
        CheckNoise(noise, nameof(noise));
        double[,] x = Rows(rows, features);
        double[,] y = Rows(rows, targets);
        double[,] coefficients = new double[features, targets];
        Xoshiro256StarStar random = new(seed);
        NormalSampler normal = new(random);
        FillNormal(x, normal, 0, features);
        for (int i = 0; i < Math.Min(informative, features) * targets; i++)
        {
            coefficients[i / targets, i % targets] = LargestCoefficient * random.NextDouble();
        }

        for (int row = 0; row < rows; row++)
        {
            for (int target = 0; target < targets; target++)
            {
                y[row, target] = bias;
                for (int i = 0; i < features; i++)
                {
                    y[row, target] += x[row, i] * coefficients[i, target];
                }
            }
        }

        AddNoise(y, noise, normal);
        int[] order = Order(rows, shuffle, random);
        int[] columns = Order(features, shuffle, random);
        int[] all = [.. Enumerable.Range(0, targets)];
        return new RegressionRows<T>(
            Arrange<T>(x, order, columns),
            Arrange<T>(y, order, all),
            rows,
            Arrange<T>(coefficients, columns, all),
            bias
        );
    }
}
