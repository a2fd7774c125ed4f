using System.Collections.Immutable;

namespace StaticNets.Csv;

/// <summary>How a table is read. Every property has a default; what contradicts another is refused by <see cref="CsvTable"/>.</summary>
public sealed record CsvOptions
{
    private readonly char _delimiter = ',';
    private readonly double _missingConstant;
    private readonly IReadOnlyList<CsvColumn>? _features;
    private readonly IReadOnlyList<string>? _labels;
    private readonly IReadOnlyList<string> _missingMarkers = [""];
    private readonly IReadOnlyList<CsvColumn> _oneHot = [];
    private readonly char _decimalSeparator = '.';
    private readonly int _maximumRows = int.MaxValue;

    /// <summary>The character between two fields, a printable ASCII character or a tab; default a comma.</summary>
    /// <exception cref="ArgumentException">The value is a quote, ends a line, or is no ASCII character.</exception>
    public char Delimiter
    {
        get => _delimiter;
        init
        {
            if (value is '"' or not ('\t' or (>= ' ' and <= '~')))
            {
                throw new ArgumentException(
                    $"Delimiter: expected a printable ASCII character other than a quote, or a tab, found U+{(int)value:X4}.",
                    nameof(Delimiter)
                );
            }

            _delimiter = value;
        }
    }

    /// <summary>
    /// What stands before the decimals of a number, a point or a comma; default a point. Tables with a comma have another
    /// <see cref="Delimiter"/>, mostly a semicolon.
    /// </summary>
    /// <exception cref="ArgumentException">The value is neither.</exception>
    public char DecimalSeparator
    {
        get => _decimalSeparator;
        init
        {
            _decimalSeparator = value is '.' or ','
                ? value
                : throw new ArgumentException("DecimalSeparator must be a point or a comma.", nameof(DecimalSeparator));
        }
    }

    /// <summary>Whether the first row names the columns; default true.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The columns of features in the order wanted; default all but the target.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public IReadOnlyList<CsvColumn>? Features
    {
        get => _features;
        init
        {
            if (value is { Count: 0 })
            {
                throw new ArgumentException("Features must name at least one column.", nameof(Features));
            }

            _features = value is null ? null : [.. value];
        }
    }

    /// <summary>
    /// Those columns of features that hold words; default none. Each becomes one feature for each of its words, in the column's place:
    /// 1 in the rows that have the word, 0 in the others. Words that are all numbers are compared as numbers. A missing word is all zeros
    /// under <see cref="MissingValues.Mean"/> and <see cref="MissingValues.Constant"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<CsvColumn> OneHot
    {
        get => _oneHot;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(OneHot));
            _oneHot = [.. value.Distinct()];
        }
    }

    /// <summary>
    /// The words of the <see cref="OneHot"/> columns by their names (<c>column 1</c> without a header), such as
    /// <see cref="CsvTable{T}.Categories"/> of the training file for the test file, which then gets the same features. Default: those of the
    /// file, sorted, as numbers if all of them are numbers.
    /// </summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>>? Categories { get; init; }

    /// <summary>What becomes of a word that is none of the <see cref="Categories"/>; default an error.</summary>
    public UnknownCategories UnknownCategories { get; init; }

    /// <summary>Rows that the table may have, at least 1; more are an error. Default: any number that fits into an array.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaximumRows
    {
        get => _maximumRows;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(MaximumRows));
            _maximumRows = value;
        }
    }

    /// <summary>The column of targets; default none.</summary>
    public CsvColumn? Target { get; init; }

    /// <summary>What the target column holds; default numbers.</summary>
    public CsvTarget TargetKind { get; init; }

    /// <summary>
    /// The classes in the order of their indices, such as <see cref="CsvTable{T}.Labels"/> of the training file for the test file; another
    /// label is then an error. Default: those of the file, sorted, as numbers if all of them are numbers: then 1, 1.0 and 01 are one class, called
    /// by its shortest spelling.
    /// </summary>
    /// <exception cref="ArgumentException">A label is there twice.</exception>
    public IReadOnlyList<string>? Labels
    {
        get => _labels;
        init
        {
            if (value is not null && value.Distinct(StringComparer.Ordinal).Count() != value.Count)
            {
                throw new ArgumentException("Labels must name each class once.", nameof(Labels));
            }

            _labels = value is null ? null : [.. value];
        }
    }

    /// <summary>What becomes of rows with missing values; default an error.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>What a missing feature becomes under <see cref="MissingValues.Constant"/>, finite; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double MissingConstant
    {
        get => _missingConstant;
        init
        {
            _missingConstant = double.IsFinite(value)
                ? value
                : throw new ArgumentOutOfRangeException(nameof(MissingConstant), value, "MissingConstant must be finite.");
        }
    }

    /// <summary>Fields that stand for a missing value, such as <c>["", "?", "NA"]</c>; default the empty field.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<string> MissingMarkers
    {
        get => _missingMarkers;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(MissingMarkers));
            _missingMarkers = [.. value];
        }
    }
}
