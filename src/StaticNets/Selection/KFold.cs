using System.Collections.Immutable;

namespace StaticNets;

/// <summary>
/// K-fold cross-validation: rows are divided into k parts, and each part once is what the network is measured on after it was trained on all
/// others. The same seed gives the same folds on every machine.
/// </summary>
public sealed class KFold
{
    private KFold(int[] partOfRow, int folds)
    {
        Count = partOfRow.Length;
        Folds = [.. Enumerable.Range(0, folds).Select(fold => FoldOf(partOfRow, fold))];
    }

    /// <summary>One fold for each part.</summary>
    public ImmutableArray<Fold> Folds { get; }

    /// <summary>Number of all rows.</summary>
    public int Count { get; }

    /// <summary>Divides rows into parts of equal size; the first ones have a row more where that does not come out even.</summary>
    /// <param name="rows">Number of rows, at least <paramref name="folds"/>.</param>
    /// <param name="folds">Number of parts, at least 2.</param>
    /// <param name="seed">Seed of the lots.</param>
    /// <param name="shuffle">Without it each part is rows that follow each other.</param>
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
    /// Divides rows so that each class has its proportion in each part, a row more or less. Parts are of equal size, a row more or less. A class
    /// with fewer rows than there are parts is missing in some of them, but never in training.
    /// </summary>
    /// <param name="classes">The class of each row; any numbers, at least 2 rows each.</param>
    /// <param name="folds">Number of parts, at least 2.</param>
    /// <param name="seed">Seed of the lots.</param>
    /// <param name="shuffle">Without it the rows of a class are dealt out in their order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows than parts, or fewer than 2 parts.</exception>
    /// <exception cref="ArgumentException">A class has one row alone, which would be missing in training.</exception>
    public static KFold Stratify(ReadOnlySpan<int> classes, int folds = 5, int seed = 0, bool shuffle = true)
    {
        ThrowUnlessEnough(classes.Length, folds);
        int[] classOfRow = classes.ToArray();
        if (classOfRow.CountBy(value => value).FirstOrDefault(pair => pair.Value < 2) is { Value: 1 } single)
        {
            throw new ArgumentException(
                $"Class {single.Key} has 1 row, but needs 2 at least: in one of the folds none would be left to train on.",
                nameof(classes)
            );
        }

        // Dealt like cards, class after class: each part's share of a class and its share of all rows differ by one row at most.
        int[] partOfRow = new int[classes.Length];
        int next = 0;
        foreach (int row in RowOrder.Of(classes.Length, seed, shuffle).OrderBy(row => classOfRow[row]))
        {
            partOfRow[row] = next++ % folds;
        }

        return new KFold(partOfRow, folds);
    }

    /// <summary>Copies the rows of each fold into two datasets: all folds together take k times the room of the data.</summary>
    /// <param name="data">As many rows as were divided.</param>
    /// <exception cref="ArgumentException">The dataset does not have as many rows.</exception>
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
