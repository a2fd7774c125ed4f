namespace StaticNets.Tests;

/// <summary>
/// A hyperparameter outside its range is refused with a message that contains its name, range and value; every default is the documented
/// one.
/// </summary>
public class HyperparameterTests
{
    public static TheoryData<string, Action> Bad =>
        new()
        {
            { "LearningRate", () => _ = new Sgd(0) },
            { "LearningRate", () => _ = new Sgd(-1) },
            { "LearningRate", () => _ = new Momentum(double.NaN) },
            { "LearningRate", () => _ = new Adam(double.PositiveInfinity) },
            { "LearningRate", () => _ = new Adam() with { LearningRate = -0.5 } },
            { "Beta", () => _ = new Momentum(0.1, 1) },
            { "Beta", () => _ = new Momentum(0.1, -0.1) },
            { "Dampening", () => _ = new Momentum { Dampening = 1.5 } },
            { "Dampening", () => _ = new Momentum { Dampening = double.NaN } },
            { "Beta1", () => _ = new Adam { Beta1 = 1 } },
            { "Beta2", () => _ = new Adam { Beta2 = -1 } },
            { "Epsilon", () => _ = new Adam { Epsilon = 0 } },
            { "Epsilon", () => _ = new Adam { Epsilon = double.PositiveInfinity } },
            { "LearningRate", () => _ = new Nesterov(0) },
            { "Beta", () => _ = new Nesterov(0.1, 1) },
            { "LearningRate", () => _ = new RmsProp(double.NaN) },
            { "Rho", () => _ = new RmsProp { Rho = 1 } },
            { "Epsilon", () => _ = new RmsProp { Epsilon = 0 } },
            { "LearningRate", () => _ = new Adagrad(0) },
            { "LearningRateDecay", () => _ = new Adagrad { LearningRateDecay = -0.1 } },
            { "WeightDecay", () => _ = new Adagrad { WeightDecay = double.NaN } },
            { "InitialAccumulator", () => _ = new Adagrad { InitialAccumulator = -1 } },
            { "Epsilon", () => _ = new Adagrad { Epsilon = 0 } },
            { "LearningRate", () => _ = new AdamW(-1) },
            { "WeightDecay", () => _ = new AdamW(1e-3, -0.1) },
            { "WeightDecay", () => _ = new AdamW { WeightDecay = double.PositiveInfinity } },
            { "Beta1", () => _ = new AdamW { Beta1 = 1 } },
            { "ClipValue", () => _ = new Sgd { ClipValue = 0 } },
            { "ClipValue", () => _ = new Adam { ClipValue = double.NaN } },
            { "ClipNorm", () => _ = new Sgd { ClipNorm = -1 } },
            { "ClipNorm", () => _ = new RmsProp { ClipNorm = double.PositiveInfinity } },
            { "Every", () => _ = new Checkpoint("file") { Every = 0 } },
            { "Epochs", () => _ = new FitOptions { Epochs = 0 } },
            { "BatchSize", () => _ = new FitOptions { BatchSize = -32 } },
            { "ValidationSplit", () => _ = new FitOptions { ValidationSplit = 1 } },
            { "ValidationSplit", () => _ = new FitOptions { ValidationSplit = double.NaN } },
            { "patience", () => _ = new EarlyStopping(patience: 0) },
            { "minDelta", () => _ = new EarlyStopping(minDelta: -1e-3) },
            { "minDelta", () => _ = new EarlyStopping(minDelta: double.NaN) },
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public void OutsideTheRangeIsRefusedByName(string name, Action create)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(create);
        Assert.Equal(name, error.ParamName);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MessageShowsRangeAndValue()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { ValidationSplit = -0.25 });
        Assert.Contains("at least 0 and below 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("-0.25", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptimizerMayNotBeNull()
    {
        Assert.Throws<ArgumentNullException>("Optimizer", () => new FitOptions { Optimizer = null! });
    }

    [Fact]
    public void DefaultsAreTheDocumentedOnes()
    {
        var options = new FitOptions();
        Assert.Equal(1, options.Epochs);
        Assert.Equal(32, options.BatchSize);
        Assert.Equal(new Sgd(0.01), options.Optimizer);
        Assert.Null(options.Validation);
        Assert.Equal(0, options.ValidationSplit);
        Assert.Null(options.EarlyStopping);
        Assert.True(options.Shuffle);
        Assert.Equal(0, options.Seed);
        Assert.Null(options.Progress);

        Assert.Equal(
            (0.01, 0.9, 0.0, false),
            (new Momentum().LearningRate, new Momentum().Beta, new Momentum().Dampening, new Momentum().ZeroInitialised)
        );
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8), (new Adam().LearningRate, new Adam().Beta1, new Adam().Beta2, new Adam().Epsilon));
        Assert.Equal((0.01, 0.9), (new Nesterov().LearningRate, new Nesterov().Beta));
        Assert.Equal((1e-3, 0.9, 1e-7), (new RmsProp().LearningRate, new RmsProp().Rho, new RmsProp().Epsilon));
        Adagrad adagrad = new();
        Assert.Equal(
            (0.01, 0.0, 0.0, 0.0, 1e-10),
            (adagrad.LearningRate, adagrad.LearningRateDecay, adagrad.WeightDecay, adagrad.InitialAccumulator, adagrad.Epsilon)
        );
        AdamW adamW = new();
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8, 0.01), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay));
        Assert.Null(new Sgd().ClipNorm);
        Assert.Null(new Sgd().ClipValue);
        Assert.Null(options.Schedule);
        Assert.False(options.RecordGradientNorms);
        Assert.Null(options.Checkpoint);
        Assert.Null(options.ResumeFrom);
        Assert.Equal((1, false), (new Checkpoint("file").Every, new Checkpoint("file").BestOnly));
        Assert.Equal((2, 0.0), (new EarlyStopping().Patience, new EarlyStopping().MinDelta));
    }
}
