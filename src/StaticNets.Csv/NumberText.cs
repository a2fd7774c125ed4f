using System.Globalization;
using System.Numerics;

namespace StaticNets.Csv;

/// <summary>Parses the numbers of a table, in the same way in every culture and without thousands separators.</summary>
/// <param name="separator">The decimal separator, a point or a comma.</param>
internal sealed class NumberText(char separator)
{
    // The type decimal represents every integer of this many digits exactly.
    private const int MostDigits = 28;

    private readonly NumberFormatInfo _format = new() { NumberDecimalSeparator = separator.ToString(), NumberGroupSeparator = "" };

    /// <summary>A number with the expected separator, for error messages.</summary>
    public string Example => $"1{separator}5";

    /// <summary>Parses a number, which may be infinite or NaN.</summary>
    public bool TryRead<T>(string field, out T number)
        where T : INumberBase<T> => T.TryParse(field, NumberStyles.Float, _format, out number!);

    /// <summary>
    /// Returns a key that is equal for all spellings of a number, or <see langword="null"/> if the field is not a finite number.
    /// </summary>
    public NumberKey? Key(string field)
    {
        if (!TryRead(field, out double number) || !double.IsFinite(number))
        {
            return null;
        }

        // The decimal value distinguishes long integers that round to the same double. A number with more digits than a decimal holds is
        // compared by its spelling.
        return field.Length <= MostDigits && TryRead(field, out decimal exact)
            ? new NumberKey(number, exact, null)
            : new NumberKey(number, 0, field);
    }
}

/// <summary>Identifies a number: two keys are equal if all three members are.</summary>
internal readonly record struct NumberKey(double Number, decimal Exact, string? Spelling);
