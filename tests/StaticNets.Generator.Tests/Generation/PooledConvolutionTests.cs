using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>
/// A convolution with few filters is computed together with the pooling of its output where that needs fewer instructions.
/// </summary>
public sealed class PooledConvolutionTests
{
    private const string Pooled = "ForwardPooled(";

    [Theory]
    [InlineData("Input(28, 28, 1)", "Conv2D(6, 5, Activation = Activation.Relu), MaxPooling2D(2)")]
    [InlineData("Input(28, 28, 1)", "Conv2D(8, 5, Activation = Activation.Relu), MaxPooling2D(2)")]
    [InlineData("Input(34, 34, 2)", "Conv2D(4, 3, UseBias = false, Activation = Activation.Relu), MaxPooling2D(2)")]
    [InlineData("Input(28, 28, 1)", "Conv2D(6, 5), Activation(Activation.Relu), MaxPooling2D(2)")]
    public void ArePooledInPredictionsAndTraining(string input, string layers)
    {
        string kernels = ImageKernels.Of(input, layers);
        int training = kernels.IndexOf("MicroBatch<float> batch", StringComparison.Ordinal);
        Assert.Contains(Pooled, kernels[..training], StringComparison.Ordinal);
        Assert.Contains("WindowPlaces", kernels[training..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Conv2D(6, 5), MaxPooling2D(2)")]
    [InlineData("Conv2D(6, 5, Activation = Activation.Relu), MinPooling2D(2)")]
    [InlineData("Conv2D(6, 5), BatchNormalization, Activation(Activation.Relu), MaxPooling2D(2)")]
    public void ArePooledOnlyInPredictions(string layers)
    {
        string kernels = ImageKernels.Of("Input(28, 28, 1)", layers);
        int training = kernels.IndexOf("MicroBatch<float> batch", StringComparison.Ordinal);
        Assert.Contains(Pooled, kernels[..training], StringComparison.Ordinal);
        Assert.DoesNotContain("ref float places", kernels, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input(28, 28, 1)", "Conv2D(16, 5, Activation = Activation.Relu), MaxPooling2D(2)")]
    [InlineData("Input(28, 28, 1)", "Conv2D(6, 5, Strides = 2, Activation = Activation.Relu), MaxPooling2D(2)")]
    [InlineData("Input(28, 28, 1)", "Conv2D(6, 5, DilationWidth = 2, Activation = Activation.Relu), MaxPooling2D(2)")]
    [InlineData("Input(29, 29, 1)", "Conv2D(6, 5, Activation = Activation.Relu), MaxPooling2D(2)")]
    [InlineData("Input(28, 28, 1)", "Conv2D(6, 5, Activation = Activation.Relu), MaxPooling2D(3, Strides = 2)")]
    [InlineData("Input(28, 28, 1)", "Conv2D(6, 5, Activation = Activation.Relu), AveragePooling2D(2)")]
    [InlineData("Input(28, 28, 1)", "Conv2D(6, 5, Activation = Activation.Tanh), MaxPooling2D(2)")]
    [InlineData("Input(28, 28, 1)", "Conv2D(6, 5, DropConnect = 0.5, Activation = Activation.Relu), MaxPooling2D(2)")]
    [InlineData(
        "Input(28, 28, 1)",
        "Conv2D(6, 5, Name = \"c\"), MaxPooling2D(2), Flatten(Name = \"f\"), Flatten(From = \"c\"), Concatenate(\"f\")"
    )]
    [InlineData("Input(12, 12, 1)", "Conv2D(6, 5, Activation = Activation.Relu), MaxPooling2D(2)")]
    [InlineData("Input(28, 28, 2)", "Conv2D(6, 5, Groups = 2, Activation = Activation.Relu), MaxPooling2D(2)")]
    public void AreNotPooledOtherwise(string input, string layers) =>
        Assert.DoesNotContain(Pooled, ImageKernels.Of(input, layers), StringComparison.Ordinal);
}
