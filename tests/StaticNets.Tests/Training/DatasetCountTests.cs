namespace StaticNets.Tests;

public sealed class DatasetCountTests
{
    [Fact]
    public void IsKnownFromTheInitializerAndListsOfRows()
    {
        Assert.Equal(4, new Dataset(new float[12], new float[8]) { Count = 4 }.Count);
        Assert.Equal(4, new Dataset(new float[12], new int[4]).Count);
        Assert.Equal(3, new Dataset(new float[12], new float[12]) { SampleWeights = [1, 2, 3] }.Count);
        Assert.Equal(2, new Dataset(new float[12], new float[12]) { Steps = 3, Lengths = [1, 3] }.Count);
        Assert.Equal(5, new Dataset(5, [new float[10], new float[5]], [new float[5]]).Count);
        Assert.Equal(2, new Dataset(new float[12], new float[8]).Pick([0, 3], 4).Count);
        Assert.Equal(0, new Dataset(new float[12], new float[8]).Pick([], 4).Count);
        Assert.Equal(30, Make.Moons(30).ToBinaryDataset().Count);
        Assert.Equal(30, Make.Regression(30).ToDataset().Count);
    }

    [Fact]
    public void IsNotGuessed()
    {
        Dataset[] unknown = [new(new float[12], new float[8]), new(new float[12], new int[4]) { Steps = 2 }];
        foreach (Dataset data in unknown)
        {
            var error = Assert.Throws<InvalidOperationException>(() => data.Count);
            Assert.Contains("new Dataset(x, y) { Count = rows }", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>("Count", () => new Dataset(new float[12], new float[8]) { Count = 0 });
    }

    [Fact]
    public void ANetworkChecksIt()
    {
        TinyData<float> data = new(4);
        TinyNetwork<float> network = new();
        Assert.Equal(4, network.Evaluate(new Dataset(data.X, data.Targets) { Count = 4 }).Rows);
        var error = Assert.Throws<ArgumentException>(() => network.Evaluate(new Dataset(data.X, data.Targets) { Count = 3 }));
        Assert.Contains("has 4 rows of this network's length, but Count = 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PicksWithoutBeingToldTheCount()
    {
        Dataset data = new(new float[] { 0, 1, 2, 3, 4, 5 }, new[] { 7, 8, 9 });
        Dataset picked = data.Pick([2, 0]);
        Assert.Equal([4, 5, 0, 1], picked.X<float>().ToArray());
        Assert.Equal([9, 7], picked.Classes.ToArray());
        Assert.Throws<InvalidOperationException>(() => new Dataset(new float[6], new float[3]).Pick([0]));
    }

    [Fact]
    public void TextNamesWhatItHolds()
    {
        Assert.Equal("4 rows, 12 inputs, 4 class indices", new Dataset(new float[12], new int[4]).ToString());
        Assert.Equal("12 inputs, 8 targets", new Dataset(new double[12], new double[8]).ToString());
        Assert.Equal("2 rows, 4 inputs, 2 targets, 2 class indices", new Dataset(2, [new float[4]], [new float[2], new int[2]]).ToString());
        Assert.Equal(
            "dense/kernel [3, 2], dense/bias [2], dense_1/kernel [2, 2], dense_1/bias [2]",
            new TinyNetwork<float>().ParameterSet.ToString()
        );
    }

    [Fact]
    public void TheTextOfAHistoryNamesTheBestEpoch()
    {
        TinyData<float> data = new(10);
        History history = new TinyNetwork<float>().Fit(new Dataset(data.X, data.Targets), new FitOptions { Epochs = 3 });
        Assert.Equal($"3 epochs, best {history.Epochs[history.BestEpoch - 1]}", history.ToString());
    }
}
