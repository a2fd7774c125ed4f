using Amps.Reference;
using Amps.Sounds;
using Amps.Training;

namespace StaticNets.Amplifier.Tests;

/// <summary>The training on segments, and the measures of its result.</summary>
public sealed class TrainingTests
{
    /// <summary>Errors 1, −2, 0 at a signal of 3, 4, 0: 5 / 25.</summary>
    [Fact]
    public void RatioIsErrorOverSignal() => Assert.Equal(0.2, ErrorToSignal.Ratio([2, 6, 0], [3, 4, 0]), 1e-15);

    /// <summary>The output is 2x for positive and 0 for negative samples, so the current sample determines it.</summary>
    [Fact]
    public void CurveFindsAFunctionOfTheSample()
    {
        Random random = new(1);
        float[] x = [.. Enumerable.Range(0, 100_000).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        float[] y = Array.ConvertAll(x, sample => Math.Max(0, 2 * sample));
        MemorylessCurve curve = new(x, y);

        // 500 sizes of equal count are 0.004 wide, and the mean of a size differs from its samples by at most 2 · 0.004, a little more at
        // uneven counts.
        float[] tested = [-1, -0.9f, -0.3f, 0.25f, 0.5f, 0.75f, 1];
        float[] expected = [0, 0, 0, 0.5f, 1, 1.5f, 2];
        float[] found = curve.Play(tested);
        for (int i = 0; i < tested.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 0.01);
        }
    }

    /// <summary>
    /// The device is the network itself, so its samples differ from the network's only at the beginning of a segment, where its state is not
    /// zero as the network's is. These samples do not count: the first batch has no error.
    /// </summary>
    [Fact]
    public void WarmUpHasNoError()
    {
        const int OneBatch = 256 + (9 * 256);
        float[] dry = new PluckedStrings(seed: 1, ReferenceAmp.SampleRate).Play(1)[..OneBatch];
        Amps.Amplifier device = new(seed: 1);
        float[] wet = new float[OneBatch];
        device.Predict(dry, wet, steps: OneBatch);

        // Another loss: without a warm-up the errors of the first samples count.
        float[] estimate = new float[256];
        device.Predict(dry.AsSpan(1000, 256), estimate, steps: 256);
        Assert.True(ErrorToSignal.Ratio(estimate, wet.AsSpan(1000, 256)) > 1e-3);

        // The forget gates begin at σ(1) = 0.73, and 0.73²⁵⁶ is 1e-35; what remains are roundings of outputs below 1, (2⁻²⁴)² and a few more.
        Assert.InRange(new AmpTraining(dry, wet, seed: 1).TrainEpoch(), 0, 1e-12);
    }

    [Fact]
    public void SeedDeterminesTheWeights()
    {
        Assert.Equal(Weights(Trained(1)), Weights(Trained(1)));
        Assert.NotEqual(Weights(Trained(1)), Weights(Trained(2)));
    }

    [Fact]
    public void SoundThatIsTooShortIsRefused()
    {
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => new AmpTraining(new float[100], new float[100], seed: 0));
        Assert.EndsWith("samples, but has 100.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeedDeterminesTheSound()
    {
        float[] sound = new PluckedStrings(1, 44100).Play(1);
        Assert.Equal(sound, new PluckedStrings(1, 44100).Play(1));
        Assert.NotEqual(sound, new PluckedStrings(2, 44100).Play(1));
        Assert.Equal(44100, sound.Length);
        Assert.All(sound, sample => Assert.InRange(sample, -1, 1));
        Assert.InRange(sound.Max(), 0.2, 1);
    }

    private static AmpTraining Begin(int seed)
    {
        float[] dry = new PluckedStrings(seed, ReferenceAmp.SampleRate).Play(0.3);
        return new AmpTraining(dry, ReferenceAmp.Play(dry), seed);
    }

    private static Amps.Amplifier Trained(int seed)
    {
        AmpTraining training = Begin(seed);
        training.TrainEpoch();
        return training.Network;
    }

    private static float[] Weights(Amps.Amplifier network)
    {
        float[] weights = new float[Amps.Amplifier.ParameterCount];
        int place = 0;
        foreach (string name in network.Parameters.Names)
        {
            network.Parameters[name].FlattenTo(weights.AsSpan(place));
            place += (int)network.Parameters[name].FlattenedLength;
        }

        return weights;
    }
}
