using System.Numerics.Tensors;
using StaticNets.Tests.Networks.Checked;
using StaticNets.Tests.Networks.Padded;

namespace StaticNets.Tests.Networks;

/// <summary>
/// Calls with invalid arguments throw an <see cref="ArgumentException"/> that names the expected and the actual number, and nothing
/// changes: no weight, no optimizer state, no gradient, no output.
/// </summary>
public sealed class BadInputTests
{
    private const float Untouched = -7;

    // This network has 15 inputs of shape 3 × 5, and 9 outputs.
    private readonly SigmoidGraph _network = new(seed: 3);
    private readonly RandomRows<float> _rows = new(NetworkInside.Description(typeof(SigmoidGraph)), 4, seed: 1);

    // This network has 3 inputs and 3 classes.
    private readonly DoubleGraph _classifier = new(seed: 3);
    private readonly RandomRows<double> _classRows = new(NetworkInside.Description(typeof(DoubleGraph)), 4, seed: 1);

    public BadInputTests()
    {
        // Creates optimizer state that must survive the invalid calls.
        _network.TrainStep(_rows.X, _rows.Targets, new Adam());
        _classifier.TrainStep(_classRows.X, _classRows.Classes, new Adam());
    }

    [Theory]
    [InlineData(14, 9, new[] { "14", "15" })]
    [InlineData(16, 18, new[] { "16", "15" })]
    [InlineData(30, 17, new[] { "18", "17" })]
    [InlineData(15, 0, new[] { "9", "0" })]
    public void PredictRefusesLengths(int xLength, int yLength, string[] numbers)
    {
        float[] y = Filled(yLength);
        Refused(() => _network.Predict(new float[xLength], y), numbers);
        Assert.Equal(Filled(yLength), y);
    }

    [Fact]
    public void PredictRefusesTensorsOfAnotherShape()
    {
        float[] x = new float[60];
        float[] y = Filled(36);

        // The invalid tensors are, in this order: the same number of values in another shape (twice), an output with another last axis, a
        // view with gaps, and one row more than the output can hold.
        Refused(() => _network.Predict(new ReadOnlyTensorSpan<float>(x, [4, 5, 3]), new TensorSpan<float>(y, [4, 9])), ["3, 5", "5, 3"]);
        Refused(() => _network.Predict(new ReadOnlyTensorSpan<float>(x, [4, 15]), new TensorSpan<float>(y, [4, 9])), ["3, 5", "4, 15"]);
        Refused(() => _network.Predict(new ReadOnlyTensorSpan<float>(x, [4, 3, 5]), new TensorSpan<float>(y, [6, 6])), ["9", "6, 6"]);
        Refused(() => _network.Predict(new ReadOnlyTensorSpan<float>(x, [3, 5], [10, 1]), new TensorSpan<float>(y, [9])), ["3, 5"]);
        Refused(() => _network.Predict(new ReadOnlyTensorSpan<float>(x, [4, 3, 5]), new TensorSpan<float>(y, [3, 9])), ["4 rows", "3, 9"]);

        // A span of outputs may be longer than needed, but a tensor of outputs with more rows than the input is an error, because the shape
        // of a tensor says how many rows are meant.
        Refused(() => _network.Predict(new ReadOnlyTensorSpan<float>(x, [3, 3, 5]), new TensorSpan<float>(y, [4, 9])), ["3 rows", "4, 9"]);
        Assert.Equal(Filled(36), y);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(29)]
    public void PredictRefusesAnOutputInsideTheInput(int start)
    {
        float[] memory = [.. _rows.X];
        float[] before = [.. memory];
        Refused(() => _network.Predict(memory.AsSpan(0, 30), memory.AsSpan(start, 18)), []);
        Refused(() => _network.Predict(memory.AsSpan(start / 2, 30), memory.AsSpan(0, 18)), []);
        Assert.Equal(before, memory);

        // Adjacent memory does not overlap, and an input may lie in the unused end of the output.
        _network.Predict(memory.AsSpan(0, 30), memory.AsSpan(30, 18));
        _network.Predict(memory.AsSpan(30, 15), memory.AsSpan(0));
    }

