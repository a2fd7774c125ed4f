using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.Perceptron, Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Heaviside)]
public sealed partial class OnlyHeaviside : ILearnTargets<double>;

/// <summary>The derivative of Heaviside is 0, so only <see cref="Loss.Perceptron"/> trains networks with this activation.</summary>
public sealed class HeavisideTests
{
    [Theory]
    [InlineData(-1e-300, 0)]
    [InlineData(0, 0)]
    [InlineData(1e-300, 1)]
    public void StepIsZeroAtZero(double z, double step)
    {
        double[] y = new double[1];
        new OnlyHeaviside().Predict([z], y);
        Assert.Equal(step, y[0]);
    }
}
