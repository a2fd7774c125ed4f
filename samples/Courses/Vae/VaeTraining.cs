using Courses.Digits;
using StaticNets;

namespace Courses.Vae;

/// <summary>A variational autoencoder, trained from one seed, and the parts of its loss.</summary>
internal sealed record VaeTraining(VariationalAutoEncoder Network)
{
    private const int Dimensions = Decoder.InputLength;

    /// <summary>Trains the network to draw the images that it sees.</summary>
    public static VaeTraining Of(DigitRows train, int seed, int epochs = 40)
    {
        VariationalAutoEncoder network = new(seed);
        network.Fit(
            new Dataset(train.Pixels, train.Pixels),
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = 32,
                Optimizer = new Adam(1e-3),
                Seed = seed,
                Parallelism = 1,
            }
        );
        return new VaeTraining(network);
    }

    /// <summary>Returns the loss of images that are drawn from the means of their distributions: the sum of both parts.</summary>
    public double Loss(DigitRows digits) => Network.Evaluate(new Dataset(digits.Pixels, digits.Pixels)).Loss;

    /// <summary>Returns the mean divergence of the images' distributions from N(0, 1), in nats.</summary>
    public double Divergence(DigitRows digits)
    {
        float[] codes = new float[digits.Count * Encoder.OutputLength];
        Network.Encoder.Predict(digits.Pixels, codes);
        double sum = 0;
        foreach (float[] code in codes.Chunk(Encoder.OutputLength))
        {
            for (int i = 0; i < Dimensions; i++)
            {
                (double mean, double logVariance) = (code[i], code[Dimensions + i]);
                sum += 0.5 * ((mean * mean) + Math.Exp(logVariance) - 1 - logVariance);
            }
        }

        return sum / digits.Count;
    }

    /// <summary>Returns the images that are drawn from points, two coordinates each.</summary>
    public float[] Draw(float[] points)
    {
        float[] drawn = new float[points.Length / Dimensions * DigitRows.Length];
        Network.Decoder.Predict(points, drawn);
        return drawn;
    }
}
