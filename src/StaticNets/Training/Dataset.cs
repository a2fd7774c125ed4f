using System.Globalization;
using StaticNets.Optimizers;
using StaticNets.Training;

namespace StaticNets;

/// <summary>
/// Rows for training, validation or testing, e.g. <c>new Dataset(pixels, labels)</c>. A dataset is a view of the caller's memory and copies
/// nothing, except that a dataset for several inputs or outputs, e.g. <c>new Dataset(rows, [left, right], [price, kind])</c>, copies its
/// rows side by side when it is created. A dataset does not know the length of a row; a network checks the lengths when it uses the
/// dataset.
/// </summary>
public sealed partial class Dataset
{
    private readonly object _x;
    private readonly object? _targets;
    private IReadOnlyList<int>? _lengths;

    // In a dataset made by Pick: the index of each row in the original dataset, for error messages.
    private int[]? _origins;

    /// <summary>Creates a dataset with dense targets for networks in single precision.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="y">Targets, rows × output length.</param>
    public Dataset(ReadOnlyMemory<float> x, ReadOnlyMemory<float> y)
    {
        _x = x;
        _targets = y;
    }

    /// <summary>
    /// Creates a dataset with class indices (<see cref="Loss.SparseCategoricalCrossEntropy"/>) for networks in single precision.
    /// </summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index for each row, or for each step of each row if each step has an output; from 0 on.</param>
    public Dataset(ReadOnlyMemory<float> x, ReadOnlyMemory<int> classes)
    {
        _x = x;
        Classes = classes;
    }

    /// <summary>Creates a dataset with dense targets for networks in double precision.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="y">Targets, rows × output length.</param>
    public Dataset(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y)
    {
        _x = x;
        _targets = y;
    }

    /// <summary>
    /// Creates a dataset with class indices (<see cref="Loss.SparseCategoricalCrossEntropy"/>) for networks in double precision.
    /// </summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index for each row, or for each step of each row if each step has an output; from 0 on.</param>
    public Dataset(ReadOnlyMemory<double> x, ReadOnlyMemory<int> classes)
    {
        _x = x;
        Classes = classes;
    }

    /// <summary>
    /// Creates a dataset for a network in single precision with several inputs or outputs. The rows are copied side by side, so later
    /// changes of the arrays have no effect.
    /// </summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="inputs">The arrays of the inputs, in the order of the declaration; each holds rows × length of the input.</param>
    /// <param name="targets">
    /// The targets of the outputs, in the order of the declaration; each holds rows × length of the output, or class indices.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no inputs or targets, one of them does not have the given number of rows, or the joint rows have more elements than an
    /// array can hold.
    /// </exception>
    public Dataset(int rows, ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<TargetRows> targets)
    {
        JoinedParts<float> parts = new(rows, inputs, targets);
        (_x, _targets, Classes, Parts, _count) = (parts.X, parts.Targets, parts.Classes, parts, rows);
    }

    /// <summary>
    /// Creates a dataset for a network in double precision with several inputs or outputs. The rows are copied side by side, so later
    /// changes of the arrays have no effect.
    /// </summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="inputs">The arrays of the inputs, in the order of the declaration; each holds rows × length of the input.</param>
    /// <param name="targets">
    /// The targets of the outputs, in the order of the declaration; each holds rows × length of the output, or class indices.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no inputs or targets, one of them does not have the given number of rows, or the joint rows have more elements than an
    /// array can hold.
    /// </exception>
    public Dataset(int rows, ReadOnlySpan<ReadOnlyMemory<double>> inputs, ReadOnlySpan<TargetRows> targets)
    {
        JoinedParts<double> parts = new(rows, inputs, targets);
        (_x, _targets, Classes, Parts, _count) = (parts.X, parts.Targets, parts.Classes, parts, rows);
    }

    private Dataset(object x, object? targets, ReadOnlyMemory<int> classes)
    {
        _x = x;
        _targets = targets;
        Classes = classes;
    }

    /// <summary>
    /// Weight of each row in the loss and its gradient, one finite number of at least 0 for each row; <see langword="null"/> if all rows
    /// have weight 1. As in Keras, the sum of the weighted losses is divided by the number of rows, not by the sum of the weights.
    /// </summary>
    public IReadOnlyList<double>? SampleWeights { get; init; }

    /// <summary>
    /// Number of time steps of each row, for a network with <c>[Input(Steps.Any, features)]</c>; other networks ignore it. 0 if it is not set. A row then holds the
    /// features of all its steps, and the targets of all its steps if each step has outputs.
    /// </summary>
    public int Steps { get; init; }

    /// <summary>
    /// Number of time steps of each row, 1 to <see cref="Steps"/>, for rows that are padded at the end to the same number;
    /// <see langword="null"/> if all rows have <see cref="Steps"/>. As with Keras' masking, a recurrent layer keeps its state after the end of
    /// a row, a layer that reads backwards begins there, and neither an attention nor the window of a convolution sees a step behind it. The
    /// steps behind count neither in the loss nor in metrics: the loss of a batch is the mean over the steps that count. What stands there must
    /// be finite numbers, indices of the vocabulary and targets that the loss allows, but changes nothing.
    /// </summary>
    public IReadOnlyList<int>? Lengths
    {
        get => _lengths;
        init
        {
            _lengths = value;
            MaskSupport = value is null ? null : MaskSupport.Present.Instance;
        }
    }

