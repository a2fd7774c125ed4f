using StaticNets.Tests.Layers;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>A step that diverges leaves the moving statistics, like the rest of the network, unchanged.</summary>
public sealed class StatisticsDivergenceTests
{
    private const int Count = 40;

    private readonly RandomRows<float> _rows = new(NetworkInside.Description(typeof(NormalizedConvolutionsSingle)), Count, seed: 1);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void ARowThatIsNotFinite(float bad)
    {
        _rows.X[(17 * NormalizedConvolutionsSingle.InputLength) + 5] = bad;
        Assert.Equal("input", ChangesNothing(_rows.X, _rows.Targets, new Adam()).Layer);
    }

    [Fact]
    public void ATargetThatIsNotFinite()
    {
        _rows.Targets[^1] = float.NaN;
        ChangesNothing(_rows.X, _rows.Targets, new Adam());
    }

    /// <summary>
    /// Every input and every mean is finite, but the squares overflow, so the variance is infinite. Division by the infinite deviation
    /// gives finite outputs and a finite loss; the step must be rejected nevertheless.
    /// </summary>
    [Theory]
    [InlineData(1e25f)]
    [InlineData(3e37f)]
    public void RowsWhoseVarianceOverflows(float size)
    {
        float[] x = Array.ConvertAll(_rows.X, value => size * MathF.Sign(value));
        ChangesNothing(x, _rows.Targets, new Adam());
    }

    /// <summary>After the step, the statistics would be finite, but the weights would not.</summary>
    [Fact]
    public void AStepThatIsFarTooLong()
    {
        float[] far = [.. _rows.Targets.Select(target => 1000 * target)];
        ChangesNothing(_rows.X, far, new Sgd(3e38));
    }

    [Fact]
    public void FitGoesBackToTheStatisticsOfItsLastGoodEpoch()
    {
        NormalizedConvolutionsSingle network = Trained();
        float[] before = [];
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = 15,
            Shuffle = false,
            Progress = _ =>
            {
                before = Block(network);
                _rows.X[^1] = float.NaN;
            },
        };
        var error = Assert.Throws<TrainingDivergedException>(() => network.Fit(new Dataset(_rows.X, _rows.Targets), options));
        Assert.Equal((2, 3, "input"), (error.Epoch, error.Batch, error.Layer));
        Assert.Equal(before, Block(network));
    }

    /// <summary>Pooling ignores elements that are smaller than others, but must not ignore a NaN.</summary>
    [Fact]
    public void AnImageThatIsNotFiniteBehindPoolingIsSeen()
    {
        PooledInputSingle network = new(seed: 3);
        RandomRows<float> rows = new(NetworkInside.Description(typeof(PooledInputSingle)), 5, seed: 1);
        float[] before = Block(network);
        for (int at = 0; at < PooledInputSingle.InputLength; at++)
        {
            float[] x = [.. rows.X];
            x[at] = float.NaN;
            var error = Assert.Throws<TrainingDivergedException>(() => network.TrainStep(x, rows.Targets, new Adam()));
            Assert.Equal("input", error.Layer);
        }

        Assert.Equal(before, Block(network));
    }

    private static float[] Block(object network) => NetworkInside.Engine<float>(network).Parameters.Span.ToArray();

    private static NormalizedConvolutionsSingle Trained()
    {
        NormalizedConvolutionsSingle network = new(seed: 3);
        RandomRows<float> rows = new(NetworkInside.Description(typeof(NormalizedConvolutionsSingle)), Count, seed: 2);
        network.TrainStep(rows.X, rows.Targets, new Adam());
        network.TrainStep(rows.X, rows.Targets, new Adam());
        return network;
    }

    private static TrainingDivergedException ChangesNothing(float[] x, float[] targets, Optimizer optimizer)
    {
        NormalizedConvolutionsSingle network = Trained();
        NormalizedConvolutionsSingle twin = network.Clone();
        float[] before = Block(network);
        var error = Assert.Throws<TrainingDivergedException>(() => network.TrainStep(x, targets, optimizer));
        Assert.Equal(before, Block(network));
        RandomRows<float> good = new(NetworkInside.Description(typeof(NormalizedConvolutionsSingle)), 7, seed: 3);
        network.TrainStep(good.X, good.Targets, new Adam());
        twin.TrainStep(good.X, good.Targets, new Adam());
        Assert.Equal(Block(twin), Block(network));
        return error;
    }
}
