using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 2)]
[SimpleRnn(3, ReturnSequences = true)]
[GlobalAveragePooling1D]
public sealed partial class MeanOfAllSteps : ILearnTargets<double>;

[Network]
[Input(4, 2)]
[GlobalAveragePooling1D]
internal sealed partial class OnlyMeanOfSteps;

/// <summary><see cref="PooledStepsTests"/> compare the layer with PyTorch.</summary>
public sealed class GlobalAveragePooling1DTests : GradientTests<MeanOfAllSteps>
{
    [Fact]
    public void OutputIsTheMeanOfEachFeature()
    {
        float[] y = new float[2];
        new OnlyMeanOfSteps(1).Predict([1, 10, 2, 20, 3, 30, 6, 60], y);
        Assert.Equal([3f, 30f], y);
    }
}