    /// <summary>Copies some rows to a new dataset, such as a fold, a random sample or a part of a <c>DataSplit</c>.</summary>
    /// <param name="rows">Indices of the rows, from 0 on, in the wanted order; an index may occur more than once.</param>
    /// <param name="count">Number of rows of this dataset, which stores neither this number nor the length of a row.</param>
    /// <exception cref="ArgumentException">
    /// The lengths of the arrays are not multiples of <paramref name="count"/>, or a row does not exist.
    /// </exception>
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
        picked._count = rows.Length;
        for (int i = 0; i < rows.Length && _origins is not null; i++)
        {
            picked._origins[i] = _origins[rows[i]];
        }

        if (MaskSupport is not null)
        {
            picked._lengths = MaskSupport.Pick(_lengths!, rows, count);
            picked.MaskSupport = MaskSupport;
        }

        return picked;
    }

    /// <summary>
    /// Returns the name of a row for messages. In a dataset made by <c>Pick</c>, the name includes the index of the row in the original
    /// dataset.
    /// </summary>
    internal string NameOfRow(int row) =>
        "Row "
        + row.ToString(CultureInfo.InvariantCulture)
        + (_origins is null ? "" : $" (row {_origins[row].ToString(CultureInfo.InvariantCulture)} of the dataset that it was picked from)");

    /// <summary>Whether the inputs have the element type <typeparamref name="T"/>.</summary>
    internal bool Holds<T>() => _x is ReadOnlyMemory<T>;

    /// <summary>Whether all targets are class indices.</summary>
    internal bool HasClasses => _targets is null;

    /// <summary>
    /// The layout of several inputs or targets in the rows: a <see cref="DatasetParts{T}"/>, or <see langword="null"/> if there is one
    /// input and one target.
    /// </summary>
    internal object? Parts { get; private init; }

    /// <summary>The code for rows of different lengths; <see langword="null"/> if <see cref="Lengths"/> is not set.</summary>
    internal MaskSupport? MaskSupport { get; private set; }

    /// <summary>The class indices; empty if all targets are dense.</summary>
    internal ReadOnlyMemory<int> Classes { get; }

    /// <summary>The inputs.</summary>
    /// <exception cref="ArgumentException">The element type is not <typeparamref name="T"/>.</exception>
    /// <exception cref="InvalidOperationException">The dataset is read block by block.</exception>
    internal ReadOnlyMemory<T> X<T>() => Cast<T>(_x);

    /// <summary>The dense targets; empty if all targets are class indices.</summary>
    internal ReadOnlyMemory<T> Targets<T>() => _targets is null ? default : Cast<T>(_targets);

    /// <summary>Returns a dataset with other inputs, but the same targets and weights.</summary>
    internal Dataset WithInputs<T>(ReadOnlyMemory<T> x) =>
        new(x, _targets, Classes)
        {
            SampleWeights = SampleWeights,
            Steps = Steps,
            Parts = Parts,
            _count = _count,
            _lengths = _lengths,
            MaskSupport = MaskSupport,
        };

    /// <summary>Copies the first row to a new dataset, without its weight.</summary>
    /// <param name="inputLength">Number of input values of a row.</param>
    internal Dataset FirstRow<T>(int inputLength) =>
        new Dataset(_x, _targets, Classes) { Parts = Parts }.Pick([0], X<T>().Length / inputLength);

    private Dataset Pick<T>(ReadOnlySpan<int> rows, int count)
    {
        if (Steps > 0 && X<T>().Length / count % Steps != 0)
        {
            throw new ArgumentException(
                $"A row of {X<T>().Length / count} input values is no sequence of {Steps} steps: count sequences, not steps.",
                nameof(count)
            );
        }

        ReadOnlyMemory<T> x = Picked(X<T>(), rows, count, "input values");
        double[]? weights = SampleWeights is null ? null : Picked<double>(SampleWeights.ToArray(), rows, count, "sample weights").ToArray();

        // Without the cast, null would become an empty ReadOnlyMemory, and HasClasses of the new dataset would be false.
        object? targets = HasClasses ? null : (object)Picked(Targets<T>(), rows, count, "target values");
        return new Dataset(x, targets, HasClasses || !Classes.IsEmpty ? Picked(Classes, rows, count, "class indices") : default)
        {
            SampleWeights = weights,
            Steps = Steps,
            Parts = Parts,
        };
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
        memory is ReadOnlyMemory<T> typed ? typed
        : memory is BlockSupport
            ? throw new InvalidOperationException("This needs all rows at once, but the dataset is read block by block.")
        : throw new ArgumentException(
            $"The network computes in {NumberFormat(typeof(T) == typeof(float))}, but the dataset holds {NumberFormat(memory is ReadOnlyMemory<float>)} values."
        );

    private static string NumberFormat(bool isSingle) => isSingle ? "float" : "double";
}
