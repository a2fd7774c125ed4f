using System.Globalization;

namespace StaticNets;

/// <summary>
/// Draws hyperparameters for <see cref="RandomSearch"/>, from <see cref="Xoshiro256StarStar"/>: the same seed draws the same on every machine.
/// Not thread-safe.
/// </summary>
/// <param name="seed">Any value.</param>
public sealed class RandomSource(int seed)
{
    // Beyond e^±700 lies what double has no normal numbers for.
    private const double LargestFactor = 1e300;

    private readonly Xoshiro256StarStar _random = new(seed);

    /// <summary>A number from a range, each as likely as any other.</summary>
    /// <param name="low">The smallest; it may be drawn.</param>
    /// <param name="high">The end, above <paramref name="low"/>; not drawn but for rounding.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the range is empty.</exception>
    public double Uniform(double low, double high)
    {
        Check(double.IsFinite(low), low, "finite", nameof(low));
        Check(high > low && double.IsFinite(high - low), high, $"above low, {Text(low)}, and finite", nameof(high));
        return low + ((high - low) * _random.NextDouble());
    }

    /// <summary>
    /// A positive number from a range, its logarithm being uniform: between 1e-4 and 1e-3 as often as between 1e-3 and 1e-2. What learning rates
    /// and penalties are drawn from.
    /// </summary>
    /// <param name="low">The smallest, positive.</param>
    /// <param name="high">The end, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not positive or not finite, or the range is empty.</exception>
    public double LogUniform(double low, double high)
    {
        Check(low > 0 && double.IsNormal(low), low, "positive and finite", nameof(low));
        Check(high > low && high / low <= LargestFactor, high, $"above low, {Text(low)}, and at most 1e300 times as large", nameof(high));
        double drawn = low * NaturalExponential.Of(NaturalLogarithm.Of(high / low) * _random.NextDouble());
        return Math.Min(drawn, high);
    }

    /// <summary>A whole number from a range, each as likely as any other.</summary>
    /// <param name="low">The smallest.</param>
    /// <param name="high">The largest, which may be drawn, at least <paramref name="low"/>; the range holds at most 2³¹ − 1 numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or too long.</exception>
    public int Integer(int low, int high)
    {
        long count = (long)high - low + 1;
        Check(count is >= 1 and <= int.MaxValue, high, $"at least low, {low}, and less than 2147483647 above it", nameof(high));
        return low + _random.NextInt32((int)count);
    }

    /// <summary>One of some values, each as likely as any other.</summary>
    /// <typeparam name="T">Any type.</typeparam>
    /// <param name="values">What to choose from, at least one.</param>
    /// <exception cref="ArgumentException">There is nothing to choose from.</exception>
    public T Choice<T>(params ReadOnlySpan<T> values)
    {
        return values.IsEmpty
            ? throw new ArgumentException("There are no values to choose from.", nameof(values))
            : values[_random.NextInt32(values.Length)];
    }

    private static void Check(bool holds, double value, string range, string name) => Hyperparameter.ThrowUnless(holds, value, range, name);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
