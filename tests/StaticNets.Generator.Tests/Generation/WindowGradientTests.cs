using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>The gradient of an image with few channels is a sum of the gradients of windows where that needs fewer instructions.</summary>
public sealed class WindowGradientTests
{
    [Theory]
    [InlineData(6, "Conv2D(16, 5)", true)]
    [InlineData(1, "Conv2D(6, 3)", true)]
    [InlineData(16, "Conv2D(16, 3)", false)]
    [InlineData(6, "Conv2D(16, 1)", false)]
    [InlineData(6, "Conv2D(16, 5, DilationWidth = 2)", false)]
    [InlineData(6, "Conv2D(16, 5, Groups = 2)", false)]
    public void GradientsOfFewChannelsAreSumsOfWindows(int channels, string layer, bool areSums) =>
        Assert.Equal(
            areSums,
            ImageKernels.Of($"Input(12, 12, {channels})", layer).Contains("Conv2dInputGradientWindows(", StringComparison.Ordinal)
        );
}
