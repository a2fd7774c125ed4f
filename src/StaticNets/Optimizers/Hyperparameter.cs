using System.Globalization;
using System.Runtime.CompilerServices;

namespace StaticNets.Optimizers;

/// <summary>Throws uniform exceptions for hyperparameters outside their range.</summary>
internal static class Hyperparameter
{
    private const double LeastEpsilon = 1e-15;

    /// <summary>
    /// Rejects an ε below 1e-15, the square root of <see cref="Denormals.Threshold"/>: mean squares up to this threshold are replaced by
    /// zero.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1e-15 or not finite.</exception>
    public static void ThrowUnlessEpsilon(double value, string name) =>
        ThrowUnless(value is >= LeastEpsilon and < double.PositiveInfinity, value, "at least 1e-15 and finite", name);

    /// <summary>Throws an exception, which names the parameter, its range and the value found, unless the condition holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="holds"/> is false.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Called often: schedules check the rate of every epoch.
    public static void ThrowUnless(bool holds, double value, string range, string name)
    {
        if (!holds)
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}, but is {text}.");
        }
    }
}
