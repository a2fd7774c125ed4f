using Amps;
using Amps.Models;
using Amps.Reference;
using Amps.Sounds;

namespace StaticNets.Amplifier.Tests;

/// <summary>The commands of the program.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Trains on 8 s of sound; the error on 5 s of other sound must be below 2 %, as the program demands of itself. Five seeds gave 0.65 to
    /// 1.23 %; vectors of another width round differently and give another figure of this kind.
    /// </summary>
    [Fact]
    public void DemonstrationReachesItsFigure()
    {
        StringWriter output = new();
        int code = Demonstration.Run(output, new DirectoryInfo(_folder.FullName), seconds: 8, seed: 0, block: 64);
        Assert.True(code == 0, output.ToString());

        float[] target = ReferenceAmp.Play(WavFile.Read(_folder.PathOf("dry.wav")).Samples);
        Assert.Equal(target, WavFile.Read(_folder.PathOf("reference.wav")).Samples);
        float[] wet = WavFile.Read(_folder.PathOf("wet.wav")).Samples;

        // The ratio of a block-wise sound is that of the program; the definition is written out once more.
        double error = wet.Zip(target, (a, b) => Math.Pow((double)a - b, 2)).Sum() / target.Sum(b => (double)b * b);
        Assert.InRange(error, 0, Demonstration.MostError);
        Assert.Contains($"error-to-signal ratio of 5 s of other sound: {error:P2}", output.ToString(), StringComparison.Ordinal);

        string weights = _folder.PathOf("amplifier.safetensors");
        Assert.Equal(0, Run("play", weights, _folder.PathOf("dry.wav"), _folder.PathOf("again.wav"), "--block", "17"));
        Assert.Equal(wet, WavFile.Read(_folder.PathOf("again.wav")).Samples);
    }

    [Fact]
    public void PlaysAModelOfAnotherProgram()
    {
        Sound dry = new(ModelFixtures.Input, 48000);
        WavFile.Write(_folder.PathOf("in.wav"), dry);
        string model = ModelFixtures.PathOf("aida-lstm-12.json");
        Assert.Equal(0, Run("play", model, _folder.PathOf("in.wav"), _folder.PathOf("out.wav")));
        float[] expected = new float[dry.Samples.Length];
        Amp.Load(model).NewStream().Process(dry.Samples, expected);
        Sound wet = WavFile.Read(_folder.PathOf("out.wav"));
        Assert.Equal(expected, wet.Samples);
        Assert.Equal(48000, wet.SampleRate);
    }

    [Fact]
    public void ComparesWithARecording()
    {
        WavFile.Write(_folder.PathOf("in.wav"), new Sound(ModelFixtures.Input, 48000));
        WavFile.Write(_folder.PathOf("device.wav"), new Sound([.. ModelFixtures.Output("aida-lstm-12.json").Select(y => (float)y)], 48000));
        string model = ModelFixtures.PathOf("aida-lstm-12.json");
        string[] play = ["play", model, _folder.PathOf("in.wav"), _folder.PathOf("out.wav"), "--reference", _folder.PathOf("device.wav")];
        Assert.Equal("error-to-signal ratio: 0.00 %", Output(play).Split('\n')[0].TrimEnd());
    }

    [Fact]
    public void OtherSampleRateIsRefused() =>
        AssertRefused(
            ModelFixtures.PathOf("aida-lstm-12.json"),
            new Sound([0.5f], 44100),
            "in.wav must have 48000 samples per second, as the model, but has 44100."
        );

    [Fact]
    public void EmptySoundIsRefused() =>
        AssertRefused(ModelFixtures.PathOf("proteus-lstm-7.json"), new Sound([], 44100), "in.wav must have samples, but has none.");

    [Fact]
    public void OtherWeightsAreRefused() =>
        AssertRefused(_folder.Write("bad.safetensors", "no weights"), new Sound([0.5f], 44100), "bad.safetensors");

    [Fact]
    public void MissingModelIsRefused() => AssertRefused(_folder.PathOf("none.json"), new Sound([0.5f], 44100), "none.json");

    [Theory]
    [InlineData("--block", "0")]
    [InlineData("--block", "many")]
    [InlineData("--seconds", "0.1")]
    [InlineData("--seconds", "NaN")]
    [InlineData("--seed", "-1")]
    public void OptionOutOfRangeIsRefused(string option, string value) =>
        Assert.NotEqual(0, Run(option, value, "--folder", _folder.PathOf("none")));

    private void AssertRefused(string model, Sound dry, string message)
    {
        WavFile.Write(_folder.PathOf("in.wav"), dry);
        StringWriter error = new();
        TextWriter before = Console.Error;
        Console.SetError(error);
        try
        {
            Assert.Equal(1, Run("play", model, _folder.PathOf("in.wav"), _folder.PathOf("out.wav")));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.PathOf("out.wav")));
    }

    private static string Output(string[] arguments)
    {
        StringWriter output = new();
        TextWriter before = Console.Out;
        Console.SetOut(output);
        try
        {
            Assert.Equal(0, Run(arguments));
        }
        finally
        {
            Console.SetOut(before);
        }

        return output.ToString();
    }

    private static int Run(params string[] arguments) => AmplifierCommands.Create().Parse(arguments).Invoke();
}
