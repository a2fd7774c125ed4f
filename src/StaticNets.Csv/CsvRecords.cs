using System.Text;
using CsvHelper;
using StaticNets.Files;

namespace StaticNets.Csv;

/// <summary>Reads the records of a file in order, each with its line number. Blank lines are skipped.</summary>
internal sealed class CsvRecords : IDisposable
{
    // The longest record in bytes of UTF-8. Even a table with a million columns has shorter records; the limit keeps a file without line
    // breaks from filling the memory.
    private const int MostBytes = 1 << 24;
    private const int MostShown = 40;

    private readonly string _name;
    private readonly Stream _stream;
    private readonly long _start;
    private readonly CsvReader _reader;
    private CsvMalformedRecord? _malformed;

    /// <summary>Opens a stream, and unpacks it if it is compressed with gzip. The stream stays open after <see cref="Dispose"/>.</summary>
    public CsvRecords(Stream stream, string name, char delimiter)
    {
        _name = name;
        CsvReaderOptions options = new()
        {
            Separator = delimiter,
            HasHeader = false,
            TrimWhitespace = true,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            MaxRecordSize = MostBytes,
            // Remember the malformed field instead of throwing here, because the exception would not name the column.
            OnMalformedRecord = record => _malformed ??= record,
        };

        // Reject bytes that are not UTF-8. If a decoder replaced all such bytes by the same character, two labels could become equal.
        Encoding strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        _stream = GzipContent.Seekable(stream);
        _start = _stream.Position;
        StreamReader text = new(GzipContent.Unpacked(_stream, name), strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        _reader = CsvReader.Create(text, options);
    }

    /// <summary>The fields of the current record.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>The line of the file in which the current record begins, from 1 on.</summary>
    public int Line { get; private set; }

    /// <summary>
    /// Advances to the next record. If there is none, it returns false, and <see cref="Line"/> is the line after the last one.
    /// </summary>
    /// <exception cref="InvalidDataException">The record is malformed, or the file is damaged.</exception>
    public bool Read()
    {
        do
        {
            if (!Next())
            {
                return false;
            }
        } while (Fields is [] or [""] && _reader.RawRecord.IndexOf((byte)'"') < 0);

        return true;
    }

    /// <summary>
    /// Creates an exception for a column of the current record; <paramref name="column"/> counts from 0, while the message counts from 1.
    /// </summary>
    public InvalidDataException Fault(int column, string? columnName, string expected, string found)
    {
        string title = columnName is null ? "" : $" ({Shown(columnName)})";
        return new InvalidDataException($"'{_name}', line {Line}, column {column + 1}{title}: expected {expected}, found {found}.");
    }

    /// <summary>Returns a field as error messages show it.</summary>
    public static string Shown(string field) =>
        field.Length <= MostShown ? $"'{ForeignName.Escape(field)}'" : $"'{ForeignName.Escape(field[..MostShown])}…'";

    public void Dispose() => _reader.Dispose();

    private bool Next()
    {
        bool more;
        try
        {
            more = _reader.Read();
        }
        catch (Exception fault) when (fault is CsvFormatException or DecoderFallbackException or InvalidDataException)
        {
            throw Unreadable(fault);
        }

        Line = more ? (int)_reader.LineNumber : NextLine();
        Fields = more ? _reader.Current.ToArray() : [];
        return _malformed is { } malformed
            ? throw Fault(ColumnAt(malformed.ByteOffset), null, "quotes around a whole field, doubled inside it", "others")
            : more;
    }

    private InvalidDataException Unreadable(Exception fault)
    {
        if (fault is not DecoderFallbackException)
        {
            // A CsvFormatException means a record that is too long, because a malformed record is reported to OnMalformedRecord instead.
            return fault is CsvFormatException
                ? At(NextLine(), $"a record of at most {MostBytes} bytes", "more", fault)
                : At(NextLine(), "gzip", $"damaged data: {fault.Message.TrimEnd('.')}", fault);
        }

        _stream.Position = _start;
        return Utf8Fault.Find(GzipContent.Unpacked(_stream, _name)) is { } found
            ? At(found.Line, "text in UTF-8", $"the byte {found.Byte}: save the table as UTF-8", fault)
            : At(NextLine(), "text in the encoding that its byte order mark tells", "other bytes", fault);
    }

    private InvalidDataException At(int line, string expected, string found, Exception cause) =>
        new($"'{_name}', line {line}: expected {expected}, found {found}.", cause);

    /// <summary>Returns the line after the current record, which spans several lines if its quoted fields contain line breaks.</summary>
    private int NextLine() => Line + 1 + Fields.Sum(field => field.AsSpan().Count('\n'));

    /// <summary>Returns the column of the current record that contains a byte of the file.</summary>
    private int ColumnAt(long byteOffset)
    {
        int column = 0;
        long end = _reader.ByteOffset;
        for (; column < Fields.Length - 1; column++)
        {
            // The additional byte is the delimiter.
            end += _reader.GetRawSpan(column).Length + 1;
            if (byteOffset < end)
            {
                break;
            }
        }

        return column;
    }
}
