using System.Globalization;
using System.Text;

namespace StaticNets.Plots;

/// <summary>
/// Writes a table of comma-separated values as RFC 4180 defines it, except that each line ends with a line feed alone. Numbers have a
/// decimal point in every culture and as many digits as are needed to read the same number again.
/// </summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text = new();
    private bool _inRow;

    /// <summary>Appends a text field to the row, quoted if necessary.</summary>
    public CsvText Text(string field)
    {
        bool quoted = field.AsSpan().IndexOfAny(",\"\r\n") >= 0;
        return Append(quoted ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field);
    }

    /// <summary>Appends an integer field to the row.</summary>
    public CsvText Number(long value) => Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Appends a number field to the row, empty for <see langword="null"/>.</summary>
    public CsvText Number(double? value) => Append(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>
    /// Appends a number field to the row. A number that was computed in single precision (<paramref name="isSingle"/>) gets only the digits
    /// that single precision needs.
    /// </summary>
    public CsvText Number(double value, bool isSingle) =>
        isSingle ? Append(((float)value).ToString(CultureInfo.InvariantCulture)) : Number(value);

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _text.Append('\n');
        _inRow = false;
    }

    /// <summary>Returns the whole table.</summary>
    public override string ToString() => _text.ToString();

    private CsvText Append(string field)
    {
        _text.Append(_inRow ? "," : "").Append(field);
        _inRow = true;
        return this;
    }
}
