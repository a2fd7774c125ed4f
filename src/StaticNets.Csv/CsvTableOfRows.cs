using System.Collections.Immutable;
using System.Numerics;

namespace StaticNets.Csv;

/// <summary>Rows that were read from a table. The caller owns the arrays and may change them in place, for example with a scaler.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CsvTable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal CsvTable(T[] x, ImmutableArray<string> featureNames)
    {
        X = x;
        FeatureNames = featureNames;
    }

    /// <summary>The features, rows × <see cref="FeatureCount"/>.</summary>
    public T[] X { get; }

    /// <summary>The targets, one for each row; empty if no target column was selected or the target column holds class labels.</summary>
    public T[] Targets { get; internal init; } = [];

    /// <summary>
    /// The class index of each row (an index into <see cref="Labels"/>); empty unless the target column holds class labels.
    /// </summary>
    public int[] Classes { get; internal init; } = [];

    /// <summary>The class labels in the order of their indices; empty unless the target column holds class labels.</summary>
    public ImmutableArray<string> Labels { get; internal init; } = [];

    /// <summary>
    /// The words of each <see cref="CsvOptions.OneHot"/> column, keyed by the column's name. Pass them in
    /// <see cref="CsvOptions.Categories"/> when you read the test file.
    /// </summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> Categories { get; internal init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>
    /// Names of the features: the name of the column in the header, or <c>column 1</c> and so on without a header. A one-hot column has a
    /// feature for each word, such as <c>colour_red</c>.
    /// </summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>Number of features in a row.</summary>
    public int FeatureCount => FeatureNames.Length;

    /// <summary>Number of rows.</summary>
    public int RowCount => X.Length / FeatureCount;

    /// <summary>Number of rows that were left out under <see cref="MissingValues.DropRow"/>.</summary>
    public int DroppedRows { get; internal init; }

    /// <summary>Returns the rows as a dataset, a view of the arrays without a copy.</summary>
    /// <exception cref="InvalidOperationException">The table was read without a target column.</exception>
    public Dataset ToDataset()
    {
        if (Targets.Length == 0 && Classes.Length == 0)
        {
            throw new InvalidOperationException("The table has no targets: name their column in CsvOptions.Target.");
        }

        return X is float[] x
            ? Classes.Length > 0
                ? new Dataset(x, Classes)
                : new Dataset(x, (float[])(object)Targets)
            : Classes.Length > 0
                ? new Dataset((double[])(object)X, Classes)
                : new Dataset((double[])(object)X, (double[])(object)Targets);
    }
}
