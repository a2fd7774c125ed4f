using System.Numerics.Tensors;
using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Networks;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>Converts normalisations of each sample and learned slopes.</summary>
public sealed class NormalizationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>PyTorch's weights of a normalised image are [channels, height, width].</summary>
    [Fact]
    public void NumbersOfAnImageAreTransposedFromPyTorch()
    {
        Normalised network = Convert(
            "pytorch",
            ("whole.weight", [4, 2, 3]),
            ("whole.bias", [4, 2, 3]),
            ("groups.weight", [4]),
            ("groups.bias", [4]),
            ("slopes.weight", [4]),
            ("rms.weight", [4]),
            ("head.weight", [2, 4]),
            ("head.bias", [2])
        );
        ReadOnlyTensorSpan<float> gamma = network.Parameters["whole/gamma"];
        float[] written = ModelFiles.Numbers(0, [4, 2, 3]);
        for (int y = 0; y < 2; y++)
        {
            for (int x = 0; x < 3; x++)
            {
                for (int channel = 0; channel < 4; channel++)
                {
                    Assert.Equal(written[(((channel * 2) + y) * 3) + x], gamma[y, x, channel]);
                }
            }
        }

        RequireNumbers(network, "groups/gamma", 2);
        RequireNumbers(network, "slopes/alpha", 4);
        RequireNumbers(network, "rms/gamma", 5);
    }

    [Fact]
    public void KerasCallsGammaOfTheRootMeanSquareScale()
    {
        Normalised network = Convert(
            "keras",
            ("whole/gamma", [2, 3, 4]),
            ("whole/beta", [2, 3, 4]),
            ("groups/gamma", [4]),
            ("groups/beta", [4]),
            ("slopes/alpha", [4]),
            ("rms/scale", [4]),
            ("head/kernel", [4, 2]),
            ("head/bias", [2])
        );
        Assert.Equal(23 / 24f, network.Parameters["whole/gamma"][1, 2, 3]);
        RequireNumbers(network, "slopes/alpha", 4);
        RequireNumbers(network, "rms/gamma", 5);
    }

    public void Dispose() => _folder.Dispose();

    private Normalised Convert(string framework, params (string Name, int[] Shape)[] tensors)
    {
        string output = _folder.File("converted.safetensors");
        _ = ToolRun.Convert(framework, _folder.Write("model", ModelFiles.Of(tensors)), "Normalised", output).Report;
        return Normalised.Load(output);
    }

    private static void RequireNumbers(Normalised network, string tensor, int start)
    {
        float[] values = new float[4];
        network.Parameters[tensor].FlattenTo(values);
        Assert.Equal(ModelFiles.Numbers(start, [4]), values);
    }
}
