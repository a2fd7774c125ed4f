using System.Numerics;
using StaticNets.Files;

namespace StaticNets.Csv;

/// <summary>
/// Reads tables of comma-separated values (RFC 4180) in UTF-8 into rows of numbers for training. Numbers have a decimal point in every
/// culture, or a decimal comma if <see cref="CsvOptions.DecimalSeparator"/> says so. A malformed row is an error that names the file, line
/// and column; the reader guesses nothing, and it skips a row only if the options ask for it.
/// </summary>
/// <remarks>
/// Memory: while the file is read, each selected number (4 or 8 bytes) is held at most four times. The class label and each one-hot word of
/// a row need another 4 bytes each. There is also one copy of each distinct word, and one record of at most 16 777 216 bytes. A gzip file
/// is unpacked while it is read and may hold any number of rows, so set <see cref="CsvOptions.MaximumRows"/> for files that you do not
/// trust. If a stream cannot seek, its content is copied to memory before it is read.
/// </remarks>
public static class CsvTable
{
    /// <summary>Reads a file in single precision; a gzip file, recognised by its content, is unpacked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">
    /// Columns and policies. By default the file has a header, all columns are features, and there is no target.
    /// </param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">
    /// A column does not exist, a row has too few or too many fields, or a field is missing or not a finite number; the message says where.
    /// </exception>
    public static CsvTable<float> Read(string path, CsvOptions? options = null) => Read<float>(path, options);

    /// <summary>Reads a stream in single precision from its current position to its end; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">
    /// Columns and policies. By default the file has a header, all columns are features, and there is no target.
    /// </param>
    /// <param name="name">Name of the stream in error messages.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="InvalidDataException">The table is malformed; the message says where.</exception>
    public static CsvTable<float> Read(Stream stream, CsvOptions? options = null, string name = "stream") =>
        Read<float>(stream, options, name);

    /// <summary>Reads a file: <c>CsvTable.Read&lt;double&gt;(path)</c> for networks in double precision.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">
    /// Columns and policies. By default the file has a header, all columns are features, and there is no target.
    /// </param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">The table is malformed; the message says where.</exception>
    public static CsvTable<T> Read<T>(string path, CsvOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using BufferedStream file = new(ReadableFile.Open(path));
        return Read<T>(file, options, path);
    }

    /// <summary>Reads a stream from its current position to its end; the stream stays open.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="options">
    /// Columns and policies. By default the file has a header, all columns are features, and there is no target.
    /// </param>
    /// <param name="name">Name of the stream in error messages.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="InvalidDataException">The table is malformed; the message says where.</exception>
    public static CsvTable<T> Read<T>(Stream stream, CsvOptions? options = null, string name = "stream")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= new CsvOptions();
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new ArgumentException($"Networks compute in float or double, but a table of {typeof(T).Name} is wanted.", nameof(stream));
        }

        if (options.Target is null && (options.TargetKind != CsvTarget.Number || options.Labels is not null))
        {
            throw new ArgumentException("Class labels are wanted, but no Target column is named.", nameof(options));
        }

        if (options.Delimiter == ',' && options.DecimalSeparator == ',')
        {
            throw new ArgumentException("Delimiter and DecimalSeparator are both a comma: one of them must be another.", nameof(options));
        }

        if (options.Categories is not null && options.OneHot.Count == 0)
        {
            throw new ArgumentException("Categories are given, but no column is named in OneHot.", nameof(options));
        }

        if (options.Labels is not null && options.TargetKind != CsvTarget.ClassLabel)
        {
            throw new ArgumentException("Labels are given, but TargetKind is not ClassLabel.", nameof(options));
        }

        if (!T.IsFinite(T.CreateTruncating(options.MissingConstant)))
        {
            throw new ArgumentException("MissingConstant must be finite in float.", nameof(options));
        }

        using CsvRecords records = new(stream, name, options.Delimiter);
        return new TableReader<T>(records, options).Read();
    }
}
