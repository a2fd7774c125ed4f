using System.Diagnostics;
using Amps.Models;
using Amps.Playing;
using Amps.Reference;
using Amps.Sounds;
using Amps.Training;

namespace Amps;

/// <summary>Trains on generated sound, processes a sound that was not in the training, and prints the figures.</summary>
internal static class Demonstration
{
    /// <summary>The greatest error-to-signal ratio with which the demonstration succeeds.</summary>
    public const double MostError = 0.02;

    // No training uses this seed: the others are not negative.
    private const int TestSeed = -1;
    private const double TestSeconds = 5;

    /// <summary>A sound that no training contains.</summary>
    public static Sound TestSound() =>
        new(new PluckedStrings(TestSeed, ReferenceAmp.SampleRate).Play(TestSeconds), ReferenceAmp.SampleRate);

    /// <summary>Runs everything, and writes sounds and weights to a folder.</summary>
    /// <returns>0 if the error-to-signal ratio is small enough, otherwise 1.</returns>
    public static int Run(TextWriter output, DirectoryInfo folder, double seconds, int seed, int block)
    {
        folder.Create();
        Sound dry = TestSound();
        float[] target = ReferenceAmp.Play(dry.Samples);
        Amplifier network = Train(output, seconds, seed);

        Playback playback = BlockPlayback.Run(Amp.Of(network), dry, block);
        double error = ErrorToSignal.Ratio(playback.Wet.Samples, target);
        output.WriteLine($"error-to-signal ratio of {dry.Seconds:F0} s of other sound: {error:P2}");
        Report.Write(output, playback);

        WavFile.Write(Path.Combine(folder.FullName, "dry.wav"), dry);
        WavFile.Write(Path.Combine(folder.FullName, "wet.wav"), playback.Wet);
        WavFile.Write(Path.Combine(folder.FullName, "reference.wav"), dry with { Samples = target });
        network.Save(Path.Combine(folder.FullName, "amplifier.safetensors"));
        output.WriteLine($"{folder.FullName}: dry.wav, wet.wav, reference.wav, amplifier.safetensors");
        if (error > MostError)
        {
            output.WriteLine($"The error-to-signal ratio must be at most {MostError:P0}.");
            return 1;
        }

        return 0;
    }

    /// <summary>Trains a network on the reference amplifier, and prints its progress.</summary>
    public static Amplifier Train(TextWriter output, double seconds, int seed)
    {
        float[] dry = new PluckedStrings(seed, ReferenceAmp.SampleRate).Play(seconds);
        float[] wet = ReferenceAmp.Play(dry);
        float[] test = TestSound().Samples;
        float[] target = ReferenceAmp.Play(test);
        output.WriteLine($"Lstm(32), {Amplifier.ParameterCount} weights, learns from {seconds:F1} s of plucked strings, seed {seed}");

        AmpTraining training = new(dry, wet, seed);
        float[] estimate = new float[test.Length];
        long start = Stopwatch.GetTimestamp();
        for (int epoch = 1; epoch <= AmpTraining.Epochs; epoch++)
        {
            double loss = training.TrainEpoch();
            training.Network.Predict(test, estimate, steps: test.Length);
            double error = ErrorToSignal.Ratio(estimate, target);
            output.WriteLine(
                $"epoch {epoch, 2} of {AmpTraining.Epochs}: loss {loss:E2}, error-to-signal ratio of other sound {error:P2}, "
                    + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"
            );
        }

        double curve = ErrorToSignal.Ratio(new MemorylessCurve(dry, wet).Play(test), target);
        output.WriteLine($"error-to-signal ratio of the best function of the current sample alone: {curve:P2}");
        return training.Network;
    }
}
