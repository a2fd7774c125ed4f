using Courses.Digits;
using Courses.Vae;

namespace StaticNets.Courses.Tests;

/// <summary>The variational autoencoder of the course, and the parts of its loss.</summary>
public sealed class VaeTests
{
    private static readonly DigitRows _digits = DigitRows.Read().Pick(Enumerable.Range(0, 200));

    /// <summary>The loss of the network is the cross-entropy of the 64 pixels, drawn from the means, and the divergence.</summary>
    [Fact]
    public void LossIsTheSumOfItsParts()
    {
        VaeTraining training = VaeTraining.Of(_digits, seed: 1, epochs: 3);
        float[] codes = new float[_digits.Count * Encoder.OutputLength];
        training.Network.Encoder.Predict(_digits.Pixels, codes);
        float[] drawn = training.Draw([.. codes.Chunk(Encoder.OutputLength).SelectMany(code => code.Take(2))]);
        double pixels = drawn.Zip(_digits.Pixels, (p, t) => -((t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p)))).Sum() / _digits.Count;

        // Sums of 64 numbers of single precision, each rounded to 6e-8 of at most 30.
        Assert.Equal(training.Loss(_digits), pixels + training.Divergence(_digits), 1e-3);
    }

    [Fact]
    public void TrainingDrawsBetterThanTheMeanImage()
    {
        VaeTraining training = VaeTraining.Of(_digits, seed: 1);
        double drawn = _digits.Errors(_digits.Redrawn(training.Network.Predict)).Average();
        double mean = _digits.Errors(_digits.Mean(_digits.Count)).Average();
        Assert.True(drawn < 0.9 * mean, $"{drawn} < 0.9 · {mean}");
        Assert.InRange(training.Divergence(_digits), 0.1, 5);
    }

    [Fact]
    public void SeedDeterminesTheNetwork()
    {
        float[] first = Drawn(1);
        Assert.Equal(first, Drawn(1));
        Assert.NotEqual(first, Drawn(2));

        static float[] Drawn(int seed) => VaeTraining.Of(_digits, seed, epochs: 2).Draw([0.5f, -0.5f]);
    }
}
