using System.Text.RegularExpressions;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks.ImageSizes;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Shapes and numbers of parameters as published in the literature and in courses.</summary>
public sealed class PublishedFigureTests
{
    [Fact]
    public void LeNetHasTheParametersOfThePaper()
    {
        Assert.Equal(44_426, SmallLeNet.ParameterCount);
        Assert.Equal(61_706, LeNet.ParameterCount);
        Assert.Contains("44 426", SmallLeNet.Summary, StringComparison.Ordinal);
        Assert.Contains("61 706", LeNet.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void TheNetworkForSignsHasTheShapesOfTheCourse()
    {
        Assert.Equal(182_950, Signs.ParameterCount);
        string[] expected =
        [
            "input (Input) (64×64×3) 0",
            "conv2d (Conv2D) (62×62×32) 896",
            "conv2d_1 (Conv2D) (60×60×32) 9 248",
            "max_pooling2d (MaxPooling2D) (30×30×32) 0",
            "flatten (Flatten) (28800) 0",
            "dense (Dense) (6) 172 806",
        ];
        string[] lines = [.. Signs.Summary.Split('\n').Select(line => Regex.Replace(line.Trim(), " +", " "))];
        Assert.Equal(expected, lines.Skip(4).Take(6));
    }

    [Fact]
    public void TheTensorsAreThoseOfKeras()
    {
        SmallLeNet lenet = new();
        Assert.Equal((nint[])[5, 5, 1, 6], lenet.Conv2d.Kernel.Lengths.ToArray());
        Assert.Equal((nint[])[16], lenet.Conv2d1.Bias.Lengths.ToArray());
        Assert.Equal("conv2d/kernel conv2d/bias conv2d_1/kernel conv2d_1/bias", string.Join(' ', lenet.Parameters.Names.Take(4)));

        NormalizedConvolutionsSingle network = new();
        string[] normalization = ["gamma", "beta", "moving_mean", "moving_variance"];
        Assert.Equal(
            normalization.Select(tensor => "batch_normalization_1/" + tensor),
            network.Parameters.Names.Where(name => name.StartsWith("batch_normalization_1/", StringComparison.Ordinal))
        );
        Assert.Equal((nint[])[8], network.BatchNormalization.MovingMean.Lengths.ToArray());
        Assert.Equal((nint[])[4], network.BatchNormalization1.MovingVariance.Lengths.ToArray());
    }

    /// <summary>Layers are named as in Keras and numbered by kind.</summary>
    [Fact]
    public void LayersAreCalledAsInKeras()
    {
        string[] names = [.. NetworkInside.Description(typeof(PooledToOne)).Layers.Select(layer => layer.Name)];
        string[] expected =
        [
            "min_pooling2d",
            "conv2d",
            "max_pooling2d",
            "conv2d_1",
            "average_pooling2d",
            "conv2d_2",
            "min_pooling2d_1",
            "global_max_pooling2d",
        ];
        Assert.Equal(expected, names);
        Assert.Contains("global_average_pooling2d", GroupedSingle.Summary, StringComparison.Ordinal);
    }
}
