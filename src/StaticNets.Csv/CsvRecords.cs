using System.Text;
using CsvHelper;

namespace StaticNets.Csv;

/// <summary>The records of a file one after the other, each with its place in the file. Blank lines are none.</summary>
internal sealed class CsvRecords : IDisposable
{
    // In UTF-8: a table of a million columns has shorter ones, and a file without ends of lines must not fill the memory.
    private const int MostBytes = 1 << 24;
    private const int MostShown = 40;

    private readonly string _name;
    private readonly Stream _stream;
    private readonly long _start;
    private readonly CsvReader _reader;
    private CsvMalformedRecord? _malformed;

    /// <summary>Reads a stream, which stays open; one that is compressed with gzip is unpacked.</summary>
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
            // Recovered and remembered instead of thrown: the exception knows no column.
            OnMalformedRecord = record => _malformed ??= record,
        };

        // Bytes that are no UTF-8 are refused: replaced by one and the same character, two labels could become one.
        Encoding strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        _stream = GzipContent.Seekable(stream);
        _start = _stream.Position;
        StreamReader text = new(GzipContent.Unpacked(_stream, name), strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        _reader = CsvReader.Create(text, options);
    }

    /// <summary>The fields of the record.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>The line of the file in which the record begins, from 1 on.</summary>
    public int Line { get; private set; }

    /// <summary>Goes to the next record; behind the last one, <see cref="Line"/> is the line after it.</summary>
    /// <exception cref="InvalidDataException">The file is damaged there.</exception>
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

    /// <summary>An error at a column of the record, which is counted from 0 here and from 1 in the message.</summary>
    public InvalidDataException Fault(int column, string? columnName, string expected, string found)
    {
        string title = columnName is null ? "" : $" ({Shown(columnName)})";
        return new InvalidDataException($"'{_name}', line {Line}, column {column + 1}{title}: expected {expected}, found {found}.");
    }

    /// <summary>A field as messages show it.</summary>
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
            // The reader throws for nothing else: what is malformed it tells.
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

    /// <summary>The line behind the current record, which goes over several if its quoted fields do.</summary>
    private int NextLine() => Line + 1 + Fields.Sum(field => field.AsSpan().Count('\n'));

    /// <summary>The column of the record that a byte of the file belongs to.</summary>
    private int ColumnAt(long byteOffset)
    {
        int column = 0;
        long end = _reader.ByteOffset;
        for (; column < Fields.Length - 1; column++)
        {
            // One byte more is the delimiter.
            end += _reader.GetRawSpan(column).Length + 1;
            if (byteOffset < end)
            {
                break;
            }
        }

        return column;
    }
}
