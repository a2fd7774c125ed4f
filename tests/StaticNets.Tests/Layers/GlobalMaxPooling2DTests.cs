using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[GlobalMaxPooling2D]
public sealed partial class OnlyGlobalMaximum : ILearnTargets<double>;

public sealed class GlobalMaxPooling2DTests
{
    [Fact]
    public void MatchesNaiveLoops() => NaiveImages.Compare<double>(typeof(OnlyGlobalMaximum), rows: 5);

    /// <summary>If several pixels of a channel are equally large, the first of them, counted row by row, receives the gradient.</summary>
    [Fact]
    public void FirstOfSeveralGetsTheGradient()
    {
        double[] x = [.. Enumerable.Range(0, OnlyGlobalMaximum.InputLength).Select(i => i / 3 is 4 or 9 ? 1.0 : -1.0)];
        Gradients<double> gradients = new();

        // An error of 3/2 in each of three outputs gives a gradient of 2 · 3/2 / 3 = 1.
        new OnlyGlobalMaximum().Gradient(x, [-0.5, -0.5, -0.5], gradients);
        Assert.Equal(x.Select((_, i) => i / 3 == 4 ? 1.0 : 0.0), gradients.Input.ToArray(), (a, b) => Math.Abs(a - b) <= Math.Pow(2, -52));
    }
}
