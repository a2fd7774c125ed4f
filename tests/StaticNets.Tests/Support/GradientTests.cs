using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>
/// Compares the gradients of a network with difference quotients, and the gradient of a large batch with those of small batches of the same
/// rows.
/// </summary>
public abstract class GradientTests<TNetwork>
    where TNetwork : ILearn<double>
{
    [Fact]
    public void GradientOfOneRowMatchesDifferences() => GradientAssert.MatchesDifferences(typeof(TNetwork), rows: 1);

    [Fact]
    public void GradientOfSevenRowsMatchesDifferences() => GradientAssert.MatchesDifferences(typeof(TNetwork), rows: 7);

    [Fact]
    public void GradientOfManyMicroBatchesIsTheMeanOfItsParts() => GradientAssert.IsTheMeanOfItsParts(typeof(TNetwork));

    [Fact]
    public void FrozenLayersHaveNoGradient() => GradientAssert.SkipsFrozenLayers(typeof(TNetwork));

    [Fact]
    public void PublicGradientCheckPasses() => GradientAssert.PassesThePublicCheck(typeof(TNetwork));
}
