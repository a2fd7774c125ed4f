using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 2)]
[SimpleRnn(3, ReturnSequences = true)]
[GlobalMaxPooling1D]
public sealed partial class LargestOfAllSteps : ILearnTargets<double>;

[Network]
[Input(4, 2)]
[GlobalMaxPooling1D]
internal sealed partial class OnlyLargestOfSteps;

/// <summary><see cref="PooledStepsTests"/> compare the layer with PyTorch.</summary>
public sealed class GlobalMaxPooling1DTests : GradientTests<LargestOfAllSteps>
{
    [Fact]
    public void OutputIsTheLargestOfEachFeature()
    {
        float[] y = new float[2];
        new OnlyLargestOfSteps(1).Predict([1, -10, 7, -20, 3, -30, 6, -60], y);
        Assert.Equal([7f, -10f], y);
    }
}
