using System.Globalization;
using System.Numerics;

namespace StaticNets.Csv;

/// <summary>Numbers as a table writes them: the same in every culture, without separators of thousands.</summary>
/// <param name="separator">A point or a comma.</param>
internal sealed class NumberText(char separator)
{
    // Of decimal.
    private const int MostDigits = 28;

    private readonly NumberFormatInfo _format = new() { NumberDecimalSeparator = separator.ToString(), NumberGroupSeparator = "" };

    /// <summary>For messages.</summary>
    public string Example => $"1{separator}5";

    /// <summary>The number, which may be infinite or NaN.</summary>
    public bool TryRead<T>(string field, out T number)
        where T : INumberBase<T> => T.TryParse(field, NumberStyles.Float, _format, out number!);

    /// <summary>What equal numbers have in common, however they are written; <see langword="null"/> for no finite number.</summary>
    public NumberKey? Key(string field)
    {
        if (!TryRead(field, out double number) || !double.IsFinite(number))
        {
            return null;
        }

        // Long integers that round to one double are still different; what has more digits than decimal has stays as it is written.
        return field.Length <= MostDigits && TryRead(field, out decimal exact)
            ? new NumberKey(number, exact, null)
            : new NumberKey(number, 0, field);
    }
}

/// <summary>A number: compared by all three.</summary>
internal readonly record struct NumberKey(double Number, decimal Exact, string? Spelling);
