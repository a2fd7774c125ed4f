namespace StaticNets.Tests.Selection;

public sealed class KFoldTests
{
    /// <summary>The expected folds are the result of scikit-learn's <c>KFold(3).split(range(8))</c>.</summary>
    [Fact]
    public void WithoutShufflingPartsFollowEachOther()
    {
        KFold folds = KFold.Split(8, folds: 3, shuffle: false);
        Assert.Equal(8, folds.Count);
        Assert.Equal(
            [
                [0, 1, 2],
                [3, 4, 5],
                [6, 7],
            ],
            folds.Folds.Select(fold => fold.Validation.ToArray())
        );
        Assert.Equal(
            [
                [3, 4, 5, 6, 7],
                [0, 1, 2, 6, 7],
                [0, 1, 2, 3, 4, 5],
            ],
            folds.Folds.Select(fold => fold.Train.ToArray())
        );
    }

    [Theory]
    [InlineData(8, 3)]
    [InlineData(100, 5)]
    [InlineData(101, 10)]
    [InlineData(2, 2)]
    public void EveryRowIsMeasuredOnceAndTrainedInAllOtherFolds(int rows, int count)
    {
        int[] classes = [.. Enumerable.Range(0, rows).Select(row => row % 3 == 0 && rows > 2 ? -5 : 7)];
        foreach (KFold folds in (KFold[])[KFold.Split(rows, count, seed: 4), KFold.Stratify(classes, count, seed: 4)])
        {
            Assert.Equal(count, folds.Folds.Length);
            Assert.Equal(Enumerable.Range(0, rows), folds.Folds.SelectMany(fold => fold.Validation).Order());
            foreach (Fold fold in folds.Folds)
            {
                Assert.Equal(Enumerable.Range(0, rows), fold.Train.Concat(fold.Validation).Order());
                Assert.Equal(fold.Train.Order(), fold.Train);
                Assert.Equal(fold.Validation.Order(), fold.Validation);
                Assert.InRange(fold.Validation.Length, rows / count, (rows + count - 1) / count);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void StratifiedFoldsHaveEachClassInProportion(bool shuffle)
    {
        // The rows are sorted by class, so that parts of consecutive rows would contain a single class.
        int[] sizes = [50, 31, 7, 2];
        int[] classes = [.. sizes.SelectMany((size, c) => Enumerable.Repeat(c * 10, size))];
        foreach (Fold fold in KFold.Stratify(classes, 5, seed: 1, shuffle).Folds)
        {
            for (int c = 0; c < sizes.Length; c++)
            {
                int held = fold.Validation.Count(row => classes[row] == c * 10);
                Assert.InRange(held, sizes[c] / 5, (sizes[c] + 4) / 5);
                Assert.True(held < sizes[c]);
            }
        }
    }

    [Fact]
    public void TheSeedDecides()
    {
        Assert.Equal(Parts(KFold.Split(30, seed: 3)), Parts(KFold.Split(30, seed: 3)));
        Assert.NotEqual(Parts(KFold.Split(30, seed: 3)), Parts(KFold.Split(30, seed: 4)));
        int[] classes = [.. Enumerable.Range(0, 30).Select(row => row % 2)];
        Assert.Equal(Parts(KFold.Stratify(classes, seed: 3)), Parts(KFold.Stratify(classes, seed: 3)));
        Assert.NotEqual(Parts(KFold.Stratify(classes, seed: 3)), Parts(KFold.Stratify(classes, seed: 4)));

        // Shuffling 30 rows must not leave parts of 6 consecutive rows.
        Assert.NotEqual(Parts(KFold.Split(30, shuffle: false)), Parts(KFold.Split(30)));
    }

    /// <summary>The values of a fold stay with their rows: row r has the inputs r, r + ½ and the target −r or the class r.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DatasetsHoldTheRowsOfTheFold(bool sparse)
    {
        const int Rows = 7;
        double[] x = [.. Enumerable.Range(0, 2 * Rows).Select(i => i / 2.0)];
        Dataset data = sparse
            ? new Dataset(x, Enumerable.Range(0, Rows).ToArray())
            : new Dataset(x, Enumerable.Range(0, Rows).Select(row => -(double)row).ToArray());
        KFold folds = KFold.Split(Rows, 3, seed: 9);
        IReadOnlyList<(Dataset Train, Dataset Validation)> pairs = folds.Of(data);
        Assert.Equal(3, pairs.Count);
        for (int i = 0; i < pairs.Count; i++)
        {
            Holds(pairs[i].Train, folds.Folds[i].Train.AsSpan(), sparse);
            Holds(pairs[i].Validation, folds.Folds[i].Validation.AsSpan(), sparse);
        }
    }

    [Fact]
    public void RefuseWhatCannotBeDivided()
    {
        Says<ArgumentOutOfRangeException>(() => KFold.Split(8, 1), "folds must be at least 2, but is 1");
        Says<ArgumentOutOfRangeException>(() => KFold.Split(4, 5), "rows must be at least 5", "but is 4");
        Says<ArgumentOutOfRangeException>(() => KFold.Stratify([0, 1, 0], 4), "rows must be at least 4", "but is 3");
        Says<ArgumentException>(() => KFold.Stratify([0, 1, 0, 0, 0], 5), "Class 1 has 1 row");
        Says<ArgumentException>(() => KFold.Split(5).Of(new Dataset(new float[12], new int[6])), "12 input values", "no 5 whole rows");
        Assert.Throws<ArgumentNullException>("data", () => KFold.Split(5).Of(null!));
    }

    private static void Holds(Dataset data, ReadOnlySpan<int> rows, bool sparse)
    {
        double[] x = data.X<double>().ToArray();
        Assert.Equal(2 * rows.Length, x.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal((rows[i], rows[i] + 0.5), (x[2 * i], x[(2 * i) + 1]));
            Assert.Equal(rows[i], sparse ? data.Classes.Span[i] : -data.Targets<double>().Span[i]);
        }
    }

    private static int[][] Parts(KFold folds) => [.. folds.Folds.Select(fold => fold.Validation.ToArray())];

    private static void Says<TError>(Func<object> use, params string[] parts)
        where TError : ArgumentException
    {
        var error = Assert.Throws<TError>(use);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
