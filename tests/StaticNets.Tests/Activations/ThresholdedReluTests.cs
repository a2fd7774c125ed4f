using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.ThresholdedRelu)]
[Dense(3)]
public sealed partial class ThresholdedRelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.ThresholdedRelu, Alpha = 0.7)]
public sealed partial class OnlyThresholdedRelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.ThresholdedRelu, Alpha = 0.3)]
[Dense(3)]
public sealed partial class ThresholdedReluAlpha : ILearnTargets<double>;

public sealed class ThresholdedReluTests()
    : FunctionTests<ThresholdedRelu, OnlyThresholdedRelu>("ThresholdedRelu", "thresholded_relu", "activations_float64")
{
    [Fact]
    public void NothingPassesAtTheThreshold()
    {
        double[] y = new double[3];
        new OnlyThresholdedRelu().Predict([0.7, Math.BitIncrement(0.7), double.NaN], y);
        Assert.Equal([0, Math.BitIncrement(0.7), double.NaN], y);
        Assert.Equal(0, SlopeAt(0.7));
    }
}

public sealed class ThresholdedReluWithAlphaTests() : PieceTests<ThresholdedReluAlpha>("ThresholdedReluAlpha", "activations_float64");
