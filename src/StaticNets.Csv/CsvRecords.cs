using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace StaticNets.Csv;

/// <summary>The records of a file one after the other, each with its place in the file. Blank lines are none.</summary>
internal sealed class CsvRecords : IDisposable
{
    private const int MostShown = 40;

    private readonly string _name;
    private readonly CsvParser _parser;

    /// <summary>Reads a stream, which stays open; one that is compressed with gzip is unpacked.</summary>
    public CsvRecords(Stream stream, string name, char delimiter)
    {
        _name = name;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim,
            WhiteSpaceChars = [.. " \t".Where(blank => blank != delimiter)],
        };

        // Bytes that are no UTF-8 are refused: replaced by one and the same character, two labels could become one.
        Encoding strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        StreamReader text = new(GzipContent.Unpacked(stream, name), strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        _parser = new CsvParser(text, configuration);
    }

    /// <summary>The fields of the record.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>The line of the file in which the record begins, from 1 on.</summary>
    public int Line { get; private set; }

    /// <summary>Goes to the next record.</summary>
    /// <exception cref="InvalidDataException">The file is damaged there.</exception>
    public bool Read()
    {
        do
        {
            Line = _parser.RawRow + 1;
            if (!Next())
            {
                return false;
            }
        } while (Fields.Length <= 1 && string.IsNullOrWhiteSpace(_parser.RawRecord));

        return true;
    }

    /// <summary>An error at a column of the record, which is counted from 0 here and from 1 in the message.</summary>
    public InvalidDataException Fault(int column, string? columnName, string expected, string found)
    {
        string title = columnName is null ? "" : $" ('{columnName}')";
        return new InvalidDataException($"'{_name}', line {Line}, column {column + 1}{title}: expected {expected}, found {found}.");
    }

    /// <summary>A field as messages show it.</summary>
    public static string Shown(string field) => field.Length <= MostShown ? $"'{field}'" : $"'{field[..MostShown]}…'";

    public void Dispose() => _parser.Dispose();

    private bool Next()
    {
        int column = 0;
        try
        {
            if (!_parser.Read())
            {
                return false;
            }

            // Every field is asked for: one whose quotes do not close may have swallowed the rest of the file.
            Fields = new string[_parser.Count];
            for (; column < Fields.Length; column++)
            {
                Fields[column] = _parser[column];
            }

            return true;
        }
        catch (BadDataException)
        {
            throw Fault(column, null, "quotes around a whole field, doubled inside it", "others");
        }
        catch (Exception fault) when (fault is CsvHelperException or DecoderFallbackException or InvalidDataException)
        {
            throw new InvalidDataException($"'{_name}', line {Line}: expected text in UTF-8, found {fault.Message}", fault);
        }
    }
}
