using System.Numerics;
using StaticNets.Optimizers;

namespace StaticNets;

/// <content>Two classes on curves of the plane, which no straight line separates.</content>
public static partial class Make
{
    /// <summary>
    /// Draws two circles around the origin: class 0 at radius 1, class 1 at radius <paramref name="factor"/>, at equal angles. Each has
    /// half of the rows, the inner one also the last of an odd number.
    /// </summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="noise">Standard deviation of the noise that is added to both coordinates, at least 0.</param>
    /// <param name="factor">Radius of the inner circle, at least 0 and below 1.</param>
    /// <param name="seed">Seed of noise and order.</param>
    /// <param name="shuffle">Whether the rows are in random order; otherwise class after class.</param>
    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public static ClassificationRows<float> Circles(
        int rows = 100,
        double noise = 0,
        double factor = 0.8,
        int seed = 0,
        bool shuffle = true
    ) => Circles<float>(rows, noise, factor, seed, shuffle);

    /// <inheritdoc cref="Circles(int, double, double, int, bool)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static ClassificationRows<T> Circles<T>(int rows = 100, double noise = 0, double factor = 0.8, int seed = 0, bool shuffle = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Hyperparameter.ThrowUnless(factor is >= 0 and < 1, factor, "at least 0 and below 1", nameof(factor));
        return Curves<T>(rows, noise, seed, shuffle, Outer, Inner);

        static (double, double) Outer(int row, int count)
        {
            (double sine, double cosine) = SineCosine.Of((double)row / count);
            return (cosine, sine);
        }

        (double, double) Inner(int row, int count)
        {
            (double x1, double x2) = Outer(row, count);
            return (factor * x1, factor * x2);
        }
    }

    /// <summary>
    /// Draws two interleaving half circles of radius 1: class 0 is the upper half around (0, 0), class 1 the lower half around (1, ½), at
    /// equal angles. Each has half of the rows, the lower one also the last of an odd number.
    /// </summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="noise">Standard deviation of the noise that is added to both coordinates, at least 0.</param>
    /// <param name="seed">Seed of noise and order.</param>
    /// <param name="shuffle">Whether the rows are in random order; otherwise class after class.</param>
    /// <exception cref="ArgumentException">A value lies outside its range.</exception>
    public static ClassificationRows<float> Moons(int rows = 100, double noise = 0, int seed = 0, bool shuffle = true) =>
        Moons<float>(rows, noise, seed, shuffle);

    /// <inheritdoc cref="Moons(int, double, int, bool)"/>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    public static ClassificationRows<T> Moons<T>(int rows = 100, double noise = 0, int seed = 0, bool shuffle = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return Curves<T>(rows, noise, seed, shuffle, Upper, Lower);

        static (double, double) Upper(int row, int count)
        {
            // From angle 0 to angle π, both included.
            (double sine, double cosine) = SineCosine.Of(count == 1 ? 0 : row / (2.0 * (count - 1)));
            return (cosine, sine);
        }

        static (double, double) Lower(int row, int count)
        {
            (double x1, double x2) = Upper(row, count);
            return (1 - x1, 0.5 - x2);
        }
    }

    /// <summary>
    /// Draws rows on two curves; a curve returns the coordinates of a row, given its number on the curve and their count.
    /// </summary>
    private static ClassificationRows<T> Curves<T>(
        int rows,
        double noise,
        int seed,
        bool shuffle,
        Func<int, int, (double X1, double X2)> first,
        Func<int, int, (double X1, double X2)> second
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckNoise(noise, nameof(noise));
        double[,] x = Rows(rows, 2);
        int[] classes = new int[rows];
        int half = rows / 2;
        for (int row = 0; row < rows; row++)
        {
            (x[row, 0], x[row, 1]) = row < half ? first(row, half) : second(row - half, rows - half);
            classes[row] = row < half ? 0 : 1;
        }

        Xoshiro256StarStar random = new(seed);
        AddNoise(x, noise, new NormalSampler(random));
        int[] order = Order(rows, shuffle, random);
        return new ClassificationRows<T>(Arrange<T>(x, order, [0, 1]), Arrange(classes, order), classCount: 2);
    }
}
