using System.Collections.Immutable;

namespace StaticNets.Csv;

/// <summary>
/// Options for reading a table. Every property has a default; <see cref="CsvTable"/> rejects options that contradict each other.
/// </summary>
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
    /// <exception cref="ArgumentException">
    /// The value is a quote, a control character other than a tab, or not an ASCII character.
    /// </exception>
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
    /// The decimal separator of numbers, a point or a comma; default a point. With a comma the <see cref="Delimiter"/> must be another
    /// character, usually a semicolon.
    /// </summary>
    /// <exception cref="ArgumentException">The value is neither a point nor a comma.</exception>
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

    /// <summary>The feature columns, in the order of the features; default: all columns but the target.</summary>
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
    /// The feature columns that hold words (categories); default none. Each of them is replaced by one feature for each of its words: 1 in
    /// the rows that have the word, 0 in the others. If all words are numbers, they are compared as numbers. If a word is missing, all
    /// features of its column are 0 under <see cref="MissingValues.Mean"/> and <see cref="MissingValues.Constant"/>.
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
    /// The words of each <see cref="OneHot"/> column, keyed by the name of the column (<c>column 1</c> without a header). Pass
    /// <see cref="CsvTable{T}.Categories"/> of the training file when you read the test file, so that both have the same features. Default:
    /// the words in the file, sorted; words that are all numbers are sorted as numbers.
    /// </summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>>? Categories { get; init; }

    /// <summary>How to treat a word that is not in <see cref="Categories"/>; default: an error.</summary>
    public UnknownCategories UnknownCategories { get; init; }

    /// <summary>Largest number of rows, at least 1; more rows are an error. Default: as many as fit into an array.</summary>
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

    /// <summary>The target column; default none.</summary>
    public CsvColumn? Target { get; init; }

    /// <summary>The kind of values in the target column; default numbers.</summary>
    public CsvTarget TargetKind { get; init; }

    /// <summary>
    /// The class labels in the order of their indices; any other label is an error. Pass <see cref="CsvTable{T}.Labels"/> of the training
    /// file when you read the test file. Default: the labels in the file, sorted. If all labels are numbers, they are sorted as numbers;
    /// then 1, 1.0 and 01 are the same class, named by the shortest spelling.
    /// </summary>
    /// <exception cref="ArgumentException">A label occurs twice.</exception>
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

    /// <summary>How to treat rows with missing values; default: an error.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>Replaces missing features under <see cref="MissingValues.Constant"/>; finite, default 0.</summary>
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
