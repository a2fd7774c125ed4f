using CsCheck;

namespace StaticNets.Tests.Data;

public class DataSplitTests
{
    // The expected parts were computed by an independent Python program: xoshiro256** with seed 7, and a Fisher-Yates shuffle from the end.
    [Fact]
    public void SeedsGiveTheSamePartsEverywhere()
    {
        DataSplit split = DataSplit.Split(10, test: 0.3, validation: 0.2, seed: 7);
        Assert.Equal([1, 8, 3, 0, 4], split.Train.ToArray());
        Assert.Equal([5, 9], split.Validation.ToArray());
        Assert.Equal([6, 2, 7], split.Test.ToArray());
        Assert.NotEqual(split.Train, DataSplit.Split(10, test: 0.3, validation: 0.2, seed: 8).Train);
    }

    [Fact]
    public void WithoutShufflingTheLastRowsAreTested()
    {
        DataSplit split = DataSplit.Split(10, test: 0.2, validation: 0.1, shuffle: false);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], split.Train.ToArray());
        Assert.Equal([7], split.Validation.ToArray());
        Assert.Equal([8, 9], split.Test.ToArray());
        DataSplit stratified = DataSplit.Stratify([1, 1, 1, 1, -1, -1, -1, -1], test: 0.25, validation: 0.25, shuffle: false);
        Assert.Equal([0, 1, 4, 5], stratified.Train.ToArray());
        Assert.Equal([2, 6], stratified.Validation.ToArray());
        Assert.Equal([3, 7], stratified.Test.ToArray());
    }

    [Theory]
    [InlineData(1797, 0.2, 0.1, 359, 180)]
    [InlineData(5, 0.5, 0, 3, 0)]
    [InlineData(100, 0, 0.333, 0, 33)]
    public void SizesAreTheSharesRounded(int rows, double test, double validation, int testRows, int validationRows)
    {
        DataSplit split = DataSplit.Split(rows, test, validation, seed: 3);
        Assert.Equal(testRows, split.Test.Length);
        Assert.Equal(validationRows, split.Validation.Length);
        AssertEachRowOnce(split, rows);
    }

    // These splits leave each class a training row. There are at least 12 rows. The test part takes at most 3.5/12 of each class, plus at
    // most one row; the validation part takes at most 3.5/8.5 of the rest, plus at most one row. The smallest class has four rows, of which
    // more than (4 · 0.708 − 1) · 0.588 − 1 > 0 remain, with 0.708 = 1 − 3.5/12 and 0.588 = 1 − 3.5/8.5.
    private static readonly Gen<(int[] Sizes, double Test, double Validation, int Seed)> _splits = Gen.Select(
        Gen.Int[4, 200].Array[3, 5],
        Gen.Double[0.1, 0.25],
        Gen.Double[0.1, 0.25],
        Gen.Int[0, 1000]
    );

    [Fact]
    public void EachClassHasItsProportionInEachPart() => _splits.Sample(AssertProportions, iter: 1000);

    private static void AssertProportions(int[] sizes, double test, double validation, int seed)
    {
        int[] classes = [.. sizes.SelectMany((count, index) => Enumerable.Repeat((10 * index) - 5, count))];
        new Xoshiro256StarStar(seed).Shuffle<int>(classes);
        DataSplit split = DataSplit.Stratify(classes, test, validation, seed);
        AssertEachRowOnce(split, classes.Length);
        Assert.Equal(DataSplit.Split(classes.Length, test, validation).Test.Length, split.Test.Length);
        Assert.Equal(DataSplit.Split(classes.Length, test, validation).Validation.Length, split.Validation.Length);
        for (int index = 0; index < sizes.Length; index++)
        {
            // Rounding changes the size of the test part by at most half a row, and its number of rows of one class by less than one row.
            // The validation part is taken from the rows that the test part leaves, so rounding affects it twice.
            Assert.InRange(Count(split.Test, classes, index) - (test * sizes[index]), -1.5, 1.5);
            Assert.InRange(Count(split.Validation, classes, index) - (validation * sizes[index]), -2.5, 2.5);
            Assert.True(Count(split.Train, classes, index) > 0);
        }
    }

    [Fact]
    public void EvenClassesAreSplitEvenly()
    {
        int[] classes = [.. Enumerable.Range(0, 150).Select(row => row / 50)];
        DataSplit split = DataSplit.Stratify(classes, test: 0.2, validation: 0.2, seed: 4);
        for (int index = 0; index < 3; index++)
        {
            Assert.Equal(10, split.Test.Count(row => classes[row] == index));
            Assert.Equal(10, split.Validation.Count(row => classes[row] == index));
        }

        // The training rows are random within each class (not its first rows), and their order is random across the classes (not one class
        // after the other).
        Assert.NotEqual(split.Train.Order(), split.Train);
        Assert.NotEqual(Enumerable.Range(0, 30), split.Train.Where(row => row < 50).Order());
        Assert.NotEqual(split.Train, DataSplit.Stratify(classes, test: 0.2, validation: 0.2, seed: 5).Train);
    }

    [Fact]
    public void EmptyPartsAreRefused()
    {
        Refused("test", "0 or at least half a row of 4", () => DataSplit.Split(4, test: 0.1));
        Refused("validation", "0 or at least half a row of 4", () => DataSplit.Split(4, test: 0.5, validation: 0.1));
        Refused("test", "leave none to train on", () => DataSplit.Split(4, test: 0.5, validation: 0.5));
        Refused("test", "leave none to train on", () => DataSplit.Split(1, test: 0.9));
        Refused("test", "nothing would be split", () => DataSplit.Split(4, test: 0));
        Refused("rows", "at least 1", () => DataSplit.Split(0, test: 0.5));
        Refused("classes", "no rows", () => DataSplit.Stratify([], test: 0.5));
        Refused("classes", "Class 8 has 1 rows", () => DataSplit.Stratify([3, 3, 3, 8], test: 0.7));
    }

    [Fact]
    public void ArraysAreSplitByRows()
    {
        DataSplit split = DataSplit.Split(10, test: 0.3, validation: 0.2, seed: 7);
        int[] numbers = [.. Enumerable.Range(0, 10)];
        (int[] train, int[] validation, int[] test) = split.Of(numbers);
        Assert.Equal(split.Train, train);
        Assert.Equal(split.Validation, validation);
        Assert.Equal(split.Test, test);
        float[] twos = [.. Enumerable.Range(0, 20).Select(i => i / 2f)];
        Assert.Equal([5, 5.5f, 9, 9.5f], split.Of(twos).Validation);
        Assert.Throws<ArgumentException>("values", () => split.Of(new float[19]));
        Assert.Throws<ArgumentException>("values", () => split.Of(Array.Empty<int>()));
        Assert.Throws<ArgumentNullException>("values", () => split.Of((int[])null!));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void SharesMustBeShares(double share)
    {
        Refused("test", "at least 0 and below 1", () => DataSplit.Split(100, test: share));
        Refused("validation", "at least 0 and below 1", () => DataSplit.Stratify(new int[100], test: 0.1, validation: share));
    }

    private static void Refused(string name, string part, Func<DataSplit> split)
    {
        var error = Assert.ThrowsAny<ArgumentException>(split);
        Assert.Equal(name, error.ParamName);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    private static int Count(IEnumerable<int> part, int[] classes, int index) => part.Count(row => classes[row] == (10 * index) - 5);

    private static void AssertEachRowOnce(DataSplit split, int rows)
    {
        Assert.Equal(rows, split.Count);
        Assert.Equal(Enumerable.Range(0, rows), split.Train.Concat(split.Validation).Concat(split.Test).Order());
    }
}
