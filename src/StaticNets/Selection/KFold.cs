using System.Collections.Immutable;
using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// K-fold cross-validation: the rows are divided into k parts, and in each of k folds one part is the validation set and all other parts
/// are the training set. The same seed gives the same folds on every machine.
/// </summary>
public sealed class KFold
{
    private KFold(int[] partOfRow, int folds)
    {
        Count = partOfRow.Length;
        Folds = [.. Enumerable.Range(0, folds).Select(fold => FoldOf(partOfRow, fold))];
    }

    /// <summary>The folds; each part of the rows is the validation set of one fold.</summary>
    public ImmutableArray<Fold> Folds { get; }

    /// <summary>Number of rows, in all parts together.</summary>
    public int Count { get; }

    /// <summary>Divides rows into parts of equal size; if the division leaves a remainder, the first parts have one row more.</summary>
    /// <param name="rows">Number of rows, at least <paramref name="folds"/>.</param>
    /// <param name="folds">Number of parts, at least 2.</param>
    /// <param name="seed">Seed of the random order.</param>
    /// <param name="shuffle">Whether rows are shuffled; without it each part consists of consecutive rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public static KFold Split(int rows, int folds = 5, int seed = 0, bool shuffle = true)
    {
        ThrowUnlessEnough(rows, folds);
        int[] order = RowOrder.Of(rows, seed, shuffle);
        int[] partOfRow = new int[rows];
        (int size, int longer) = Math.DivRem(rows, folds);
        int next = 0;
        for (int fold = 0; fold < folds; fold++)
        {
            for (int i = 0; i < size + (fold < longer ? 1 : 0); i++)
            {
                partOfRow[order[next++]] = fold;
            }
        }

        return new KFold(partOfRow, folds);
    }

    /// <summary>
    /// Divides rows so that each class has the same share in every part. The parts differ by at most one row in each class and in total. A
    /// class with fewer rows than there are parts is absent from some validation sets, but never from a training set.
    /// </summary>
    /// <param name="classes">The class of each row; any integers, but each class needs at least 2 rows.</param>
    /// <param name="folds">Number of parts, at least 2.</param>
    /// <param name="seed">Seed of the random order.</param>
    /// <param name="shuffle">Whether rows are shuffled; without it the rows of a class are distributed in their order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows than parts, or fewer than 2 parts.</exception>
    /// <exception cref="ArgumentException">A class has a single row, which would be missing from a training set.</exception>
    public static KFold Stratify(ReadOnlySpan<int> classes, int folds = 5, int seed = 0, bool shuffle = true)
    {
        ThrowUnlessEnough(classes.Length, folds);
        int[] classOfRow = classes.ToArray();
        if (classOfRow.CountBy(value => value).FirstOrDefault(pair => pair.Value < 2) is { Value: 1 } single)
        {
            throw new ArgumentException(
                $"Class {single.Key} has 1 row, but needs at least 2: in one fold it would have none to train on.",
                nameof(classes)
            );
        }

        // Distribute the rows in turn to the parts, class after class: then the parts differ by at most one row in each class and in total.
        int[] partOfRow = new int[classes.Length];
        int next = 0;
        foreach (int row in RowOrder.Of(classes.Length, seed, shuffle).OrderBy(row => classOfRow[row]))
        {
            partOfRow[row] = next++ % folds;
        }

        return new KFold(partOfRow, folds);
    }

    /// <summary>Copies the rows of each of the k folds into two datasets. All of these take k times the memory of the data.</summary>
    /// <param name="data">A dataset with <see cref="Count"/> rows.</param>
    /// <exception cref="ArgumentException">The dataset has another number of rows.</exception>
    public IReadOnlyList<(Dataset Train, Dataset Validation)> Of(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. Folds.Select(fold => (data.Pick(fold.Train.AsSpan(), Count), data.Pick(fold.Validation.AsSpan(), Count)))];
    }

    private static Fold FoldOf(int[] partOfRow, int fold)
    {
        IEnumerable<int> rows = Enumerable.Range(0, partOfRow.Length);
        return new Fold([.. rows.Where(row => partOfRow[row] != fold)], [.. rows.Where(row => partOfRow[row] == fold)]);
    }

    private static void ThrowUnlessEnough(int rows, int folds)
    {
        Hyperparameter.ThrowUnless(folds >= 2, folds, "at least 2", nameof(folds));
        Hyperparameter.ThrowUnless(rows >= folds, rows, $"at least {folds}, one for each fold", nameof(rows));
    }
}
