using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Text;

/// <summary>Formats C# literals, independently of the culture.</summary>
internal static class Literals
{
    private const int NumbersInALine = 8;

    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Formats a named argument, <c>rows: 3</c>, for calls whose adjacent numbers could be confused.</summary>
    public static string Named(string parameter, long value) => $"{parameter}: {Integer(value)}";

    /// <summary>Formats numbers as the lines of a collection expression, eight in a line.</summary>
    /// <param name="suffix">The suffix of each literal.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<double> numbers, string suffix)
    {
        for (int i = 0; i < numbers.Count; i += NumbersInALine)
        {
            yield return $"    {string.Join(", ", numbers.Skip(i).Take(NumbersInALine).Select(number => Double(number) + suffix))},";
        }
    }

    /// <summary>Formats the shortest literal that parses to the same double.</summary>
    public static string Double(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }

    public static string String(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>Formats the axes of a shape as a collection expression: <c>[28, 28, 1]</c>.</summary>
    public static string Axes(Shape shape) => "[" + string.Join(", ", shape.Axes.Select(Integer)) + "]";

    /// <summary>Formats a number for comments and messages, with groups of three digits: <c>17 226</c>.</summary>
    public static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
}
