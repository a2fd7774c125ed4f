using System.Collections.Immutable;
using System.Numerics;

namespace StaticNets.Csv;

/// <summary>Converts the records of a file to rows of numbers.</summary>
internal sealed class TableReader<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CsvRecords _records;
    private readonly CsvOptions _options;
    private readonly PickedColumns _columns;
    private readonly NumberText _numbers;
    private readonly int[] _numberColumns;
    private readonly Dictionary<int, OneHotColumn> _oneHot = [];
    private readonly WordIndices _labels;
    private readonly List<int> _classes = [];
    private readonly List<T> _x = [];
    private readonly List<T> _targets = [];
    private int _rows;
    private int _dropped;

    /// <summary>Reads the header and prepares the columns.</summary>
    /// <exception cref="InvalidDataException">The file is empty or lacks a selected column.</exception>
    /// <exception cref="ArgumentException">The options do not fit the file.</exception>
    public TableReader(CsvRecords records, CsvOptions options)
    {
        _records = records;
        _options = options;
        if (!records.Read())
        {
            throw NoRows();
        }

        _columns = new PickedColumns(records, options);
        _numbers = new NumberText(options.DecimalSeparator);
        _labels = new WordIndices(options.Labels, _numbers);
        foreach (int column in _columns.OneHot)
        {
            string title = _columns.Title(column);
            ImmutableArray<string> categories = default;
            if (options.Categories?.TryGetValue(title, out categories) == false)
            {
                throw new ArgumentException($"Categories are given, but none for {CsvRecords.Shown(title)}.", nameof(options));
            }

            _oneHot.Add(column, new OneHotColumn(new WordIndices(categories.IsDefault ? null : categories, _numbers), title));
        }

        _numberColumns = [.. _columns.Features.Where(column => !_oneHot.ContainsKey(column))];
    }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="InvalidDataException">A row is malformed, or there are no rows.</exception>
    public CsvTable<T> Read()
    {
        // The first record has been read already: it is the header or, without a header, the first row.
        bool more = !_options.HasHeader || _records.Read();
        for (; more; more = _records.Read())
        {
            ReadRow();
        }

        if (_rows == 0)
        {
            throw NoRows();
        }

        T[] x = [.. _x];
        if (_options.Missing == MissingValues.Mean)
        {
            FillWithMeans(x);
        }

        foreach (OneHotColumn column in _oneHot.Values)
        {
            column.Sort();
        }

        (ImmutableArray<string> labels, int[] indices) = _labels.Sorted();
        return new CsvTable<T>(_oneHot.Count == 0 ? x : Spread(x), [.. _columns.Features.SelectMany(Names)])
        {
            Targets = [.. _targets],
            Classes = [.. _classes.Select(code => indices[code])],
            Labels = labels,
            Categories = _oneHot.Values.ToImmutableDictionary(column => column.Title, column => column.Categories),
            DroppedRows = _dropped,
        };
    }

    private IEnumerable<string> Names(int column) =>
        _oneHot.TryGetValue(column, out OneHotColumn? words) ? words.Names : [_columns.Title(column)];

    /// <summary>Returns the rows with each one-hot column replaced by the features of its words.</summary>
    private T[] Spread(T[] numbers)
    {
        OneHotColumn?[] columns = [.. _columns.Features.Select(column => _oneHot.GetValueOrDefault(column))];
        int[] widths = [.. columns.Select(column => column?.Categories.Length ?? 1)];
        long length = widths.Sum(width => (long)width) * _rows;
        if (length > Array.MaxLength)
        {
            int widest = _columns.Features[Array.IndexOf(widths, widths.Max())];
            throw Fault(widest, $"at most {Array.MaxLength} numbers in all", $"{length}: this column has {widths.Max()} different words");
        }

        var x = new T[length];
        int place = 0;
        int number = 0;
        for (int row = 0; row < _rows; row++)
        {
            for (int feature = 0; feature < columns.Length; feature++)
            {
                if (columns[feature] is { } words)
                {
                    words.Write(row, x.AsSpan(place, widths[feature]));
                }
                else
                {
                    x[place] = numbers[number++];
                }

                place += widths[feature];
            }
        }

        return x;
    }

    private void ReadRow()
    {
        int found = _records.Fields.Length;
        if (found != _columns.Count)
        {
            throw _records.Fault(Math.Min(found, _columns.Count), null, $"{_columns.Count} fields", $"{found}");
        }

        // Read a row completely even if it will be dropped, so that malformed fields in it are errors too.
        int start = _x.Count;
        bool missing = false;
        foreach (int column in _columns.Features)
        {
            bool absent = IsMissing(column);
            missing |= absent;
            if (_oneHot.TryGetValue(column, out OneHotColumn? words))
            {
                CheckWord(words, column, absent);
            }
            else
            {
                _x.Add(absent ? Substitute(column) : Number(column));
            }
        }

        bool targetMissing = _columns.Target >= 0 && IsMissing(_columns.Target);
        if (targetMissing && _options.Missing != MissingValues.DropRow)
        {
            throw Missing(_columns.Target);
        }

        bool dropped = targetMissing || (missing && _options.Missing == MissingValues.DropRow);
        if (_columns.Target >= 0 && !targetMissing)
        {
            ReadTarget(_columns.Target, dropped);
        }

        if (dropped)
        {
            _x.RemoveRange(start, _x.Count - start);
            _dropped++;
            return;
        }

        foreach ((int column, OneHotColumn words) in _oneHot)
        {
            string word = _records.Fields[column];
            words.Add(IsMissing(column) || !words.Words.TryFind(word, out _) ? null : word);
        }

        if (++_rows > _options.MaximumRows)
        {
            throw _records.Fault(0, null, $"at most {_options.MaximumRows} rows, as CsvOptions.MaximumRows says", "more");
        }
    }

    private void CheckWord(OneHotColumn words, int column, bool absent)
    {
        if (absent)
        {
            // Called only for its exception: Substitute throws if the options make a missing value an error.
            Substitute(column);
        }
        else if (_options.UnknownCategories == UnknownCategories.Error && !words.Words.TryFind(_records.Fields[column], out _))
        {
            string found = CsvRecords.Shown(_records.Fields[column]);
            throw Fault(column, "one of the given categories", $"{found}; CsvOptions.UnknownCategories says what else becomes of it");
        }
    }

    private void ReadTarget(int column, bool dropped)
    {
        if (_options.TargetKind == CsvTarget.Number)
        {
            T target = Number(column);
            if (!dropped)
            {
                _targets.Add(target);
            }

            return;
        }

        string label = _records.Fields[column];
        if (!_labels.TryFind(label, out _))
        {
            throw Fault(column, "one of the given labels", CsvRecords.Shown(label));
        }

        if (!dropped)
        {
            _classes.Add(_labels.Code(label));
        }
    }

    private bool IsMissing(int column) => _options.MissingMarkers.Contains(_records.Fields[column], StringComparer.Ordinal);

    private T Number(int column)
    {
        string field = _records.Fields[column];
        if (!_numbers.TryRead(field, out T number))
        {
            char other = _options.DecimalSeparator == '.' ? ',' : '.';
            string advice = new NumberText(other).TryRead<T>(field, out _) ? $"; CsvOptions.DecimalSeparator = '{other}' reads it" : "";
            throw Fault(column, $"a number such as {_numbers.Example}", CsvRecords.Shown(field) + advice);
        }

        return T.IsFinite(number)
            ? number
            : throw Fault(column, $"a finite number of {(typeof(T) == typeof(float) ? "float" : "double")}", CsvRecords.Shown(field));
    }

    // NaN marks a missing value until its row is dropped or, after the last row, until the mean of its column replaces it. No field of the
    // file is NaN, because fields must be finite.
    private T Substitute(int column) =>
        _options.Missing switch
        {
            MissingValues.Constant => T.CreateTruncating(_options.MissingConstant),
            MissingValues.DropRow or MissingValues.Mean => T.NaN,
            _ => throw Missing(column),
        };

    private void FillWithMeans(T[] x)
    {
        int features = _numberColumns.Length;
        for (int feature = 0; feature < features; feature++)
        {
            double mean = 0;
            int present = 0;
            for (int i = feature; i < x.Length; i += features)
            {
                if (!T.IsNaN(x[i]))
                {
                    present++;
                    mean += (double.CreateTruncating(x[i]) - mean) / present;
                }
            }

            if (present == 0 || !double.IsFinite(mean))
            {
                throw Fault(_numberColumns[feature], "values with a finite mean", "a column without");
            }

            for (int i = feature; i < x.Length; i += features)
            {
                x[i] = T.IsNaN(x[i]) ? T.CreateTruncating(mean) : x[i];
            }
        }
    }

    private InvalidDataException Missing(int column) =>
        Fault(column, "a value", $"none ({CsvRecords.Shown(_records.Fields[column])}); CsvOptions.Missing says what else becomes of it");

    private InvalidDataException NoRows() => _records.Fault(0, null, "at least one row", "none");

    private InvalidDataException Fault(int column, string expected, string found) =>
        _records.Fault(column, _columns.Name(column), expected, found);
}
