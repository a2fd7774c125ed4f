namespace StaticNets.Tests.Networks.Hyperparameters;

public sealed class HyperparameterSetTests
{
    [Fact]
    public void PropertiesAndPathsAreTheSameValues()
    {
        VariedChain network = new(1)
        {
            Dropout = { Rate = 0.25 },
            Dense = { L2 = 1e-4 },
            Hyperparameters = { ["dense/L1"] = 1e-5 },
        };
        Assert.Equal((0.25, 1e-4, 1e-5), (network.Dropout.Rate, network.Dense.L2, network.Dense.L1));
        Assert.Equal(0.25, network.Hyperparameters["dropout/Rate"]);
        network.Hyperparameters["batch_normalization/Epsilon"] = 0.5;
        network.GaussianNoise.Deviation = 2;
        Assert.Equal((0.5, 2), (network.BatchNormalization.Epsilon, network.Hyperparameters["gaussian_noise/Deviation"]));
        Assert.Equal((0.99, 0.5), (network.BatchNormalization.Momentum, network.Dense2.L2));
    }

    [Fact]
    public void ListsValuesBesideTheDeclared()
    {
        VariedImages network = new(1);
        network.Dropout.Rate = 0.5;
        network.SeparableConv2d.MaxNorm = 3;
        Assert.Equal(
            [
                new("conv2d/L2", 0, 0),
                new("conv2d/DropConnect", 0, 0),
                new("batch_normalization/Momentum", 0.99, 0.99),
                new("batch_normalization/Epsilon", 1e-3, 1e-3),
                new("spatial_dropout2d/Rate", 0, 0),
                new("separable_conv2d/L1", 0, 0),
                new("separable_conv2d/MaxNorm", 3, 10),
                new("dropout/Rate", 0.5, 0.1),
            ],
            network.Hyperparameters
        );
        Assert.Equal(8, network.Hyperparameters.Count);
        Assert.Equal("HyperparameterValue { Name = a/L2, Value = 0.5, Declared = 0 }", new HyperparameterValue("a/L2", 0.5, 0).ToString());
    }

    [Theory]
    [InlineData("dropout/rate", "Did you mean 'dropout/Rate'?")]
    [InlineData("dense_1/L2", "Did you mean 'dense_2/L2'?")]
    [InlineData("what", "The names are: dense/L1, dense/L2, dense/ElasticNet,")]
    public void RejectsUnknownNames(string name, string advice)
    {
        VariedChain network = new(1);
        string reading = Assert.Throws<KeyNotFoundException>(() => network.Hyperparameters[name]).Message;
        string writing = Assert.Throws<KeyNotFoundException>(() => network.Hyperparameters[name] = 0.1).Message;
        Assert.StartsWith($"VariedChain has no hyperparameter '{name}'. {advice}", reading, StringComparison.Ordinal);
        Assert.EndsWith(
            "A layer has those that its attribute sets: write it there, with the value that it has at first.",
            reading,
            StringComparison.Ordinal
        );
        Assert.Equal(reading, writing);
    }

    [Theory]
    [InlineData("dropout/Rate", 1, "at least 0 and below 1, but is 1.")]
    [InlineData("dropout/Rate", -0.1, "at least 0 and below 1, but is -0.1.")]
    [InlineData("dropout/Rate", double.NaN, "at least 0 and below 1, but is NaN.")]
    [InlineData("dense/DropConnect", 1, "at least 0 and below 1, but is 1.")]
    [InlineData("dense/L1", -1, "at least 0 and finite, but is -1.")]
    [InlineData("dense/L2", double.PositiveInfinity, "at least 0 and finite, but is Infinity.")]
    [InlineData("dense/L2", double.NaN, "at least 0 and finite, but is NaN.")]
    [InlineData("dense/ElasticNet", -1, "at least 0 and finite, but is -1.")]
    [InlineData("dense/ElasticNetAlpha", 1.5, "from 0 to 1, but is 1.5.")]
    [InlineData("batch_normalization/Momentum", -0.5, "from 0 to 1, but is -0.5.")]
    [InlineData("batch_normalization/Epsilon", 0, "above zero and finite, but is 0.")]
    [InlineData("batch_normalization/Epsilon", double.NaN, "above zero and finite, but is NaN.")]
    [InlineData("batch_normalization/Epsilon", 1e-50, "above zero and finite, also in single precision, where it is 0, but is 1E-50.")]
    [InlineData("dense/MaxNorm", 0, "above zero and finite, but is 0.")]
    [InlineData("gaussian_noise/Deviation", 0, "above zero and finite, but is 0.")]
    public void RejectsValuesOutsideTheirRange(string name, double value, string range)
    {
        VariedChain network = new(1);
        double before = network.Hyperparameters[name];
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => network.Hyperparameters[name] = value).Message;
        Assert.StartsWith($"'{name}' of VariedChain must be {range}", message, StringComparison.Ordinal);
        Assert.Equal(before, network.Hyperparameters[name]);
    }

    /// <summary>1e-50 is a number in double precision.</summary>
    [Fact]
    public void TakesATinyEpsilonInDoublePrecision()
    {
        VariedDoubles network = new(1) { BatchNormalization = { Epsilon = 1e-50 } };
        Assert.Equal(1e-50, network.BatchNormalization.Epsilon);
    }

    [Fact]
    public void ASharedNetworkIsReadOnlyAndItsCopyIsNot()
    {
        VariedChain network = new(1) { Dropout = { Rate = 0.25 } };
        network.Parameters.Share("VariedChain.Pretrained");
        Assert.Contains(
            "VariedChain.Pretrained is shared by the whole program and cannot be changed.",
            Assert.Throws<InvalidOperationException>(() => network.Dropout.Rate = 0.5).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(0.25, network.Dropout.Rate);
        VariedChain copy = network.Clone();
        copy.Dropout.Rate = 0.75;
        Assert.Equal((0.25, 0.75), (network.Dropout.Rate, copy.Dropout.Rate));
    }

    [Fact]
    public void SettingsAreRefusedDuringAnEdit()
    {
        VariedChain network = new(1);
        network.Parameters.Edit(_ => Assert.Throws<InvalidOperationException>(() => network.Dropout.Rate = 0.5));
        Assert.Equal(0, network.Dropout.Rate);
    }

    [Fact]
    public void EachObjectHasItsOwnValues()
    {
        VariedChain one = new(1) { Dropout = { Rate = 0.25 } };
        VariedChain other = new(1);
        Assert.Equal((0.25, 0), (one.Dropout.Rate, other.Dropout.Rate));
        Assert.Same(one.Dropout, one.Dropout);
        Assert.Same(one.Hyperparameters, one.Hyperparameters);
    }
}
