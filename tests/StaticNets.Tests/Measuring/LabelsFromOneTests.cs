namespace StaticNets.Tests.Measuring;

/// <summary>Class labels 1 to K instead of 0 to K − 1 are rejected with the question whether they were counted from 1.</summary>
public sealed class LabelsFromOneTests
{
    private const string Question = "were they counted from 1?";

    private readonly TinyNetwork<float> _network = new(sparse: true);

    [Fact]
    public void AreAskedAboutWhereverLabelsAreTaken()
    {
        float[] x = new float[6];
        int[] labels = [2, 1];
        Asks(() => _network.Fit(new Dataset(x, labels), new FitOptions()));
        Asks(() => _network.Evaluate(new Dataset(x, labels)));
        Asks(() => _network.TrainStep(x, labels, new Sgd()));
        Asks(() => Metric.Accuracy(new float[4], labels, 2));
        Asks(() => ConfusionMatrix.FromPredictions(labels, new float[4], 2));
        Asks(() => OneHot.Encode(labels, 2));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(-1, 2)]
    public void AreNotWhenTheyAreWrongOtherwise(int first, int second)
    {
        var error = Assert.Throws<ArgumentException>(() => _network.Evaluate(new Dataset(new float[6], new int[] { first, second })));
        Assert.Contains("2 classes: 0 to 1.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Question, error.Message, StringComparison.Ordinal);
    }

    private static void Asks(Func<object> use)
    {
        var error = Assert.Throws<ArgumentException>(use);
        Assert.Contains("Row 0 has class index 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("The labels run from 1 to 2: " + Question, error.Message, StringComparison.Ordinal);
    }
}
