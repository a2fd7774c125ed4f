namespace StaticNets.Tests.Measuring.NotANumber;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(2)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class ThreeClasses;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class YesOrNo;

/// <summary>
/// A row with a NaN counts neither as right nor as wrong: it is rejected with its place in the user's data before anything is computed.
/// </summary>
public sealed class NotANumberTests
{
    private const int Rows = 1000;

    private readonly float[] _x = [.. Enumerable.Range(0, Rows * 2).Select(i => (i % 7) / 7f)];
    private readonly float[] _y = [.. Enumerable.Range(0, Rows).Select(i => (float)(i % 2))];
    private readonly int[] _classes = [.. Enumerable.Range(0, Rows).Select(i => i % 3)];

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void InputsAreRefusedByRowAndColumn(float bad)
    {
        _x[(803 * 2) + 1] = bad;
        string[] place = ["Row 803, input column 1", "Remove or repair"];
        Says(place, () => new YesOrNo(1).Evaluate(new Dataset(_x, _y)));
        Says(place, () => new ThreeClasses(1).Evaluate(new Dataset(_x, _classes)));
        Says(place, () => new YesOrNo(1).Fit(new Dataset(_x, _y), new FitOptions()));
        Says(place, () => new YesOrNo(1).Fit(new Dataset(_x, _y), new FitOptions { ValidationSplit = 0.3 }));
        Dataset good = new(new float[4], new float[2]);
        Says(["validation rows", .. place], () => new YesOrNo(1).Fit(good, new FitOptions { Validation = new Dataset(_x, _y) }));
        Says(["Row 803, feature 1"], () => StandardScaler.Fit(_x, 2));
        Says(["Row 803, feature 1"], () => MinMaxScaler.Fit(_x, 2));
    }

    [Fact]
    public void TargetsAreRefusedByRowAndColumn()
    {
        _y[77] = float.NaN;
        Says(["Row 77, target column 0"], () => new YesOrNo(1).Evaluate(new Dataset(_x, _y)));
        Says(["Row 77, target column 0"], () => new YesOrNo(1).Fit(new Dataset(_x, _y), new FitOptions()));
    }

    [Fact]
    public void PickedRowsAreNamedAsTheUserKnowsThem()
    {
        _x[803 * 2] = float.NaN;
        Dataset all = new(_x, _y);
        Dataset picked = all.Pick([5, 803, 7], Rows).Pick([2, 1], 3);
        Says(["Row 1 (row 803 of the dataset that it was picked from)"], () => new YesOrNo(1).Evaluate(picked));
        var failed = Assert.Throws<TrialFailedException>(() =>
            GridSearch.Run(
                (double[])[0.1, 0.2],
                all,
                KFold.Split(Rows, folds: 3),
                (rate, train, validation, seed) => new YesOrNo(seed).Fit(train, new FitOptions()).Epochs[0].Loss,
                new SearchOptions()
            )
        );
        Assert.Contains("(row 803 of the dataset", failed.Message, StringComparison.Ordinal);
    }

    /// <summary>The weights are so large that finite inputs give ∞ − ∞.</summary>
    [Fact]
    public void OutputsAreRefusedByRow()
    {
        float[] x = [0, 0, 0, 0, 2, 2];
        YesOrNo two = new(1);
        two.Parameters.Set("dense/kernel", [float.MaxValue, -float.MaxValue]);
        Says(["Row 2: output 0 of YesOrNo is NaN"], () => two.Evaluate(new Dataset(x, new float[3])));
        ThreeClasses three = new(1);
        three.Parameters.Set("dense/kernel", [.. Enumerable.Repeat(float.MaxValue, 3), .. Enumerable.Repeat(-float.MaxValue, 3)]);
        Says(["Row 2: output 0 of ThreeClasses is NaN"], () => three.Evaluate(new Dataset(x, new int[3])));
    }

    /// <summary>
    /// Predictions are computed in blocks of 4096 values. The message names the row of the dataset, not of the block; for picked rows it
    /// also names the row of the original dataset.
    /// </summary>
    [Fact]
    public void OutputsOfLaterBlocksAreRefusedByTheirRow()
    {
        const int Bad = 4500;
        float[] x = new float[2 * 5000];
        x[2 * Bad] = x[(2 * Bad) + 1] = 2;
        Dataset all = new(x, new float[5000]);
        YesOrNo network = new(1);
        network.Parameters.Set("dense/kernel", [float.MaxValue, -float.MaxValue]);
        Says(["Row 4500: output 0 of YesOrNo is NaN"], () => network.Evaluate(all));
        Says(["Row 1 (row 4500 of the dataset"], () => network.Evaluate(all.Pick([0, Bad], 5000)));
    }

    [Fact]
    public void AStepNamesTheRowOfItsBatch()
    {
        float[] x = [0, 0, 0, 0, 0, float.NaN];
        var error = Assert.Throws<TrainingDivergedException>(() => new YesOrNo(1).TrainStep(x, new float[3], new Sgd()));
        Assert.Contains("first in row 2, column 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MeansAreRefusedAsDecisionsAre()
    {
        Says(["Value 1 of the predictions is NaN"], () => Metric.MeanAbsoluteError([0, double.NaN], [0, 1.0]));
        Says(["Value 1 of the predictions is NaN"], () => Metric.MeanSquaredError([0, float.NaN], [0, 1f]));
        Says(["Value 0 of the targets is NaN"], () => Metric.MeanBiasError([0.0], [double.NaN]));
        Says(["Score 1 of row 1 is NaN"], () => ConfusionMatrix.FromPredictions([0, 1], [0, 1, 0, float.NaN], 2));
    }

    private static void Says(string[] parts, Func<object> use)
    {
        var error = Assert.Throws<ArgumentException>(use);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
