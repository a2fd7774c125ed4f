namespace StaticNets.Tests.Measuring.Regressions;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(2)]
internal sealed partial class SquaredErrors;

[Network(Loss = Loss.MeanAbsoluteError)]
[Input(2)]
[Dense(3, Activation = Activation.Relu)]
internal sealed partial class AbsoluteErrors;

[Network(Loss = Loss.Huber)]
[Input(2)]
[Dense(2, Activation = Activation.Tanh)]
internal sealed partial class HuberErrors;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(2, Activation = Activation.Sigmoid)]
internal sealed partial class SquaredSigmoids;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class SquaredSoftmax;

/// <summary>A regression has no accuracy, whatever the number of its outputs: only predicted probabilities can be right or wrong.</summary>
public sealed class RegressionAccuracyTests
{
    private readonly float[] _x = [0, 1, 1, 0, 1, 1, 0, 0];

    [Fact]
    public void IsNullForQuantities()
    {
        SquaredErrors squared = new(1);
        AbsoluteErrors absolute = new(1);
        HuberErrors huber = new(1);
        IsNull(squared.Fit, squared.Evaluate, outputs: 2);
        IsNull(absolute.Fit, absolute.Evaluate, outputs: 3);
        IsNull(huber.Fit, huber.Evaluate, outputs: 2);
    }

    /// <summary>The targets are the network's own outputs, so that every decision is right.</summary>
    [Fact]
    public void IsThatOfTheDecisionsForProbabilities()
    {
        float[] y = new float[8];
        SquaredSigmoids sigmoids = new(1);
        sigmoids.Predict(_x, y);
        Assert.Equal(1, sigmoids.Evaluate(new Dataset(_x, y)).Accuracy);
        SquaredSoftmax softmax = new(1);
        softmax.Predict(_x, y);
        Assert.Equal(1, softmax.Evaluate(new Dataset(_x, y)).Accuracy);
    }

    private void IsNull(Func<Dataset, FitOptions, History> fit, Func<Dataset, Metrics> evaluate, int outputs)
    {
        Dataset data = new(_x, new float[4 * outputs]);
        List<double?> reported = [];
        FitOptions options = new() { Validation = data, Progress = progress => reported.Add(progress.Record.Accuracy) };
        EpochRecord record = fit(data, options).Epochs[0];
        Assert.Null(record.Accuracy);
        Assert.Null(record.ValidationAccuracy);
        Assert.Equal([null], reported);
        Assert.Null(evaluate(data).Accuracy);
    }
}
