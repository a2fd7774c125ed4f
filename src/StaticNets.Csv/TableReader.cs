using System.Globalization;
using System.Numerics;

namespace StaticNets.Csv;

/// <summary>Turns records into rows of numbers.</summary>
internal sealed class TableReader<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CsvRecords _records;
    private readonly CsvOptions _options;
    private readonly PickedColumns _columns;
    private readonly ClassLabels _labels;
    private readonly List<T> _x = [];
    private readonly List<T> _targets = [];
    private int _dropped;

    /// <summary>Begins a file.</summary>
    /// <exception cref="InvalidDataException">The file is empty or does not have the columns.</exception>
    public TableReader(CsvRecords records, CsvOptions options)
    {
        _records = records;
        _options = options;
        if (!records.Read())
        {
            throw NoRows();
        }

        _columns = new PickedColumns(records, options);
        _labels = new ClassLabels(options.Labels);
    }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="InvalidDataException">A row is malformed, or there is none.</exception>
    public CsvTable<T> Read()
    {
        // Without a header the first record, already read, is a row.
        bool more = !_options.HasHeader || _records.Read();
        for (; more; more = _records.Read())
        {
            ReadRow();
        }

        if (_x.Count == 0)
        {
            throw NoRows();
        }

        T[] x = [.. _x];
        if (_options.Missing == MissingValues.Mean)
        {
            FillWithMeans(x);
        }

        var (labels, classes) = _labels.Encode();
        return new CsvTable<T>(x, [.. _columns.Features.Select(_columns.Title)])
        {
            Targets = [.. _targets],
            Classes = classes,
            Labels = labels,
            DroppedRows = _dropped,
        };
    }

    private void ReadRow()
    {
        int found = _records.Fields.Length;
        if (found != _columns.Count)
        {
            throw _records.Fault(Math.Min(found, _columns.Count), null, $"{_columns.Count} fields", $"{found}");
        }

        // A row that is dropped is read all the same: what is malformed is an error in it too.
        int start = _x.Count;
        bool missing = false;
        foreach (int column in _columns.Features)
        {
            bool absent = IsMissing(column);
            missing |= absent;
            _x.Add(absent ? Substitute(column) : Number(column));
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
        if (!_labels.Allows(label))
        {
            throw Fault(column, "one of the given labels", CsvRecords.Shown(label));
        }

        if (!dropped)
        {
            _labels.Add(label);
        }
    }

    private bool IsMissing(int column) => _options.MissingMarkers.Contains(_records.Fields[column], StringComparer.Ordinal);

    private T Number(int column)
    {
        string field = _records.Fields[column];
        if (!T.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out T number))
        {
            throw Fault(column, "a number such as 1.5", CsvRecords.Shown(field));
        }

        return T.IsFinite(number)
            ? number
            : throw Fault(column, $"a finite number of {(typeof(T) == typeof(float) ? "float" : "double")}", CsvRecords.Shown(field));
    }

    // NaN marks what is filled with the mean in the end: no field can be read as it.
    private T Substitute(int column) =>
        _options.Missing switch
        {
            MissingValues.Constant => T.CreateTruncating(_options.MissingConstant),
            MissingValues.DropRow or MissingValues.Mean => T.NaN,
            _ => throw Missing(column),
        };

    private void FillWithMeans(T[] x)
    {
        int features = _columns.Features.Length;
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
                throw Fault(_columns.Features[feature], "values with a finite mean", "a column without");
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
