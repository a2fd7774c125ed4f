using System.Text.Json.Nodes;
using Amps.Models;

namespace StaticNets.Amplifier.Tests;

/// <summary>Models in the formats of other programs compute what PyTorch computes with the same weights.</summary>
public sealed class ModelFileTests
{
    // Single precision against double. The weights of a gate's sum are at most 2/√units, so the sum of units + 2 products has an absolute
    // error of about (units + 2) · 2/√units · 2⁻²⁴ = 5e-7 for 12 units; exp and tanh add a few roundings. The state keeps at most a part
    // f ≤ σ(4) of an earlier error, but typically half of it, and the output is a sum of units states with such weights, whose errors are
    // independent: √12 · 2/√12 · 2 · 5e-7 = 2e-6. A wrong gate or a transposed kernel changes outputs by 0.01 and more.
    private const double Tolerance = 2e-6;

    [Theory]
    [InlineData("nam-lstm-8.nam")]
    [InlineData("nam-lstm-5.nam")]
    [InlineData("rtneural-lstm-8.json")]
    [InlineData("rtneural-gru-12.json")]
    [InlineData("aida-lstm-12.json")]
    [InlineData("aida-gru-8.json")]
    [InlineData("proteus-lstm-7.json")]
    [InlineData("proteus-gru-9.json")]
    public void ComputesWhatPyTorchComputes(string file)
    {
        float[] x = ModelFixtures.Input;
        double[] expected = ModelFixtures.Output(file);
        float[] y = new float[x.Length];
        Amp.Load(ModelFixtures.PathOf(file)).NewStream().Process(x, y);
        Assert.Equal(expected.Length, y.Length);
        for (int n = 0; n < y.Length; n++)
        {
            Assert.Equal(expected[n], y[n], Tolerance);
        }
    }

    [Theory]
    [InlineData("nam-lstm-8.nam", 48000)]
    [InlineData("nam-lstm-5.nam", null)]
    [InlineData("aida-lstm-12.json", 48000)]
    [InlineData("rtneural-lstm-8.json", null)]
    [InlineData("proteus-lstm-7.json", null)]
    public void SampleRateIsThatOfTheFile(string file, int? rate) =>
        Assert.Equal(rate, ModelFile.Read(ModelFixtures.PathOf(file)).SampleRate);

    /// <summary>Files of RTNeural that are no files of AIDA-X have no metadata, and can have the rate beside the layers.</summary>
    [Fact]
    public void SampleRateMayStandBesideTheLayers()
    {
        JsonObject model = ModelFixtures.Json("rtneural-lstm-8.json");
        model["samplerate"] = 44100;
        using TemporaryFolder folder = new();
        Assert.Equal(44100, ModelFile.Read(folder.Write("model.json", model.ToJsonString())).SampleRate);
    }

    /// <summary>Two sounds at the same time, sample by sample in turns, do not disturb each other.</summary>
    [Fact]
    public void StreamsAreIndependent()
    {
        float[] x = ModelFixtures.Input;
        Amp amp = Amp.Load(ModelFixtures.PathOf("nam-lstm-8.nam"));
        float[] expected = new float[x.Length];
        amp.NewStream().Process(x, expected);

        AmpStream first = amp.NewStream();
        AmpStream second = amp.NewStream();
        float[] y = new float[1];
        for (int n = 0; n < x.Length; n++)
        {
            second.Process([-x[n]], y);
            first.Process([x[n]], y);
            Assert.Equal(expected[n], y[0]);
        }
    }
}
