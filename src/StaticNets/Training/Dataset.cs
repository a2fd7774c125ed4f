using System.Globalization;
using StaticNets.Optimizers;
using StaticNets.Training;

namespace StaticNets;

/// <summary>
/// Rows to learn from or to test on. It views the caller's memory and copies nothing: <c>new Dataset(pixels, labels)</c>.
/// How the numbers divide into rows is the network's knowledge, so they are checked when a network uses them.
/// </summary>
public sealed class Dataset
{
    private readonly object _x;
    private readonly object? _targets;

    // Of picked rows their numbers in the dataset that nobody picked from another one, for messages.
    private int[]? _origins;

    /// <summary>Rows of a network in single precision with dense targets.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="y">Targets, rows × output length.</param>
    public Dataset(ReadOnlyMemory<float> x, ReadOnlyMemory<float> y)
    {
        _x = x;
        _targets = y;
    }

    /// <summary>Rows of a network in single precision with class indices (<see cref="Loss.SparseCategoricalCrossEntropy"/>).</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index a row, from 0 on.</param>
    public Dataset(ReadOnlyMemory<float> x, ReadOnlyMemory<int> classes)
    {
        _x = x;
        Classes = classes;
    }

    /// <summary>Rows of a network in double precision with dense targets.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="y">Targets, rows × output length.</param>
    public Dataset(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y)
    {
        _x = x;
        _targets = y;
    }

    /// <summary>Rows of a network in double precision with class indices (<see cref="Loss.SparseCategoricalCrossEntropy"/>).</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index a row, from 0 on.</param>
    public Dataset(ReadOnlyMemory<double> x, ReadOnlyMemory<int> classes)
    {
        _x = x;
        Classes = classes;
    }

    private Dataset(object x, object? targets, ReadOnlyMemory<int> classes)
    {
        _x = x;
        _targets = targets;
        Classes = classes;
    }

    /// <summary>
    /// How much each row counts in the loss and in its gradient, one number a row, at least 0 and finite; <see langword="null"/> when all
    /// count alike. As in Keras the weighted losses are divided by the number of rows, not by the sum of the weights.
    /// </summary>
    public IReadOnlyList<double>? SampleWeights { get; init; }

    /// <summary>Copies some rows into a dataset of their own: a fold, a sample, a part of a <c>DataSplit</c>.</summary>
    /// <param name="rows">Their numbers, from 0 on, in the order wanted; a number may come more than once.</param>
    /// <param name="count">How many rows the dataset has, which it does not know itself.</param>
    /// <exception cref="ArgumentException">The values are no such number of whole rows, or a row does not exist.</exception>
    public Dataset Pick(ReadOnlySpan<int> rows, int count)
    {
        Hyperparameter.ThrowUnless(count >= 1, count, "at least 1", nameof(count));
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)count)
            {
                throw new ArgumentException($"There is no row {row}: the dataset has {count} rows, 0 to {count - 1}.", nameof(rows));
            }
        }

        Dataset picked = Holds<float>() ? Pick<float>(rows, count) : Pick<double>(rows, count);
        picked._origins = rows.ToArray();
        for (int i = 0; i < rows.Length && _origins is not null; i++)
        {
            picked._origins[i] = _origins[rows[i]];
        }

        return picked;
    }

    /// <summary>What a row is called in messages; of a picked row also the number that the user knows it by.</summary>
    internal string NameOfRow(int row) =>
        "Row "
        + row.ToString(CultureInfo.InvariantCulture)
        + (_origins is null ? "" : $" (row {_origins[row].ToString(CultureInfo.InvariantCulture)} of the dataset that it was picked from)");

    /// <summary>Whether the inputs are of this type.</summary>
    internal bool Holds<T>() => _x is ReadOnlyMemory<T>;

    /// <summary>Whether the targets are class indices.</summary>
    internal bool HasClasses => _targets is null;

    /// <summary>The class indices; empty with dense targets.</summary>
    internal ReadOnlyMemory<int> Classes { get; }

    /// <summary>The inputs.</summary>
    /// <exception cref="ArgumentException">The data are not of <typeparamref name="T"/>.</exception>
    internal ReadOnlyMemory<T> X<T>() => Cast<T>(_x);

    /// <summary>The dense targets; empty with class indices.</summary>
    internal ReadOnlyMemory<T> Targets<T>() => _targets is null ? default : Cast<T>(_targets);

    private Dataset Pick<T>(ReadOnlySpan<int> rows, int count)
    {
        ReadOnlyMemory<T> x = Picked(X<T>(), rows, count, "input values");
        double[]? weights = SampleWeights is null ? null : Picked<double>(SampleWeights.ToArray(), rows, count, "sample weights").ToArray();
        return HasClasses
            ? new Dataset(x, targets: null, Picked(Classes, rows, count, "class indices")) { SampleWeights = weights }
            : new Dataset(x, Picked(Targets<T>(), rows, count, "target values"), classes: default) { SampleWeights = weights };
    }

    private static ReadOnlyMemory<TValue> Picked<TValue>(ReadOnlyMemory<TValue> values, ReadOnlySpan<int> rows, int count, string what)
    {
        (int length, int rest) = Math.DivRem(values.Length, count);
        if (rest != 0 || length == 0)
        {
            throw new ArgumentException($"The dataset holds {values.Length} {what}, which are no {count} whole rows.", nameof(count));
        }

        if ((long)rows.Length * length > Array.MaxLength)
        {
            throw new ArgumentException($"{rows.Length} rows of {length} {what} are more than an array holds.", nameof(rows));
        }

        TValue[] picked = new TValue[rows.Length * length];
        RowGather.Copy(rows, values.Span, picked, length);
        return picked;
    }

    private static ReadOnlyMemory<T> Cast<T>(object memory) =>
        memory is ReadOnlyMemory<T> typed
            ? typed
            : throw new ArgumentException(
                $"The network computes in {NumberFormat(typeof(T) == typeof(float))}, but the dataset holds {NumberFormat(memory is ReadOnlyMemory<float>)} values."
            );

    private static string NumberFormat(bool isSingle) => isSingle ? "float" : "double";
}
