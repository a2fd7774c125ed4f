using StaticNets.Tests.Networks.ImageSizes;
using StaticNets.Tests.Shared;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Compares the gradients of training steps, through the statistics of the batch, with difference quotients of the loss.</summary>
public sealed class TrainingGradientTests
{
    // The longest step is for gradients that are zero: its quotient has a rounding error of only 4/3 · 2e-16 / 2^-5 = 9e-15.
    private static readonly double[] _steps = [.. ConvolutionGradientTests.Steps, 1.0 / 8];

    /// <summary>Networks, and their biases without gradient, because a normalisation directly after them subtracts the mean.</summary>
    public static TheoryData<Type, string[]> Networks =>
        new()
        {
            { typeof(NormalizedInputDouble), [] },
            { typeof(NormalizedDenseDouble), ["dense/bias", "dense_1/bias"] },
            { typeof(NormalizedConvolutionsDouble), ["conv2d/bias", "conv2d_1/bias"] },
            { typeof(NormalizedImageDouble), [] },
            { typeof(NormalizedInDouble), [] },
        };

    [Theory]
    [MemberData(nameof(Networks))]
    public void OfFiveRows(Type network, string[] zeros)
    {
        IReadOnlyList<GradientError> errors = CentralDifferences.Check(new TrainingFunction(network, 5), new System.Random(1), _steps);
        string figures = string.Join('\n', errors);
        Assert.True(errors.All(error => error.Agrees), figures);
        Assert.Equal(zeros, errors.Where(error => !error.IsNonZero).Select(error => error.Tensor));
    }
}
