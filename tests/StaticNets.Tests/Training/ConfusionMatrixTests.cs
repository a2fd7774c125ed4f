namespace StaticNets.Tests;

public class ConfusionMatrixTests
{
    [Fact]
    public void CountsByActualAndPredictedClass()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add(0, 0);
        matrix.Add(1, 2);
        matrix.Add(1, 2);
        matrix.Add(2, 2);
        Assert.Equal(2, matrix[1, 2]);
        Assert.Equal(0, matrix[2, 1]);
        Assert.Equal(4, matrix.Total);
        Assert.Equal(2, matrix.Correct);
        Assert.Equal(0.5, matrix.Accuracy);
    }

    [Fact]
    public void TakesTheFirstOfTheLargestScores()
    {
        int[] actual = [2, 1, 0];
        float[] scores = [0.1f, 0.2f, 0.7f, 0.4f, 0.4f, 0.2f, 0.9f, 0, 0.1f];
        ConfusionMatrix matrix = ConfusionMatrix.FromPredictions(actual, scores, 3);
        Assert.Equal((1, 1, 1), (matrix[2, 2], matrix[1, 0], matrix[0, 0]));
        Assert.Equal(3, matrix.Total);
        Assert.Equal(1, ConfusionMatrix.FromPredictions([1], [0.25, 0.75], 2)[1, 1]);
    }

    [Fact]
    public void RefusesWhatIsNoClass()
    {
        var matrix = new ConfusionMatrix(3);
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => matrix.Add(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => matrix.Add(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => matrix[0, 3]);
        Assert.Equal(0, matrix.Total);
        Assert.True(double.IsNaN(matrix.Accuracy));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(1));
    }

    [Fact]
    public void RefusesScoresThatDoNotFit()
    {
        var error = Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromPredictions([0, 1], new float[5], 3));
        Assert.Contains("6 scores", error.Message, StringComparison.Ordinal);
        Assert.Contains("there are 5", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromPredictions([0, 1], [0, 1, 0, double.NaN], 2));
        Assert.Contains("row 1", error.Message, StringComparison.Ordinal);
    }
}
