using System.Globalization;

namespace StaticNets.Tool.Text;

/// <summary>Numbers as C# text, and single numbers as the decimal numbers that were meant.</summary>
internal static class Numbers
{
    /// <summary>
    /// Returns the double number with the shortest text that a single number has: 0.01 for 0.01f, where a cast gives 0.0099999997764….
    /// Rounded to single precision it is the same number.
    /// </summary>
    public static double Double(float value) =>
        float.IsFinite(value) ? double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    /// <summary>Returns a finite number as a C# literal: <c>0.25</c>, <c>1e-5</c>, <c>3</c>.</summary>
    public static string Text(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal).Replace('E', 'e');
}
