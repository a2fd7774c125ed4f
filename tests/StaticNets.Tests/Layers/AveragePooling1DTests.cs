using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 3)]
[AveragePooling1D(3, Strides = 2, Padding = Padding.Same)]
public sealed partial class MeansOfSteps : ILearnTargets<double>;

/// <summary><see cref="PooledStepsTests"/> compare the layer with PyTorch.</summary>
public sealed class AveragePooling1DTests : GradientTests<MeansOfSteps>
{
    /// <summary>The windows are 0–2, 2–4, 4–6 and so on with a stride of 2 from step −1 on; zeros outside do not count.</summary>
    [Fact]
    public void MeansLeaveOutThePadding()
    {
        double[] x = new double[27];
        for (int step = 0; step < 9; step++)
        {
            x[step * 3] = step;
        }

        double[] y = new double[15];
        new MeansOfSteps(1).Predict(x, y);
        Assert.Equal([0.5, 2, 4, 6, 7.5], y.Chunk(3).Select(step => step[0]));
    }
}
