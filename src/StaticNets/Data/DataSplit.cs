using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StaticNets;

/// <summary>
/// Numbers of the rows to train on, to choose by and to test on; each row is in one part. The same seed gives the same parts on every machine.
/// </summary>
public sealed class DataSplit
{
    private DataSplit(int[] train, int[] validation, int[] test)
    {
        Train = ImmutableCollectionsMarshal.AsImmutableArray(train);
        Validation = ImmutableCollectionsMarshal.AsImmutableArray(validation);
        Test = ImmutableCollectionsMarshal.AsImmutableArray(test);
    }

    /// <summary>Rows to train on.</summary>
    public ImmutableArray<int> Train { get; }

    /// <summary>Rows to choose epochs and hyperparameters by; empty if their share is 0.</summary>
    public ImmutableArray<int> Validation { get; }

    /// <summary>Rows to test on in the end; empty if their share is 0.</summary>
    public ImmutableArray<int> Test { get; }

    /// <summary>Rows of all parts.</summary>
    public int Count => Train.Length + Validation.Length + Test.Length;

    /// <summary>Splits rows by lot.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="test">Share of the rows to test on, rounded to whole rows; at least 0 and below 1.</param>
    /// <param name="validation">Share of the rows to choose by, rounded to whole rows; at least 0 and below 1.</param>
    /// <param name="seed">Seed of the lots.</param>
    /// <param name="shuffle">Without it the rows keep their order: first those to train on, last those to test on.</param>
    /// <exception cref="ArgumentException">A share lies outside its range, both are 0, or a part with a share would be empty.</exception>
    public static DataSplit Split(int rows, double test, double validation = 0, int seed = 0, bool shuffle = true)
    {
        Hyperparameter.ThrowUnless(rows >= 1, rows, "at least 1", nameof(rows));
        return Drawn(new int[rows], test, validation, seed, shuffle);
    }

    /// <summary>
    /// Splits rows by lot so that each class has its proportion in each part, a row more or less in that of the test and two in the others.
    /// A class may be too small for the test or the validation, but never missing in training.
    /// </summary>
    /// <param name="classes">The class of each row; any numbers.</param>
    /// <param name="test">Share of the rows to test on, rounded to whole rows; at least 0 and below 1.</param>
    /// <param name="validation">Share of the rows to choose by, rounded to whole rows; at least 0 and below 1.</param>
    /// <param name="seed">Seed of the lots.</param>
    /// <param name="shuffle">Without it the rows of each class keep their order.</param>
    /// <exception cref="ArgumentException">
    /// A share lies outside its range, both are 0, or a part with a share or a class in training would be empty.
    /// </exception>
    public static DataSplit Stratify(ReadOnlySpan<int> classes, double test, double validation = 0, int seed = 0, bool shuffle = true)
    {
        return classes.IsEmpty
            ? throw new ArgumentException("There are no rows: no classes are given.", nameof(classes))
            : Drawn(classes.ToArray(), test, validation, seed, shuffle);
    }

    /// <summary>Copies the rows of each part into a dataset of its own; a part whose share is 0 becomes one without rows.</summary>
    /// <param name="data">As many rows as were split.</param>
    /// <exception cref="ArgumentException">The dataset does not have as many rows.</exception>
    public (Dataset Train, Dataset Validation, Dataset Test) Of(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return (data.Pick(Train.AsSpan(), Count), data.Pick(Validation.AsSpan(), Count), data.Pick(Test.AsSpan(), Count));
    }

    /// <summary>Copies the rows of each part of an array, features, targets or classes; their length follows from the number of rows.</summary>
    /// <typeparam name="T">Any type.</typeparam>
    /// <param name="values">As many whole rows as were split.</param>
    /// <exception cref="ArgumentException">The values are no such number of whole rows.</exception>
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
                $"Of {classes.Length} rows {testRows} to test and {validationRows} to choose by leave none to train on.",
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
                $"Class {distinct[lacking]} has {counts[lacking]} rows, too few: none of them would be left to train on.",
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

    /// <summary>Hands the rows out in their order: first to training until a class has its rows there, then to the other parts.</summary>
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
