using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Text;

/// <summary>C# literals, the same under every culture.</summary>
internal static class Literals
{
    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An argument with the name of its parameter, where several numbers stand side by side.</summary>
    public static string Named(string parameter, long value) => $"{parameter}: {Integer(value)}";

    /// <summary>The shortest literal that reads back as the same double.</summary>
    public static string Double(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }

    public static string String(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A collection expression: <c>[28, 28, 1]</c>.</summary>
    public static string Axes(Shape shape) => "[" + string.Join(", ", shape.Axes.Select(Integer)) + "]";

    /// <summary>Digits in groups of three, for people: <c>17 226</c>.</summary>
    public static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
}
