namespace StaticNets.Tests;

/// <summary>Tests the effect of schedules on <c>Fit</c>, and the recorded gradient norms.</summary>
public class ScheduledFitTests
{
    private static readonly TinyData<float> _data = new(13);

    private static readonly FitOptions _inOrder = new()
    {
        Epochs = 4,
        BatchSize = 13,
        Shuffle = false,
        Optimizer = new Momentum(0.02),
    };

    [Fact]
    public void EachEpochTakesItsOwnRate()
    {
        var network = new TinyNetwork<float>();
        var twin = new TinyNetwork<float>();
        History history = network.Fit(Rows, _inOrder with { Schedule = new StepDecay(2, 0.5) });
        Assert.Equal([0.02, 0.02, 0.01, 0.01], history.Epochs.Select(epoch => epoch.LearningRate));
        foreach (double rate in new[] { 0.02, 0.02, 0.01, 0.01 })
        {
            twin.TrainStep(_data.X, _data.Targets, new Momentum(rate));
        }

        Assert.Equal(twin.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    [Fact]
    public void WithoutAScheduleTheRateIsTheOptimizers()
    {
        History history = new TinyNetwork<float>().Fit(Rows, _inOrder);
        Assert.All(history.Epochs, epoch => Assert.Equal(0.02, epoch.LearningRate));
    }

    [Fact]
    public void APlateauWatchesTheValidationLoss()
    {
        // The training targets are far above the initial outputs and the validation targets far below, so the validation loss rises while
        // the training loss falls.
        float[] far = [.. _data.Targets.Select(target => target - 100)];
        FitOptions options = _inOrder with
        {
            Optimizer = new Sgd(0.01),
            Validation = new Dataset(_data.X, far),
            Schedule = new ReduceOnPlateau { Patience = 0, Factor = 0.5 },
        };
        float[] near = [.. _data.Targets.Select(target => target + 100)];
        History history = new TinyNetwork<float>().Fit(new Dataset(_data.X, near), options);
        Assert.True(history.Epochs[1].Loss < history.Epochs[0].Loss);
        Assert.True(history.Epochs[1].ValidationLoss > history.Epochs[0].ValidationLoss);
        Assert.Equal([0.01, 0.01, 0.005, 0.0025], history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void AScheduleThatLeavesTheRangeEndsTrainingAfterAWholeEpoch()
    {
        var network = new TinyNetwork<float>();
        var twin = new TinyNetwork<float>();
        var error = Assert.Throws<InvalidOperationException>(() => network.Fit(Rows, _inOrder with { Schedule = new Falling() }));
        Assert.Contains("epoch 3", error.Message, StringComparison.Ordinal);
        twin.TrainStep(_data.X, _data.Targets, new Momentum(0.02));
        twin.TrainStep(_data.X, _data.Targets, new Momentum(0.01));
        Assert.Equal(twin.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1e-3)]
    public void NormsAreMeansOfEachLayersGradientsBeforeClipping(double? clipNorm)
    {
        var network = new TinyNetwork<float>();
        var twin = new TinyNetwork<float>();
        Optimizer optimizer = new Momentum(0.02) { ClipNorm = clipNorm, ClipValue = clipNorm };
        FitOptions options = _inOrder with { BatchSize = 7, RecordGradientNorms = true, Optimizer = optimizer };
        History history = network.Fit(Rows, options);
        foreach (EpochRecord epoch in history.Epochs)
        {
            double[] sums = new double[2];
            foreach ((int first, int rows) in new[] { (0, 7), (7, 6) })
            {
                float[] x = _data.X[(first * 3)..((first + rows) * 3)];
                float[] targets = _data.Targets[(first * 2)..((first + rows) * 2)];
                var into = new Gradients<float>();
                twin.Gradient(x, targets, into);
                sums[0] += Norm(into, "dense");
                sums[1] += Norm(into, "dense_1");
                twin.TrainStep(x, targets, optimizer);
            }

            // Both networks have exactly equal gradients. The norms are sums of a dozen squares in double and differ only by rounding
            // errors.
            Assert.Equal(["dense", "dense_1"], epoch.GradientNorms!.Keys);
            Assert.Equal(sums[0] / 2, epoch.GradientNorms["dense"], sums[0] * 1e-14);
            Assert.Equal(sums[1] / 2, epoch.GradientNorms["dense_1"], sums[1] * 1e-14);
            Assert.True(sums[0] > 0);
        }
    }

    [Fact]
    public void NormsAreNotMeasuredUnlessAskedFor()
    {
        Assert.All(new TinyNetwork<float>().Fit(Rows, _inOrder).Epochs, epoch => Assert.Null(epoch.GradientNorms));
    }

    private static Dataset Rows => new(_data.X, _data.Targets);

    private static double Norm(Gradients<float> gradients, string layer)
    {
        double squares = 0;
        foreach (string tensor in new[] { "kernel", "bias" })
        {
            float[] values = new float[gradients.Parameters[$"{layer}/{tensor}"].FlattenedLength];
            gradients.Parameters[$"{layer}/{tensor}"].FlattenTo(values);
            squares += values.Sum(value => (double)value * value);
        }

        return Math.Sqrt(squares);
    }

    private sealed record Falling : LearningRateSchedule
    {
        protected override double RateAfter(int passed, double baseRate) => baseRate - (passed == 2 ? 1 : 0.01 * passed);
    }
}
