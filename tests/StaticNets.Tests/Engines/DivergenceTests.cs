namespace StaticNets.Tests;

public class DivergenceTests
{
    private static readonly FitOptions _options = new()
    {
        Epochs = 5,
        BatchSize = 5,
        Shuffle = false,
        Optimizer = new Momentum(0.02),
    };

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void FitRefusesRowsThatAreNotFiniteBeforeItsFirstStep(float bad)
    {
        var data = new TinyData<float>(13);
        data.X[7 * 3] = bad;
        var network = new TinyNetwork<float>();
        float[] before = network.Parameters.Span.ToArray();
        var error = Assert.Throws<ArgumentException>(() => network.Fit(new Dataset(data.X, data.Targets), _options));
        Assert.Contains("Row 7, input column 0 must be a finite number", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Span.ToArray());
        Assert.Equal(0UL, network.DropoutSteps);
    }

    [Fact]
    public void ALaterEpochIsRolledBackToTheBitTheOptimizerIncluded()
    {
        var data = new TinyData<float>(13);
        var network = new TinyNetwork<float>(dropout: true);
        var copy = new TinyNetwork<float>(dropout: true);
        var options = _options with
        {
            Progress = progress =>
            {
                copy.CopyFrom(network);
                if (progress.Epoch == 2)
                {
                    data.X[12 * 3] = float.NaN;
                }
            },
        };
        var error = Assert.Throws<TrainingDivergedException>(() => network.Fit(new Dataset(data.X, data.Targets), options));
        Assert.Equal((3, 3, "input"), (error.Epoch, error.Batch, error.Layer));
        Assert.Contains("at the end of epoch 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(copy.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
        Assert.Equal(copy.DropoutSteps, network.DropoutSteps);

        var fresh = new TinyData<float>(5);
        network.TrainStep(fresh.X, fresh.Targets, new Momentum(0.02));
        copy.TrainStep(fresh.X, fresh.Targets, new Momentum(0.02));
        Assert.Equal(copy.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    [Theory]
    [InlineData("dense/kernel", "dense")]
    [InlineData("dense_1/kernel", "dense_1")]
    public void TheFirstLayerWhoseOutputOverflowsIsNamed(string tensor, string layer)
    {
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(6);
        Array.Fill(data.X, 4f);
        float[] ones = [.. Enumerable.Repeat(1f, (int)network.ParameterSet["dense/kernel"].FlattenedLength)];
        network.ParameterSet.Set("dense/kernel", ones);
        float[] huge = [.. Enumerable.Repeat(float.MaxValue, (int)network.ParameterSet[tensor].FlattenedLength)];
        network.ParameterSet.Set(tensor, huge);
        ChangesNothing(network, data, layer);
    }

    /// <summary>Every gradient is zero, so each step only multiplies the weights by −1e30. They overflow in the second step.</summary>
    [Fact]
    public void ADecayThatMakesWeightsGrowIsStopped()
    {
        var network = new TinyNetwork<float>();
        var optimizer = new AdamW(1, weightDecay: 1e30);
        network.TrainStep(new float[3], new float[2], optimizer);
        float[] before = network.Parameters.Span.ToArray();
        var error = Assert.Throws<TrainingDivergedException>(() => network.TrainStep(new float[3], new float[2], optimizer));
        Assert.Contains("a weight of layer 'dense'", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Span.ToArray());
    }

    [Fact]
    public void TargetsThatAreNotFiniteShowInTheLoss()
    {
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(6);
        data.Targets[9] = float.NaN;
        TrainingDivergedException error = ChangesNothing(network, data, "loss");
        Assert.Contains("targets", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AGradientThatOverflowsUnderAFiniteLossIsNamed()
    {
        // The outputs are 2 and the targets −1e15, so the errors and the loss are finite. But the product of an error of 1e15 and an input
        // of 1e30 overflows a float.
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(6);
        Array.Fill(data.X, 1e30f);
        Array.Fill(data.Targets, -1e15f);
        network.ParameterSet.Set("dense/kernel", [1e-30f, 1e-30f, 0, 0, 0, 0]);
        network.ParameterSet.Set("dense_1/kernel", [1, 1, 1, 1]);
        ChangesNothing(network, data, "dense");
    }

    [Fact]
    public void OfSeveralGradientsTheOneNearestTheOutputIsNamed()
    {
        // Hidden values are 3e30 and outputs 6e20. The gradients of both kernels overflow a float: that of dense_1 is 3e30 times an output
        // gradient of 1e20, that of dense is 1e30 times a hidden gradient of 2e10.
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(6);
        Array.Fill(data.X, 1e30f);
        network.ParameterSet.Set("dense/kernel", [1, 1, 1, 1, 1, 1]);
        network.ParameterSet.Set("dense_1/kernel", [1e-10f, 1e-10f, 1e-10f, 1e-10f]);
        ChangesNothing(network, data, "dense_1");
    }

    [Fact]
    public void AStepThatWouldOverflowAWeightIsNotTaken()
    {
        // Gradients of about 1e12 are finite, but a step that multiplies them by 1e30 overflows a float.
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(6);
        Array.Fill(data.X, 1e10f);
        network.ParameterSet.Set("dense/kernel", [1e-10f, 1e-10f, 1e-10f, 1e-10f, 1e-10f, 1e-10f]);
        Array.Fill(data.Targets, -100f);
        TrainingDivergedException error = ChangesNothing(network, data, "dense", new Sgd(1e30));
        Assert.Contains("a weight of layer 'dense'", error.Message, StringComparison.Ordinal);
        network.TrainStep(data.X, data.Targets, new Sgd(1e-30));
    }

    [Fact]
    public void AnOptimizerNeverRemembersAnInfinity()
    {
        // A gradient of 1e21 is finite, but its square is not: Adam would then divide by infinity in each step and no longer change the
        // weights.
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(6);
        Array.Fill(data.X, 1e19f);
        network.ParameterSet.Set("dense/kernel", [1e-19f, 1e-19f, 1e-19f, 1e-19f, 1e-19f, 1e-19f]);
        Array.Fill(data.Targets, -100f);
        TrainingDivergedException error = ChangesNothing(network, data, "dense", new Adam());
        Assert.Contains("remembers of layer 'dense'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HugeGradientsWithSmallStepsAreFollowed()
    {
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(6);
        Array.Fill(data.X, 1e19f);
        network.ParameterSet.Set("dense/kernel", [1e-19f, 1e-19f, 1e-19f, 1e-19f, 1e-19f, 1e-19f]);
        Array.Fill(data.Targets, -100f);
        float first = network.TrainStep(data.X, data.Targets, new Sgd(1e-42));
        float second = network.TrainStep(data.X, data.Targets, new Sgd(1e-42));
        Assert.True(second < first, $"The loss should fall, but went from {first} to {second}.");
    }

    [Fact]
    public void WeightsThatOverflowInTheLastStepAreNoGoodEpoch()
    {
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(5);
        float[] before = network.Parameters.Span.ToArray();
        var options = _options with { Epochs = 1, Optimizer = new Sgd(3e38) };
        Array.Fill(data.Targets, 1000f);
        var error = Assert.Throws<TrainingDivergedException>(() => network.Fit(new Dataset(data.X, data.Targets), options));
        Assert.Equal((1, 1), (error.Epoch, error.Batch));
        Assert.Contains("weight", error.Message, StringComparison.Ordinal);
        Assert.Contains("3E+38", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Span.ToArray());
    }

    [Fact]
    public void FitRefusesValidationRowsThatAreNotFiniteBeforeItsFirstStep()
    {
        var network = new TinyNetwork<float>();
        var data = new TinyData<float>(13);
        float[] before = network.Parameters.Span.ToArray();
        var validation = new TinyData<float>(6);
        validation.X[17] = float.NaN;
        var options = _options with { Validation = new Dataset(validation.X, validation.Targets) };
        var error = Assert.Throws<ArgumentException>(() => network.Fit(new Dataset(data.X, data.Targets), options));
        Assert.Contains("The validation rows do not fit. Row 5, input column 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Span.ToArray());
    }

    private static TrainingDivergedException ChangesNothing(
        TinyNetwork<float> network,
        TinyData<float> data,
        string layer,
        Optimizer? optimizer = null
    )
    {
        var twin = new TinyNetwork<float>();
        twin.CopyFrom(network);
        float[] before = network.Parameters.Span.ToArray();
        var error = Assert.Throws<TrainingDivergedException>(() => network.TrainStep(data.X, data.Targets, optimizer ?? new Momentum()));
        Assert.Equal((0, 0, layer), (error.Epoch, error.Batch, error.Layer));
        Assert.Contains("Nothing has changed", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Span.ToArray());
        Assert.Equal(0, network.OptimizerState.Steps);
        Assert.Equal(0UL, network.DropoutSteps);
        return error;
    }
}
