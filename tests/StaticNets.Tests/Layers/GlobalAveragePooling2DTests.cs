using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[GlobalAveragePooling2D]
public sealed partial class OnlyGlobalAverage : ILearnTargets<double>;

public sealed class GlobalAveragePooling2DTests : GradientTests<OnlyGlobalAverage>
{
    [Fact]
    public void MatchesNaiveLoops() => NaiveImages.Compare<double>(typeof(OnlyGlobalAverage), rows: 5);
}
