using StaticNets.Tests.Networks;

namespace StaticNets.Tests.SingleRows;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(4)]
[BatchNormalization(Momentum = 0.5)]
[Dense(1)]
internal sealed partial class NormalizedFeatures;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4, 4, 2)]
[BatchNormalization]
[Flatten]
[Dense(1)]
internal sealed partial class NormalizedPixels;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[LayerNormalization]
[Dense(1)]
internal sealed partial class NormalizedRows;

/// <summary>
/// The mean and the variance of a single value are meaningless. So batches of one row are rejected if batch normalisation has only one
/// value of each channel in a row.
/// </summary>
public sealed class SingleRowBatchTests
{
    private readonly FitOptions _ones = new() { BatchSize = 1 };

    [Fact]
    public void AStepOfOneRowIsRefused()
    {
        NormalizedFeatures network = new(1);
        float[] before = [.. NetworkInside.Engine<float>(network).Parameters.Span];
        var error = Assert.Throws<ArgumentException>(() => network.TrainStep(new float[3], new float[1], new Sgd()));
        Assert.Contains("'batch_normalization' of NormalizedFeatures", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected at least 2 rows, found 1 row", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, NetworkInside.Engine<float>(network).Parameters.Span.ToArray());
        network.TrainStep(new float[6], new float[2], new Sgd());
    }

    [Fact]
    public void FitRefusesBatchesOfOneRowBeforeItsFirstStep()
    {
        Refuses("BatchSize = 1. ", rows: 7, _ones);
        Refuses("1 row to train", rows: 1, new FitOptions());
        Refuses("1 row to train", rows: 2, new FitOptions { ValidationSplit = 0.5 });
    }

    /// <summary>
    /// Nine rows in batches of four would leave a single row. They are trained as batches of four and five rows, each with the statistics
    /// of exactly its rows.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ALastRowJoinsTheBatchBeforeIt(bool shuffle)
    {
        float[] x = [.. Enumerable.Range(0, 27).Select(i => MathF.Sin(i))];
        float[] y = [.. Enumerable.Range(0, 9).Select(i => MathF.Cos(i))];
        NormalizedFeatures fitted = new(1);
        fitted.Fit(
            new Dataset(x, y),
            new FitOptions
            {
                BatchSize = 4,
                Shuffle = shuffle,
                Seed = 2,
            }
        );
        Assert.Equal(2UL, Steps(fitted));
        if (!shuffle)
        {
            NormalizedFeatures stepped = new(1);
            stepped.TrainStep(x.AsSpan(0, 12), y.AsSpan(0, 4), new Sgd());
            stepped.TrainStep(x.AsSpan(12), y.AsSpan(4), new Sgd());
            Assert.Equal(
                NetworkInside.Engine<float>(stepped).Parameters.Span.ToArray(),
                NetworkInside.Engine<float>(fitted).Parameters.Span.ToArray()
            );
        }
    }

    /// <summary>
    /// Two remaining rows are a batch of their own. Without batch normalisation, a single remaining row is a batch of its own too.
    /// </summary>
    [Fact]
    public void OtherRestsAreBatchesOfTheirOwn()
    {
        FitOptions fours = new() { BatchSize = 4 };
        NormalizedFeatures normalized = new(1);
        normalized.Fit(new Dataset(new float[30], new float[10]), fours);
        Assert.Equal(3UL, Steps(normalized));
        NormalizedRows plain = new(1);
        plain.Fit(new Dataset(new float[27], new float[9]), fours);
        Assert.Equal(3UL, Steps(plain));
    }

    [Fact]
    public void OneRowIsEnoughForImagesAndForLayerNormalization()
    {
        new NormalizedPixels(1).TrainStep(new float[32], new float[1], new Sgd());
        new NormalizedPixels(1).Fit(new Dataset(new float[96], new float[3]), _ones);
        new NormalizedRows(1).Fit(new Dataset(new float[9], new float[3]), _ones);
    }

    private static ulong Steps(object network) =>
        Assert
            .IsType<global::StaticNets.Engines.TrainingEngine<float>>(NetworkInside.Engine<float>(network), exactMatch: false)
            .DropoutSteps;

    private static void Refuses(string found, int rows, FitOptions options)
    {
        NormalizedFeatures network = new(1);
        var error = Assert.Throws<ArgumentException>(() => network.Fit(new Dataset(new float[3 * rows], new float[rows]), options));
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains("at least 2 rows", error.Message, StringComparison.Ordinal);
    }
}
