using System.Numerics;

namespace StaticNets.Tests;

/// <summary>Rows picked from datasets of every kind keep their targets.</summary>
public class PickedRowsTests
{
    // Each row has two inputs. Row r has the targets 10r and 10r + 1 or the class 10r, so the targets tell which row it is.
    private static readonly double[] _x = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5];
    private static readonly double[] _y = [0, 1, 10, 11, 20, 21, 30, 31];
    private static readonly int[] _classes = [0, 10, 20, 30];

    [Fact]
    public void RowsKeepTheirTargets()
    {
        int[] rows = [3, 0, 3];
        AssertPicked<float>(new Dataset(Singles(_x), Singles(_y)).Pick(rows, 4));
        AssertPicked<float>(new Dataset(Singles(_x), _classes).Pick(rows, 4));
        AssertPicked<double>(new Dataset(_x, _y).Pick(rows, 4));
        AssertPicked<double>(new Dataset(_x, _classes).Pick(rows, 4));
    }

    [Fact]
    public void PartsOfASplitAreDatasets()
    {
        DataSplit split = DataSplit.Split(4, test: 0.25, validation: 0.25, shuffle: false);
        (Dataset train, Dataset validation, Dataset test) = split.Of(new Dataset(_x, _classes));
        Assert.Equal([0, 0.5, 1, 1.5], train.X<double>().ToArray());
        Assert.Equal([20], validation.Classes.ToArray());
        Assert.Equal([3, 3.5], test.X<double>().ToArray());
        (_, Dataset none, _) = DataSplit.Split(4, test: 0.25).Of(new Dataset(_x, _y));
        Assert.True(none.X<double>().IsEmpty);
        Assert.False(none.HasClasses);
        Assert.Throws<ArgumentNullException>(() => split.Of(null!));
    }

    [Fact]
    public void ACopyIsTaken()
    {
        double[] x = [.. _x];
        Dataset picked = new Dataset(x, _classes).Pick([0], 4);
        x[0] = 99;
        Assert.Equal(0, picked.X<double>().Span[0]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void ARowThatDoesNotExistIsNamed(int row)
    {
        var error = Assert.Throws<ArgumentException>("rows", () => new Dataset(_x, _y).Pick([0, row], 4));
        Assert.Contains($"There is no row {row}: the dataset has 4 rows, 0 to 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesMustBeWholeRows()
    {
        Refused("8 input values, which are no 3 whole rows", () => new Dataset(_x, _y).Pick([0], 3));
        Refused("3 target values, which are no 2 whole rows", () => new Dataset(_x, new double[3]).Pick([0], 2));
        Refused("4 class indices, which are no 8 whole rows", () => new Dataset(_x, _classes).Pick([0], 8));
        Refused("0 input values", () => new Dataset(Array.Empty<float>(), Array.Empty<float>()).Pick([0], 1));
        Refused("at least 1", () => new Dataset(_x, _y).Pick([], 0));
        Refused("more than an array holds", () => new Dataset(new float[1 << 20], new int[1]).Pick(new int[1 << 11], 1));
    }

    private static void Refused(string part, Action pick) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(pick).Message, StringComparison.Ordinal);

    private static void AssertPicked<T>(Dataset picked)
        where T : struct, INumber<T>
    {
        Assert.Equal([3, 3.5, 0, 0.5, 3, 3.5], Doubles(picked.X<T>()));
        if (picked.HasClasses)
        {
            Assert.Equal([30, 0, 30], picked.Classes.ToArray());
        }
        else
        {
            Assert.Equal([30, 31, 0, 1, 30, 31], Doubles(picked.Targets<T>()));
        }
    }

    private static double[] Doubles<T>(ReadOnlyMemory<T> values)
        where T : INumber<T> => Array.ConvertAll(values.ToArray(), double.CreateChecked);

    private static float[] Singles(double[] values) => Array.ConvertAll(values, value => (float)value);
}
