namespace StaticNets.Tests;

/// <summary>Rows that do not fit are rejected before anything changes; the message contains the expected and the actual number.</summary>
public class DatasetTests
{
    [Fact]
    public void BindsNaturally()
    {
        Assert.True(new Dataset(new float[3], new int[1]).HasClasses);
        Assert.True(new Dataset(new double[3], new int[1]).HasClasses);
        Assert.False(new Dataset(new float[3], new float[1]).HasClasses);
        Assert.False(new Dataset(new double[3], new double[1]).HasClasses);
    }

    [Fact]
    public void ViewsTheCallersMemory()
    {
        float[] x = [1, 2, 3];
        var dataset = new Dataset(x, new int[1]);
        x[1] = 9;
        Assert.Equal(9, dataset.X<float>().Span[1]);
    }

    [Fact]
    public void InputMustBeWholeRows()
    {
        Refused(new Dataset(new float[7], new float[4]), sparse: false, "7", "rows of 3");
    }

    [Fact]
    public void InputMayNotBeEmpty()
    {
        Refused(new Dataset(Array.Empty<float>(), Array.Empty<float>()), sparse: false, "no rows");
        Refused(new Dataset(Array.Empty<float>(), Array.Empty<int>()), sparse: true, "no rows");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void DenseTargetsMustMatchTheRows(int targets)
    {
        Refused(new Dataset(new float[6], new float[targets]), sparse: false, "2 input rows want 4 target values", $"there are {targets}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ClassesMustMatchTheRows(int classes)
    {
        Refused(new Dataset(new float[6], new int[classes]), sparse: true, "2 input rows want 2 class indices", $"there are {classes}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void ClassIndexMustBeAClass(int index)
    {
        Refused(new Dataset(new float[9], new[] { 0, 1, index }), sparse: true, $"Row 2 has class index {index}", "2 classes");
    }

    [Fact]
    public void LossSaysWhichTargetsItWants()
    {
        Refused(new Dataset(new float[3], new float[2]), sparse: true, "wants class indices", "SparseCategoricalCrossEntropy");
        Refused(new Dataset(new float[3], new int[1]), sparse: false, "wants dense targets, 2 values a row", "MeanSquaredError");
    }

    [Fact]
    public void NumberFormatMustBeTheNetworks()
    {
        Refused(new Dataset(new double[3], new double[2]), sparse: false, "computes in float", "holds double");
        var data = new Dataset(new float[3], new float[2]);
        var error = Assert.Throws<ArgumentException>(() => new TinyNetwork<double>().Evaluate(data));
        Assert.Contains("computes in double", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValidationRowsAreNamedAsSuch()
    {
        var train = new Dataset(new float[6], new float[4]);
        var options = new FitOptions { Validation = new Dataset(new float[7], new float[4]) };
        var error = Assert.Throws<ArgumentException>(() => new TinyNetwork<float>().Fit(train, options));
        Assert.Contains("validation rows", error.Message, StringComparison.Ordinal);
        Assert.Contains("rows of 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StepsAndGradientsRefuseTheSame()
    {
        var network = new TinyNetwork<float>();
        var classifier = new TinyNetwork<float>(sparse: true);
        var into = new Gradients<float>();
        float[] six = new float[6];
        Assert.Throws<ArgumentException>("x", () => network.TrainStep(new float[7], new float[4], new Sgd()));
        Assert.Throws<ArgumentException>("x", () => network.TrainStep([], Array.Empty<float>(), new Sgd()));
        Assert.Throws<ArgumentException>("targets", () => network.TrainStep(six, new float[3], new Sgd()));
        Assert.Throws<ArgumentException>("classes", () => network.TrainStep(six, new int[2], new Sgd()));
        Assert.Throws<ArgumentException>("classes", () => classifier.TrainStep(six, new int[] { 0, 2 }, new Sgd()));
        Assert.Throws<ArgumentException>("targets", () => classifier.TrainStep(six, new float[4], new Sgd()));
        Assert.Throws<ArgumentNullException>("optimizer", () => network.TrainStep(six, new float[4], null!));
        Assert.Throws<ArgumentException>("x", () => network.Gradient(new float[7], new float[4], into));
        Assert.Throws<ArgumentException>("classes", () => classifier.Gradient(six, new int[3], into));
        Assert.Throws<ArgumentNullException>("into", () => network.Gradient(six, new float[4], null!));
        Assert.Equal(new TinyNetwork<float>().Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    private static void Refused(Dataset data, bool sparse, params string[] parts)
    {
        var network = new TinyNetwork<float>(sparse);
        foreach (Action use in new Action[] { () => network.Evaluate(data), () => network.Fit(data, new FitOptions()) })
        {
            var error = Assert.Throws<ArgumentException>(use);
            Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        }

        Assert.Equal(new TinyNetwork<float>(sparse).Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }
}
