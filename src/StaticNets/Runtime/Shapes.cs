using System.Globalization;

namespace StaticNets.Runtime;

/// <summary>Shapes and indices as messages show them.</summary>
internal static class Shapes
{
    private const int MostShown = 8;

    /// <summary>E.g. <c>[28, 28, 1]</c>; a damaged file may claim any number of axes, so only the first are shown.</summary>
    public static string Text<TNumber>(IEnumerable<TNumber> numbers)
        where TNumber : IFormattable
    {
        string[] shown = [.. numbers.Take(MostShown + 1).Select(number => number.ToString(null, CultureInfo.InvariantCulture))];
        if (shown.Length > MostShown)
        {
            shown[MostShown] = "…";
        }

        return $"[{string.Join(", ", shown)}]";
    }
}
