using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Convolutions are computed in tiles where that needs fewer instructions.</summary>
public sealed class TiledConvolutionTests
{
    [Theory]
    [InlineData("Input(12, 9, 32)", "Conv2D(32, 3)")]
    [InlineData("Input(12, 9, 32)", "Conv2D(32, 3, Activation = Activation.Relu)")]
    [InlineData("Input(12, 9, 32)", "Conv2D(48, 3, Padding = Padding.Same, UseBias = false), BatchNormalization")]
    [InlineData("Input(6, 6, 16)", "Conv2D(16, 3)")]
    public void AreUsedForThreeByThree(string input, string layers) =>
        Assert.Contains("InTiles(", Prediction(input, layers), StringComparison.Ordinal);

    [Theory]
    [InlineData("Input(12, 9, 32)", "Conv2D(32, 5)")]
    [InlineData("Input(12, 9, 32)", "Conv2D(32, 3, Strides = 2)")]
    [InlineData("Input(16, 16, 32)", "Conv2D(32, 3, DilationWidth = 2)")]
    [InlineData("Input(12, 9, 32)", "Conv2D(32, 3, Groups = 2)")]
    [InlineData("Input(12, 9, 24)", "Conv2D(32, 3)")]
    [InlineData("Input(12, 9, 32)", "Conv2D(40, 3)")]
    [InlineData("Input(12, 5, 32)", "Conv2D(32, 3)")]
    [InlineData("Input(7, 7, 16)", "Conv2D(16, 3)")]
    [InlineData("Input(12, 9, 32)", "Conv2D(32, 3, Activation = Activation.Tanh)")]
    [InlineData("Input(12, 9, 32)", "Conv2D(32, 3)", "Precision = Precision.Double, ")]
    public void AreNotUsedOtherwise(string input, string layers, string precision = "") =>
        Assert.DoesNotContain("InTiles", Kernels(input, layers, precision), StringComparison.Ordinal);

    [Fact]
    public void TheDirectFormCanBeDeclared() =>
        Assert.DoesNotContain(
            "InTiles",
            Kernels("Input(12, 9, 32)", "Conv2D(32, 3)", "Convolution = Algorithm.Direct, "),
            StringComparison.Ordinal
        );

    [Fact]
    public void TrainingUsesTilesInAllThreeProducts()
    {
        string kernels = Kernels("Input(12, 9, 32)", "Conv2D(32, 3)");
        string training = kernels[kernels.IndexOf("MicroBatch<float> batch", StringComparison.Ordinal)..];
        Assert.All(
            (string[])["Conv2dForwardInTiles(ref ", "Conv2dKernelGradientInTiles(ref ", "Conv2dInputGradientInTiles(ref "],
            call => Assert.Contains(call, training, StringComparison.Ordinal)
        );
    }

    /// <summary>The gradient of zeros around an image is never read, so it is not computed.</summary>
    [Fact]
    public void TheGradientOfPaddingIsNotComputed()
    {
        string kernels = Kernels("Input(12, 12, 32)", "Conv2D(16, 1), Conv2D(32, 3, Padding = Padding.Same)");
        string gradient = kernels[kernels.IndexOf("static void Conv2d1InputGradientInTiles(", StringComparison.Ordinal)..];
        Assert.Contains(
            "nuint top = 4 * line;",
            gradient[..gradient.IndexOf("place++", StringComparison.Ordinal)],
            StringComparison.Ordinal
        );
    }

    private static string Prediction(string input, string layers)
    {
        string kernels = Kernels(input, layers);
        return kernels[..kernels.IndexOf("MicroBatch<float> batch", StringComparison.Ordinal)];
    }

    private static string Kernels(string input, string layers, string precision = "")
    {
        string declaration =
            $"[Network({precision}Loss = Loss.MeanSquaredError), {input}, {layers}, GlobalAveragePooling2D] internal partial class Net;";
        GeneratedCompilation compiled = GeneratorHost.Generate("using StaticNets; " + declaration);
        compiled.AssertClean(declaration);
        return compiled
            .Result.GeneratedSources.Single(source => source.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal))
            .SourceText.ToString();
    }
}
