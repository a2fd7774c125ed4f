using StaticNets.Tests.Networks.Fixtures;

namespace StaticNets.Tests.Networks;

/// <summary>Activations and losses exactly at their kinks, which difference quotients cannot check.</summary>
public sealed class KinkTests
{
    [Theory]
    [InlineData("OneRelu", 0, 0)]
    [InlineData("OnlyLeakyRelu", 0, 0.01)]
    [InlineData("OnlyLeakyReluHalf", 0, 0.5)]
    [InlineData("OnlyElu", 0, 1)]
    [InlineData("OnlySelu", 0, 1.7580993408473766)] // λα
    [InlineData("OnlyRelu6", 0, 0)]
    [InlineData("OnlyRelu6", 6, 0)]
    [InlineData("OnlyHardSigmoid", -3, 0)]
    [InlineData("OnlyHardSigmoid", 3, 0)]
    [InlineData("OnlyHardSwish", -3, 0)]
    [InlineData("OnlyHardSwish", 3, 1)]
    public void Slope(string network, double z, double slope)
    {
        Type type = typeof(KinkTests).Assembly.GetType($"StaticNets.Tests.Networks.Fixtures.{network}", throwOnError: true)!;
        ILearnTargets<double> only = (ILearnTargets<double>)Activator.CreateInstance(type, 1)!;
        double[] y = new double[1];
        only.Predict([z], y);

        // The target is 0.5 below the output, so ∂L/∂y = 2 · 0.5 = 1. Selu's slope λα is a product of two rounded numbers, hence 15 digits.
        Gradients<double> gradients = new();
        only.Gradient([z], [y[0] - 0.5], gradients);
        Assert.Equal(slope, gradients.Input[0], 15);
    }

    [Theory]
    [InlineData(-1e-300, 0)]
    [InlineData(0, 0)]
    [InlineData(1e-300, 1)]
    public void TheStepIsZeroAtZero(double z, double step)
    {
        double[] y = new double[1];
        new OnlyHeaviside().Predict([z], y);
        Assert.Equal(step, y[0]);
    }

    [Fact]
    public void TheAbsoluteErrorIsFlatWhereItIsZero() => Assert.Equal(0, Gradient(new LinearAbsolute(), 2, 2));

    [Fact]
    public void HuberIsSquaredUpToOne()
    {
        Assert.Equal(0.5, Gradient(new LinearHuber(), 2.5, 2));
        Assert.Equal(1, Gradient(new LinearHuber(), 3, 2));
        Assert.Equal(-1, Gradient(new LinearHuber(), 0, 2));
    }

    [Fact]
    public void TheHingeIsFlatAtTheMargin()
    {
        Assert.Equal(0, Gradient(new LinearHinge(), 1, 1));
        Assert.Equal(-1, Gradient(new LinearHinge(), Math.BitDecrement(1), 1));
        Assert.Equal(1, Gradient(new LinearHinge(), 0, -1));
    }

    /// <summary>Returns the gradient of a network with one input, which is its output, for one row.</summary>
    private static double Gradient(ILearnTargets<double> network, double z, double target)
    {
        Gradients<double> gradients = new();
        network.Gradient([z], [target], gradients);
        return gradients.Input[0];
    }
}
