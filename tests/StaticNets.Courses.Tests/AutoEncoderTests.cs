using Courses.AutoEncoders;
using Courses.Digits;

namespace StaticNets.Courses.Tests;

/// <summary>The autoencoders of the course, and their halves by themselves.</summary>
public sealed class AutoEncoderTests
{
    private static readonly DigitRows _digits = DigitRows.Read().Pick(Enumerable.Range(0, 200));

    [Fact]
    public void HalvesAloneDoWhatTheWholeDoes()
    {
        AutoEncoderTraining training = AutoEncoderTraining.Of(_digits, seed: 1);
        float[] codes = new float[_digits.Count * Encoder.OutputLength];
        float[] drawn = new float[_digits.Pixels.Length];
        training.Plain.Encoder.Predict(_digits.Pixels, codes);
        training.Plain.Decoder.Predict(codes, drawn);
        float[] whole = _digits.Redrawn(training.Plain.Predict);

        // Sums of at most 64 products, whose order may differ, are rounded to about 64 · 6e-8 of numbers up to 10 in three layers, and the
        // sigmoid has slopes of at most a quarter.
        Assert.All(whole.Zip(drawn), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    /// <summary>
    /// With noise on the images, the network that was trained for it draws them better, and the other one worse than without.
    /// </summary>
    [Fact]
    public void NoiseInTheTrainingHelpsAgainstNoise()
    {
        AutoEncoderTraining training = AutoEncoderTraining.Of(_digits, seed: 1);
        DigitRows noisy = _digits.WithNoise(0.3, seed: -1);
        double plain = _digits.Errors(noisy.Redrawn(training.Plain.Predict)).Average();
        double denoising = _digits.Errors(noisy.Redrawn(training.Denoising.Predict)).Average();
        Assert.True(denoising < plain, $"{denoising} < {plain}");
        Assert.True(_digits.Errors(_digits.Redrawn(training.Plain.Predict)).Average() < denoising);
    }

    /// <summary>The penalty makes most of the code 0; the same network without it uses far more of its units.</summary>
    [Fact]
    public void PenaltyMakesTheCodeSparse()
    {
        AutoEncoderTraining training = AutoEncoderTraining.Of(_digits, seed: 1);
        double sparse = AutoEncoderTraining.ActiveShare(training.Sparse.WideEncoder.Predict, _digits);
        double wide = AutoEncoderTraining.ActiveShare(training.Wide.WideEncoder.Predict, _digits);
        Assert.InRange(sparse, 0.01, 0.6 * wide);
    }

    [Fact]
    public void SeedDeterminesTheNetworks()
    {
        float[] first = _digits.Redrawn(AutoEncoderTraining.Of(_digits, seed: 1).Denoising.Predict);
        Assert.Equal(first, _digits.Redrawn(AutoEncoderTraining.Of(_digits, seed: 1).Denoising.Predict));
        Assert.NotEqual(first, _digits.Redrawn(AutoEncoderTraining.Of(_digits, seed: 2).Denoising.Predict));
    }
}
