using System.Collections.Immutable;
using System.Numerics;

namespace StaticNets.Csv;

/// <summary>Rows that were read from a table. The arrays are the caller's: a scaler may work in them.</summary>
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

    /// <summary>The targets, one a row; empty without a target column of numbers.</summary>
    public T[] Targets { get; internal init; } = [];

    /// <summary>The class index of each row, its place in <see cref="Labels"/>; empty without a target column of class labels.</summary>
    public int[] Classes { get; internal init; } = [];

    /// <summary>The classes in the order of their indices; empty without a target column of class labels.</summary>
    public ImmutableArray<string> Labels { get; internal init; } = [];

    /// <summary>The words of the <see cref="CsvOptions.OneHot"/> columns, by the columns' names; the test file is read with the same.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> Categories { get; internal init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>
    /// The columns of the features as the header names them, or <c>column 1</c> and so on; <c>colour_red</c> for a word of a one-hot column.
    /// </summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>Length of a row of features.</summary>
    public int FeatureCount => FeatureNames.Length;

    /// <summary>Number of rows.</summary>
    public int RowCount => X.Length / FeatureCount;

    /// <summary>Rows left out under <see cref="MissingValues.DropRow"/>.</summary>
    public int DroppedRows { get; internal init; }

    /// <summary>The rows as a network takes them: a view of the arrays, nothing is copied.</summary>
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