    [Theory]
    [InlineData(59, 36, new[] { "59", "15" })]
    [InlineData(60, 35, new[] { "36", "35" })]
    [InlineData(60, 45, new[] { "36", "45" })]
    [InlineData(60, 4, new[] { "36", "4" })]
    [InlineData(45, 36, new[] { "27", "36" })]
    [InlineData(0, 0, new string[0])]
    [InlineData(0, 9, new string[0])]
    public void StepsAndGradientsRefuseLengths(int xLength, int targetLength, string[] numbers)
    {
        float[] x = new float[xLength];
        float[] targets = new float[targetLength];
        Gradients<float> into = new();
        _network.Gradient(_rows.X, _rows.Targets, into);
        float[] gradient = All(into);
        Refused(() => _network.TrainStep(x, targets, new Adam()), numbers);
        Refused(() => _network.Gradient(x, targets, into), numbers);
        Refused(() => _network.Evaluate(new Dataset(x, targets)), numbers);
        Refused(() => _network.Fit(new Dataset(x, targets), new FitOptions()), numbers);
        Assert.Equal(gradient, All(into));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void ClassesMustBeAmongThose(int index)
    {
        int[] classes = [0, 1, index, 2];
        string[] numbers = [$"{index}", "3 classes", "Row 2"];
        Refused(() => _classifier.TrainStep(_classRows.X, classes, new Adam()), numbers);
        Refused(() => _classifier.Gradient(_classRows.X, classes, new Gradients<double>()), numbers);
        Refused(() => _classifier.Evaluate(new Dataset(_classRows.X, classes)), numbers);
        Refused(() => _classifier.Fit(new Dataset(_classRows.X, classes), new FitOptions()), numbers);
    }

    /// <summary>
    /// A dataset is a view of the caller's memory, so a class index may become invalid after the check of the dataset. It must not be used
    /// to access memory beyond its row.
    /// </summary>
    [Theory]
    [InlineData(3, true)]
    [InlineData(int.MinValue, true)]
    [InlineData(1 << 20, false)]
    public void AClassThatChangesUnderWayIsRefused(int index, bool shuffle)
    {
        int[] classes = [.. _classRows.Classes];
        FitOptions options = new()
        {
            Epochs = 3,
            Shuffle = shuffle,
            Progress = _ => classes[2] = index,
        };
        var error = Assert.Throws<ArgumentException>(() => _classifier.Fit(new Dataset(_classRows.X, classes), options));
        Assert.Contains($"{index}", error.Message, StringComparison.Ordinal);
        Assert.Contains("3 classes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1.5f)]
    [InlineData(float.PositiveInfinity)]
    public void TargetsOfACrossEntropyAreProbabilities(float target)
    {
        float[] targets = [.. _rows.Targets];
        targets[2 * 9] = target;
        string[] numbers = ["Row 2", FormattableString.Invariant($"{target}")];
        Refused(() => _network.TrainStep(_rows.X, targets, new Adam()), numbers);
        Refused(() => _network.Gradient(_rows.X, targets, new Gradients<float>()), numbers);
        Refused(() => _network.Evaluate(new Dataset(_rows.X, targets)), numbers);
        Refused(() => new CategoricalSoftmax().Evaluate(WrongTarget(typeof(CategoricalSoftmax), target)), numbers);
    }

    private static Dataset WrongTarget(Type network, double target)
    {
        RandomRows<double> rows = new(NetworkInside.Description(network), 4, seed: 1);
        rows.Targets[2 * NetworkInside.Description(network).TargetLength] = target;
        return new Dataset(rows.X, rows.Targets);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    public void ThereMustBeOneClassARow(int classes)
    {
        Refused(() => _classifier.TrainStep(_classRows.X, new int[classes], new Adam()), ["4", $"{classes}"]);
        Refused(() => _classifier.Gradient(_classRows.X, new int[classes], new Gradients<double>()), ["4", $"{classes}"]);
    }

    [Fact]
    public void DatasetsMustHoldTheNetworksNumbersAndTargets()
    {
        Refused(() => _network.Evaluate(new Dataset(new double[15], new double[9])), ["float", "double"]);
        Refused(() => _network.Evaluate(new Dataset(new float[15], new int[1])), ["BinaryCrossEntropy", "9"]);
        Refused(() => _classifier.Evaluate(new Dataset(new double[3], new double[3])), ["SparseCategoricalCrossEntropy"]);
    }

    [Fact]
    public void GradientsOfAnotherNetworkStayWhatTheyAre()
    {
        SmallSquares other = new();
        SmallBinary own = new();
        Gradients<double> into = new();
        other.Gradient([1, 2], [3, 4], into);
        double[] gradient = All(into);
        Refused(() => own.Gradient([1, 2], [0, 1], into), [nameof(SmallSquares), nameof(SmallBinary)]);
        Assert.Equal(gradient, All(into));
    }

    [Fact]
    public void WeightsOfAnotherLengthOrNotFiniteAreRefused()
    {
        Refused(() => _network.Parameters.Set("b/bias", new float[8]), ["9", "8"]);
        Refused(() => _network.Parameters.Set("b/bias", [0, 0, 0, 0, 0, 0, 0, 0, float.NaN]), ["NaN", "8"]);
        Refused(() => _network.Parameters.Edit(editor => editor["b/bias"][1] = float.PositiveInfinity), ["Infinity", "b/bias"]);
    }

    private static T[] All<T>(Gradients<T> gradients)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => [.. gradients.Block.Span, .. gradients.Input];

    private static float[] Filled(int length) => [.. Enumerable.Repeat(Untouched, length)];

    /// <summary>
    /// Asserts that the call fails with a message that contains the numbers, and that both networks continue as if the call had not
    /// happened.
    /// </summary>
    private void Refused(Action call, string[] numbers)
    {
        SigmoidGraph network = _network.Clone();
        DoubleGraph classifier = _classifier.Clone();
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(call);
        Assert.All(numbers, number => Assert.Contains(number, error.Message, StringComparison.Ordinal));
        Assert.Equal(Weights<float>(network), Weights<float>(_network));
        Assert.Equal(Weights<double>(classifier), Weights<double>(_classifier));

        // Optimizer state and dropout masks influence the next step, which shows whether they changed.
        SigmoidGraph same = _network.Clone();
        network.TrainStep(_rows.X, _rows.Targets, new Adam());
        same.TrainStep(_rows.X, _rows.Targets, new Adam());
        Assert.Equal(Weights<float>(network), Weights<float>(same));
    }

    private static T[] Weights<T>(object network)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> => NetworkInside.Engine<T>(network).Parameters.Span.ToArray();
}
