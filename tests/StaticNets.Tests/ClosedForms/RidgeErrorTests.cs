namespace StaticNets.Tests.ClosedForms;

/// <summary>Each mistake has a message that says what to do, and changes nothing.</summary>
public sealed class RidgeErrorTests
{
    private const int Rows = 12;

    private readonly double[] _x = HeadData.Numbers(Rows * 4, 1);
    private readonly double[] _targets = HeadData.Numbers(Rows * 3, 2);

    private Dataset Data => new(_x, _targets);

    [Theory]
    [InlineData(-1e-300)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ThePenaltyIsAtLeastZeroAndFinite(double lambda)
    {
        Plain network = new(1);
        ArgumentException error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network, "dense_1", Data, lambda));
        Assert.Equal("lambda", Assert.IsType<ArgumentOutOfRangeException>(error).ParamName);
        error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network.Parameters, "dense", _x, _x, lambda));
        Assert.IsType<ArgumentOutOfRangeException>(error);
    }

    [Theory]
    [InlineData("dense1", "Plain has no layer 'dense1' with weights. Did you mean 'dense'?")]
    [InlineData("output layer", "Plain has no layer 'output layer' with weights. Its layers with weights are: dense, dense_1.")]
    [InlineData("dense", "Layer 'dense' is not the last one of Plain: ridge regression can solve 'dense_1' only.")]
    public void TheLayerIsTheLastOne(string layer, string message)
    {
        Plain network = new(1);
        Assert.StartsWith(message, Refused(network, network.Parameters, layer).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLayerComputesAnOutput()
    {
        Forked network = new(1);
        Dataset data = new(Rows, [_x], [_targets, _targets[..(Rows * 2)]]);
        ArgumentException error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network, "stem", data, 1));
        Assert.StartsWith(
            "Layer 'stem' computes no output of Forked: ridge regression can solve 'head' and 'other' only.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TheLayerIsDense()
    {
        EachStepFeatures network = new(1);
        ArgumentException error = Unchanged(
            network.Parameters,
            () => RidgeRegression.Fit(network.Parameters, "simple_rnn", _x, _targets, 1)
        );
        Assert.Contains(
            "no [Dense] layer: ridge regression solves a kernel [features, units] and a bias, but the tensors of the layer are "
                + "'simple_rnn/kernel' [2, 5], 'simple_rnn/recurrent_kernel' [5, 5], 'simple_rnn/bias' [5].",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TheLayerIsLinear()
    {
        Classes classes = new(1);
        ArgumentException error = Unchanged(
            classes.Parameters,
            () => RidgeRegression.Fit(classes, "dense", new Dataset(_x, new int[Rows]), 1)
        );
        Assert.Contains(
            "'dense' is not linear: SparseCategoricalCrossEntropy needs probabilities.",
            error.Message,
            StringComparison.Ordinal
        );
        Sigmoids sigmoids = new(1);
        Assert.Contains("'dense_1' is not linear", Refused(sigmoids, sigmoids.Parameters, "dense_1").Message, StringComparison.Ordinal);
        Rectified rectified = new(1);
        Assert.Contains(
            "'dense' is not the last one of Rectified",
            Refused(rectified, rectified.Parameters, "dense").Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TheLayerIsNotFrozen()
    {
        FrozenHead network = new(1);
        Assert.Contains("'dense_1' is frozen", Refused(network, network.Parameters, "dense_1").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsOfSixteenBitsAreRefused()
    {
        Narrow network = new(1);
        ArgumentException error = Unchanged(
            network.Parameters,
            () => RidgeRegression.Fit(network.Parameters, "dense_1", new float[16], new float[3], 1)
        );
        Assert.Contains("'dense_1' are stored as BFloat16", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The last feature is the sum of the others.</summary>
    [Fact]
    public void FeaturesThatDependOnEachOtherNeedAPenalty()
    {
        OnlyHead network = new(1);
        double[] x = HeadData.Numbers(Rows * 4, 1);
        for (int row = 0; row < Rows; row++)
        {
            x[(row * 4) + 3] = x[row * 4] + x[(row * 4) + 1] + x[(row * 4) + 2];
        }

        Dataset data = new(x, _targets[..(Rows * 2)]);
        ArgumentException error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network, "dense", data, 0));
        Assert.Equal("lambda", error.ParamName);
        Assert.Contains(
            "of layer 'dense' are not positive definite at λ = 0: its 4 features depend linearly on each other",
            error.Message,
            StringComparison.Ordinal
        );
        RidgeRegression.Fit(network, "dense", data, 1e-6);
        Assert.All(HeadData.All(network.Parameters), weight => Assert.InRange(weight, -10, 10));
    }

    [Fact]
    public void FewerRowsThanFeaturesNeedAPenalty()
    {
        Plain network = new(1);
        Dataset data = new(_x[..(3 * 4)], _targets[..(3 * 3)]);
        ArgumentException error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network, "dense_1", data, 0));
        Assert.Contains("at λ = 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSolutionIsFinite()
    {
        SinglePlain network = new(1);
        float[] targets = Array.ConvertAll(_targets, value => (float)value * 1e38f);
        float[] x = Array.ConvertAll(_x, value => (float)value * 1e-3f);
        ArgumentException error = Unchanged(
            network.Parameters,
            () => RidgeRegression.Fit(network, "dense_1", new Dataset(x, targets), 1e-12)
        );
        Assert.Contains("'dense_1/kernel' at λ = 1E-12 is not finite", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void TheWashoutLeavesSteps(int washout)
    {
        EachStep network = new(1);
        Dataset data = new(HeadData.Numbers(24, 1), HeadData.Numbers(36, 2));
        ArgumentException error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network, "dense", data, 1, washout));
        Assert.Equal("washout", Assert.IsType<ArgumentOutOfRangeException>(error).ParamName);
        Assert.Contains($"is {washout}, and layer 'dense' computes 6 steps in each row", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsWithoutStepsHaveNoWashout()
    {
        Plain network = new(1);
        ArgumentException error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network, "dense_1", Data, 1, washout: 1));
        Assert.Contains("computes a single step in each row", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AtLeastOneRowCounts()
    {
        OnWords network = new(1);
        Dataset data = new(new int[10], new double[4]) { SampleWeights = [0, 0] };
        ArgumentException error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network, "dense", data, 1));
        Assert.Contains("All rows have the weight 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FeaturesAreFinite()
    {
        Plain network = new(1);
        double[] x = HeadData.Numbers(8, 1);
        double[] targets = HeadData.Numbers(14, 2);
        x[5] = double.NaN;
        ArgumentException error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network.Parameters, "dense", x, targets, 1));
        Assert.Contains("Row 1, feature 1 must be a finite number, but is NaN", error.Message, StringComparison.Ordinal);
        x[5] = 0;
        targets[3] = double.PositiveInfinity;
        error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network.Parameters, "dense", x, targets, 1));
        Assert.Contains("Row 0, target column 3 must be a finite number", error.Message, StringComparison.Ordinal);
        x = Array.ConvertAll(_x, value => value * 1e308);
        Sigmoids overflowing = new(1);
        overflowing.Parameters.Set("dense/kernel", [.. Enumerable.Repeat(1e10, 20)]);
        Assert.Throws<ArgumentException>(() => RidgeRegression.Fit(overflowing, "dense_1", new Dataset(x, _targets), 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 14)]
    [InlineData(8, 13)]
    [InlineData(8, 7)]
    public void RowsFitTheLayer(int features, int targets)
    {
        Plain network = new(1);
        ArgumentException error = Unchanged(
            network.Parameters,
            () => RidgeRegression.Fit(network.Parameters, "dense", new double[features], new double[targets], 1)
        );
        Assert.Contains(
            $"'dense' reads 4 features and computes 7 values in each row, but there are {features} features and {targets} targets",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => RidgeRegression.Fit(network, "dense_1", new Dataset(_x, _targets[1..]), 1));
    }

    [Fact]
    public void APassThatKeepsNoFeaturesIsNamed()
    {
        AnyStepWithoutLoss network = new(1);
        Dataset data = new(new float[24], new float[18]) { Steps = 2 };
        ArgumentException error = Unchanged(network.Parameters, () => RidgeRegression.Fit(network.Parameters, "dense", data, 1));
        Assert.Contains(
            "AnyStepWithoutLoss has no loss, and its forward pass does not keep the features",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ParametersThatAreBeingEditedAreRefused()
    {
        Plain network = new(1);
        network.Parameters.Edit(_ => Assert.Throws<InvalidOperationException>(() => RidgeRegression.Fit(network, "dense_1", Data, 1)));
    }

    private ArgumentException Refused(ITrainable<double, double> network, ParameterSet<double> parameters, string layer) =>
        Unchanged(parameters, () => RidgeRegression.Fit(network, layer, Data, 1));

    private static ArgumentException Unchanged<T>(ParameterSet<T> parameters, Action fit)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        double[] before = HeadData.All(parameters);
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(fit);
        Assert.Equal(before, HeadData.All(parameters));
        return error;
    }
}
