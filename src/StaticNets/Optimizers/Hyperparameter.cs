using System.Globalization;

namespace StaticNets;

/// <summary>The one way in which a hyperparameter outside its range is refused.</summary>
internal static class Hyperparameter
{
    /// <summary>Throws an exception that names the parameter, its range and the value found.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="holds"/> is false.</exception>
    public static void ThrowUnless(bool holds, double value, string range, string name)
    {
        if (!holds)
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}, but is {text}.");
        }
    }
}
