using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 3)]
[GlobalMinPooling2D]
public sealed partial class OnlyGlobalMinimum : ILearnTargets<double>;

public sealed class GlobalMinPooling2DTests
{
    [Fact]
    public void MatchesNaiveLoops() => NaiveImages.Compare<double>(typeof(OnlyGlobalMinimum), rows: 5);

    /// <summary>If several pixels of a channel are equally small, the first of them, counted row by row, receives the gradient.</summary>
    [Fact]
    public void FirstOfSeveralGetsTheGradient()
    {
        double[] x = [.. Enumerable.Range(0, OnlyGlobalMinimum.InputLength).Select(i => i / 3 is 4 or 9 ? -1.0 : 1.0)];
        Gradients<double> gradients = new();

        // An error of 3/2 in each of three outputs gives a gradient of 2 · 3/2 / 3 = 1.
        new OnlyGlobalMinimum().Gradient(x, [-2.5, -2.5, -2.5], gradients);
        Assert.Equal(x.Select((_, i) => i / 3 == 4 ? 1.0 : 0.0), gradients.Input.ToArray(), (a, b) => Math.Abs(a - b) <= Math.Pow(2, -52));
    }
}
