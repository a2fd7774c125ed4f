using System.Text.Json;

namespace StaticNets.Tests.Measuring;

/// <summary>
/// Compares precision, recall and F1 with scikit-learn. The data have a class that never occurs and one that is never predicted.
/// </summary>
public sealed class ConfusionScoresTests
{
    // The scores are quotients of exact counts and sums of five quotients, with a few rounding errors of 1.1e-16.
    private const double Tolerance = 1e-15;

    private static readonly JsonElement _expected = ScikitFigures.Confusion;

    [Fact]
    public void OfEachClass()
    {
        ConfusionMatrix matrix = Count();
        JsonElement each = _expected.GetProperty("each");
        Assert.Contains(0, each.Indices("support"));
        Assert.Contains(0, each.Numbers("precision"));
        for (int c = 0; c < matrix.Classes; c++)
        {
            Assert.Equal(each.Numbers("precision")[c], matrix.Precision(c), Tolerance);
            Assert.Equal(each.Numbers("recall")[c], matrix.Recall(c), Tolerance);
            Assert.Equal(each.Numbers("f1")[c], matrix.F1(c), Tolerance);
            Assert.Equal(each.Indices("support")[c], matrix.Support(c));
        }
    }

    [Fact]
    public void Averages()
    {
        ConfusionMatrix matrix = Count();
        JsonElement macro = _expected.GetProperty("macro");
        JsonElement weighted = _expected.GetProperty("weighted");
        Assert.Equal(macro.Number("precision"), matrix.MacroPrecision, Tolerance);
        Assert.Equal(macro.Number("recall"), matrix.MacroRecall, Tolerance);
        Assert.Equal(macro.Number("f1"), matrix.MacroF1, Tolerance);
        Assert.Equal(weighted.Number("precision"), matrix.WeightedPrecision, Tolerance);
        Assert.Equal(weighted.Number("recall"), matrix.WeightedRecall, Tolerance);
        Assert.Equal(weighted.Number("f1"), matrix.WeightedF1, Tolerance);
        Assert.Equal(_expected.Number("accuracy"), matrix.Accuracy, Tolerance);
    }

    [Fact]
    public void OfNothingAreZero()
    {
        ConfusionMatrix matrix = new(3);
        Assert.Equal((0, 0, 0), (matrix.Precision(0), matrix.Recall(0), matrix.F1(0)));
        Assert.Equal((0, 0, 0), (matrix.MacroPrecision, matrix.MacroRecall, matrix.MacroF1));
        Assert.Equal((0, 0, 0), (matrix.WeightedPrecision, matrix.WeightedRecall, matrix.WeightedF1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void RefuseWhatIsNoClass(int c)
    {
        ConfusionMatrix matrix = new(3);
        foreach (
            Func<object> use in (Func<object>[])
                [() => matrix.Precision(c), () => matrix.Recall(c), () => matrix.F1(c), () => matrix.Support(c)]
        )
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>("c", use);
            Assert.Contains($"0 to 2, but is {c}", error.Message, StringComparison.Ordinal);
        }
    }

    private static ConfusionMatrix Count()
    {
        ConfusionMatrix matrix = new(_expected.GetProperty("classes").GetInt32());
        foreach ((int actual, int guessed) in _expected.Indices("actual").Zip(_expected.Indices("guessed")))
        {
            matrix.Add(actual, guessed);
        }

        return matrix;
    }
}
