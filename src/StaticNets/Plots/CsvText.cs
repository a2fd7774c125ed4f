using System.Globalization;
using System.Text;

namespace StaticNets;

/// <summary>
/// Writes a table as RFC 4180 has it, with commas and, as Unix has them, line feeds. Numbers have a point in every culture and as many
/// digits as it takes to read the same number again.
/// </summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();
    private bool _inRow;

    /// <summary>The next field of the row, quoted where it must be.</summary>
    public CsvText Text(string field)
    {
        bool quoted = field.AsSpan().IndexOfAny(",\"\r\n") >= 0;
        return Append(quoted ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field);
    }

    /// <summary>The next field: a whole number.</summary>
    public CsvText Number(long value) => Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The next field: a number, empty where there is none.</summary>
    public CsvText Number(double? value) => Append(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>The next field: a number that has been in single precision, with the digits that it takes there.</summary>
    public CsvText Number(double value, bool isSingle) =>
        isSingle ? Append(((float)value).ToString(CultureInfo.InvariantCulture)) : Number(value);

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _text.Append('\n');
        _inRow = false;
    }

    /// <summary>The whole table.</summary>
    public override string ToString() => _text.ToString();

    private CsvText Append(string field)
    {
        _text.Append(_inRow ? "," : "").Append(field);
        _inRow = true;
        return this;
    }
}
