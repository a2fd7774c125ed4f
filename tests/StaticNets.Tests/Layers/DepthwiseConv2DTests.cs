using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 5, 2)]
[DepthwiseConv2D(2, Multiplier = 2)]
public sealed partial class OnlyDepthwise : ILearnTargets<double>;

/// <summary><see cref="SeparableConv2DTests"/> compare the layer with PyTorch.</summary>
public sealed class DepthwiseConv2DTests
{
    [Fact]
    public void MatchesNaiveLoops() => NaiveImages.Compare<double>(typeof(OnlyDepthwise), rows: 5);

    /// <summary>Output channel c · multiplier + m is filter m of channel c: a channel of zeros gives zeros in both of its outputs.</summary>
    [Fact]
    public void TheFiltersOfAChannelStandTogether()
    {
        OnlyDepthwise network = new(seed: 1);
        double[] x = [.. Enumerable.Range(0, OnlyDepthwise.InputLength).Select(i => i % 2 == 0 ? 0.0 : 1.0)];
        double[] y = new double[OnlyDepthwise.OutputLength];
        network.Predict(x, y);
        Assert.All(y.Index(), output => Assert.Equal(output.Index % 4 < 2, output.Item == 0));
    }
}
