using System.Globalization;
using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Draws hyperparameters for <see cref="RandomSearch"/> with <see cref="Xoshiro256StarStar"/>: the same seed gives the same numbers on
/// every machine. Not thread-safe.
/// </summary>
/// <param name="seed">Any value.</param>
public sealed class RandomSource(int seed)
{
    // Largest quotient high ÷ low of LogUniform. Its logarithm, 691, is within the range of NaturalExponential, −700 ≤ x ≤ 700.
    private const double LargestFactor = 1e300;

    private readonly Xoshiro256StarStar _random = new(seed);

    /// <summary>Draws a uniformly distributed number from a range.</summary>
    /// <param name="low">The lower end, included.</param>
    /// <param name="high">The upper end, above <paramref name="low"/>; excluded, but rounding may occasionally produce it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the range is empty.</exception>
    public double Uniform(double low, double high)
    {
        Check(double.IsFinite(low), low, "finite", nameof(low));
        Check(high > low && double.IsFinite(high - low), high, $"above low, {Text(low)}, and finite", nameof(high));
        return low + ((high - low) * _random.NextDouble());
    }

    /// <summary>
    /// Draws a positive number whose logarithm is uniformly distributed: it lies between 1e-4 and 1e-3 as often as between 1e-3 and 1e-2.
    /// This suits learning rates and regularisation strengths.
    /// </summary>
    /// <param name="low">The lower end, positive.</param>
    /// <param name="high">The upper end, above <paramref name="low"/> and at most 1e300 times as large.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not positive or not finite, or the range is empty or too long.</exception>
    public double LogUniform(double low, double high)
    {
        Check(low > 0 && double.IsNormal(low), low, "positive and finite", nameof(low));
        Check(high > low && high / low <= LargestFactor, high, $"above low, {Text(low)}, and at most 1e300 times as large", nameof(high));
        double drawn = low * NaturalExponential.Of(NaturalLogarithm.Of(high / low) * _random.NextDouble());
        return Math.Min(drawn, high);
    }

    /// <summary>Draws a uniformly distributed integer from a range.</summary>
    /// <param name="low">The lower end, included.</param>
    /// <param name="high">The upper end, included, at least <paramref name="low"/>; the range holds at most 2³¹ − 1 numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or too long.</exception>
    public int Integer(int low, int high)
    {
        long count = (long)high - low + 1;
        Check(count is >= 1 and <= int.MaxValue, high, $"at least low, {low}, and less than 2147483647 above it", nameof(high));
        return low + _random.NextInt32((int)count);
    }

    /// <summary>Draws one of the given values, each with the same probability.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="values">The values, at least one.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public T Choice<T>(params ReadOnlySpan<T> values)
    {
        return values.IsEmpty
            ? throw new ArgumentException("There are no values to choose from.", nameof(values))
            : values[_random.NextInt32(values.Length)];
    }

    private static void Check(bool holds, double value, string range, string name) => Hyperparameter.ThrowUnless(holds, value, range, name);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
