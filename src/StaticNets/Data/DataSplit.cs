using System.Collections.Immutable;
using System.Runtime.InteropServices;
using StaticNets.Data;
using StaticNets.Optimizers;
using StaticNets.Training;

namespace StaticNets;

/// <summary>
/// Indices of the training, validation and test rows of a dataset; each row is in exactly one part. The same seed gives the same parts on
/// every machine.
/// </summary>
public sealed class DataSplit
{
    private DataSplit(int[] train, int[] validation, int[] test)
    {
        Train = ImmutableCollectionsMarshal.AsImmutableArray(train);
        Validation = ImmutableCollectionsMarshal.AsImmutableArray(validation);
        Test = ImmutableCollectionsMarshal.AsImmutableArray(test);
    }

    /// <summary>Indices of the training rows.</summary>
    public ImmutableArray<int> Train { get; }

    /// <summary>
    /// Indices of the validation rows, used to choose the number of epochs and hyperparameters; empty if the share of validation rows is 0.
    /// </summary>
    public ImmutableArray<int> Validation { get; }

    /// <summary>Indices of the test rows; empty if the share of test rows is 0.</summary>
    public ImmutableArray<int> Test { get; }

    /// <summary>Number of rows in all parts.</summary>
    public int Count => Train.Length + Validation.Length + Test.Length;

    /// <summary>Splits rows into training, validation and test rows.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="test">Share of test rows, rounded to whole rows; at least 0 and below 1.</param>
    /// <param name="validation">Share of validation rows, rounded to whole rows; at least 0 and below 1.</param>
    /// <param name="seed">Seed of the random order.</param>
    /// <param name="shuffle">
    /// Whether the rows are assigned to the parts at random. Otherwise they keep their order: training rows first, then validation rows,
    /// test rows last.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no rows, a share lies outside its range, both shares are 0, a positive share is less than half a row, or no rows would be
    /// left for training.
    /// </exception>
    public static DataSplit Split(int rows, double test, double validation = 0, int seed = 0, bool shuffle = true)
    {
        Hyperparameter.ThrowUnless(rows >= 1, rows, "at least 1", nameof(rows));
        return Drawn(new int[rows], test, validation, seed, shuffle);
    }

    /// <summary>
    /// Splits rows into training, validation and test rows, and keeps the proportions of the classes in each part: the number of rows of a
    /// class differs from its exact share by less than one row in the test part, and by less than two rows in the other parts. A small
    /// class may be absent from the test or validation part, but never from the training part.
    /// </summary>
    /// <param name="classes">The class of each row; any integers.</param>
    /// <param name="test">Share of test rows, rounded to whole rows; at least 0 and below 1.</param>
    /// <param name="validation">Share of validation rows, rounded to whole rows; at least 0 and below 1.</param>
    /// <param name="seed">Seed of the random order.</param>
    /// <param name="shuffle">Whether the rows of each class are assigned to the parts at random; otherwise they keep their order.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, a share lies outside its range, both shares are 0, a positive share is less than half a row, or a class would
    /// have no training row.
    /// </exception>
    public static DataSplit Stratify(ReadOnlySpan<int> classes, double test, double validation = 0, int seed = 0, bool shuffle = true)
    {
        return classes.IsEmpty
            ? throw new ArgumentException("There are no rows: no classes are given.", nameof(classes))
            : Drawn(classes.ToArray(), test, validation, seed, shuffle);
    }

    /// <summary>Copies the rows of each part into a new dataset; the dataset of a part whose share is 0 has no rows.</summary>
    /// <param name="data">A dataset with as many rows as were split.</param>
    /// <exception cref="ArgumentException">The dataset has another number of rows.</exception>
    public (Dataset Train, Dataset Validation, Dataset Test) Of(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return (data.Pick(Train.AsSpan(), Count), data.Pick(Validation.AsSpan(), Count), data.Pick(Test.AsSpan(), Count));
    }

    /// <summary>
    /// Copies the rows of each part out of an array of features, targets or classes. The length of a row is the length of the array ÷ the
    /// number of rows.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The values of all rows that were split: rows × length of a row.</param>
    /// <exception cref="ArgumentException">The array is empty, or its length is not a multiple of the number of rows.</exception>
    public (T[] Train, T[] Validation, T[] Test) Of<T>(T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        (int length, int rest) = Math.DivRem(values.Length, Count);
        if (rest != 0 || length == 0)
        {
            throw new ArgumentException($"{values.Length} values are no {Count} whole rows.", nameof(values));
        }

        return (Copied(Train), Copied(Validation), Copied(Test));

        T[] Copied(ImmutableArray<int> rows)
        {
            T[] copy = new T[rows.Length * length];
            RowGather.Copy<T>(rows.AsSpan(), values, copy, length);
            return copy;
        }
    }

    private static DataSplit Drawn(int[] classes, double test, double validation, int seed, bool shuffle)
    {
        int testRows = Rows(test, classes.Length, nameof(test));
        int validationRows = Rows(validation, classes.Length, nameof(validation));
        if (testRows + validationRows == 0)
        {
            throw new ArgumentException("test or validation must be above 0, but both are 0: nothing would be split.", nameof(test));
        }

        if ((long)testRows + validationRows >= classes.Length)
        {
            throw new ArgumentException(
                $"Of {classes.Length} rows, {testRows} for testing and {validationRows} for validation leave none to train on.",
                nameof(test)
            );
        }

        int[] distinct = [.. classes.Distinct().Order()];
        int[] strata = Array.ConvertAll(classes, value => Array.BinarySearch(distinct, value));
        int[] counts = new int[distinct.Length];
        foreach (int stratum in strata)
        {
            counts[stratum]++;
        }

        int[] tested = SplitQuotas.Of(counts, testRows);
        int[] rest = Difference(counts, tested);
        int[] chosen = SplitQuotas.Of(rest, validationRows);
        int[] trained = Difference(rest, chosen);
        int lacking = Array.IndexOf(trained, 0);
        return lacking < 0
            ? Deal(RowOrder.Of(classes.Length, seed, shuffle), strata, trained, chosen)
            : throw new ArgumentException(
                $"Class {distinct[lacking]} has {counts[lacking]} rows, too few: test and validation rows leave none to train on.",
                nameof(classes)
            );
    }

    private static int Rows(double share, int rows, string name)
    {
        Hyperparameter.ThrowUnless(share is >= 0 and < 1, share, "at least 0 and below 1", name);
        int part = (int)Math.Round(share * rows, MidpointRounding.AwayFromZero);
        Hyperparameter.ThrowUnless(part > 0 || share == 0, share, $"0 or at least half a row of {rows}", name);
        return part;
    }

    private static int[] Difference(int[] from, int[] minus) => [.. from.Zip(minus, (a, b) => a - b)];

    /// <summary>
    /// Assigns the rows in the given order: the first rows of each class to the training part, the next ones to the validation part, and
    /// the rest to the test part. <paramref name="trained"/> and <paramref name="chosen"/> are the numbers of training and validation rows
    /// of each class.
    /// </summary>
    private static DataSplit Deal(int[] order, int[] strata, int[] trained, int[] chosen)
    {
        List<int> train = [];
        List<int> validation = [];
        List<int> test = [];
        foreach (int row in order)
        {
            int stratum = strata[row];
            if (trained[stratum] > 0)
            {
                trained[stratum]--;
                train.Add(row);
            }
            else if (chosen[stratum] > 0)
            {
                chosen[stratum]--;
                validation.Add(row);
            }
            else
            {
                test.Add(row);
            }
        }

        return new DataSplit([.. train], [.. validation], [.. test]);
    }
}
