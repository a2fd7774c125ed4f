using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using StaticNets.Optimizers;
using StaticNets.Training;

namespace StaticNets;

// The number of rows.
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Dataset
{
    // −1 if neither the initializer nor the constructor says it.
    private int _count = -1;

    /// <summary>
    /// Number of rows. A dataset knows it from the initializer (<c>new Dataset(x, y) { Count = 100 }</c>), from lists with an element for
    /// each row (<see cref="SampleWeights"/>, <see cref="Lengths"/>), if it was made of rows or of parts of another dataset, and if it has
    /// one class index for each row. With an output at each step, class indices do not tell the rows: set it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    /// <exception cref="InvalidOperationException">
    /// The dataset does not know it: it holds arrays of inputs and targets, but only a network knows the length of their rows; or it is
    /// read block by block.
    /// </exception>
    public int Count
    {
        get =>
            KnownCount is >= 0 and int known
                ? known
                : throw new InvalidOperationException(
                    Blocks is not null
                        ? "This dataset does not know its number of rows, because it is read block by block."
                        : "This dataset does not know its number of rows, because it does not know the length of a row: "
                            + "write new Dataset(x, y) { Count = rows }."
                );
        init
        {
            Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", nameof(Count));
            _count = value;
        }
    }

    /// <summary>Copies some rows to a new dataset, which knows its number of rows.</summary>
    /// <param name="rows">Indices of the rows, from 0 on, in the wanted order; an index may occur more than once.</param>
    /// <exception cref="ArgumentException">A row does not exist.</exception>
    /// <exception cref="InvalidOperationException">The dataset does not know its number of rows, see <see cref="Count"/>.</exception>
    public Dataset Pick(ReadOnlySpan<int> rows) => Pick(rows, Count);

    /// <summary>The number of rows, or −1 if it is not known.</summary>
    internal int KnownCount =>
        _count >= 0 ? _count
        : SampleWeights is not null ? SampleWeights.Count
        : _lengths is not null ? _lengths.Count
        : HasClasses && Steps == 0 ? Classes.Length
        : -1;

    /// <summary>Checks the number of rows that the initializer gave.</summary>
    /// <param name="rows">Number of rows according to a network.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    internal void CheckCount(int rows)
    {
        if (_count >= 0 && _count != rows)
        {
            throw new ArgumentException($"The dataset has {rows} rows of this network's length, but {nameof(Count)} = {_count}.");
        }
    }

    /// <summary>
    /// Returns the numbers of rows, of all input values and of all target values: <c>4 rows, 8 inputs, 4 targets</c>.
    /// </summary>
    public override string ToString()
    {
        if (Blocks is not null)
        {
            return "rows that are read block by block";
        }

        string text = Add("", KnownCount, " rows");
        text = Add(text, LengthOf(_x), " inputs");
        text = Add(text, LengthOf(_targets), " targets");
        return Add(text, Classes.Length, " class indices");

        static string Add(string text, int number, string what) =>
            number <= 0 ? text : string.Concat(text, text.Length > 0 ? ", " : "", number.ToString(CultureInfo.InvariantCulture), what);
    }

    private static int LengthOf(object? memory) =>
        memory is ReadOnlyMemory<float> singles ? singles.Length
        : memory is ReadOnlyMemory<double> doubles ? doubles.Length
        : 0;

    /// <summary>
    /// Creates a dataset from a sequence of rows with dense targets, for networks in single precision. The rows are copied.
    /// </summary>
    /// <param name="rows">Inputs and targets of each row; all rows have the same lengths.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, a row has another length than the first one, or the rows have more numbers than an array can hold.
    /// </exception>
    public static Dataset FromRows(IEnumerable<(float[] X, float[] Y)> rows) => OfRows<float>(rows);

    /// <summary>
    /// Creates a dataset from a sequence of rows with dense targets, for networks in double precision. The rows are copied.
    /// </summary>
    /// <inheritdoc cref="FromRows(IEnumerable{ValueTuple{float[], float[]}})"/>
    public static Dataset FromRows(IEnumerable<(double[] X, double[] Y)> rows) => OfRows<double>(rows);

    /// <summary>
    /// Creates a dataset from a sequence of rows with class indices (<see cref="Loss.SparseCategoricalCrossEntropy"/>), for networks in
    /// single precision. The rows are copied.
    /// </summary>
    /// <param name="rows">Inputs and class index of each row; all rows have the same length.</param>
    /// <inheritdoc cref="FromRows(IEnumerable{ValueTuple{float[], float[]}})" path="/exception"/>
    public static Dataset FromRows(IEnumerable<(float[] X, int Class)> rows) => OfRows<float>(rows);

    /// <summary>
    /// Creates a dataset from a sequence of rows with class indices (<see cref="Loss.SparseCategoricalCrossEntropy"/>), for networks in
    /// double precision. The rows are copied.
    /// </summary>
    /// <inheritdoc cref="FromRows(IEnumerable{ValueTuple{float[], int}})"/>
    public static Dataset FromRows(IEnumerable<(double[] X, int Class)> rows) => OfRows<double>(rows);

    private static Dataset OfRows<T>(IEnumerable<(T[] X, T[] Y)> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        RowList<T> x = new("inputs");
        RowList<T> y = new("targets");
        foreach ((T[] inputs, T[] targets) in rows)
        {
            x.Add(inputs);
            y.Add(targets);
        }

        return Of(x.ToArray(), y.ToArray(), default, x.Count);
    }

    private static Dataset OfRows<T>(IEnumerable<(T[] X, int Class)> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        RowList<T> x = new("inputs");
        List<int> classes = [];
        foreach ((T[] inputs, int c) in rows)
        {
            x.Add(inputs);
            classes.Add(c);
        }

        return Of(x.ToArray(), null, classes.ToArray(), x.Count);
    }

    /// <summary>Creates a dataset in the number format of its rows.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="targets">Dense targets, or <see langword="null"/> for class indices.</param>
    /// <param name="classes">Class indices, if there are no dense targets.</param>
    /// <param name="count">Number of rows.</param>
    internal static Dataset Of<T>(T[] x, T[]? targets, ReadOnlyMemory<int> classes, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(new ReadOnlyMemory<T>(x), targets is null ? null : (object)new ReadOnlyMemory<T>(targets), classes) { _count = count };
}
