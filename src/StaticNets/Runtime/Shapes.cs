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
        List<string> shown = [];
        foreach (TNumber number in numbers)
        {
            if (shown.Count == MostShown)
            {
                shown.Add("…");
                break;
            }

            shown.Add(number.ToString(null, CultureInfo.InvariantCulture));
        }

        return $"[{string.Join(", ", shown)}]";
    }
}
