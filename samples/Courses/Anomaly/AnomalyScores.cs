using Courses.AutoEncoders;
using Courses.Digits;
using StaticNets;

namespace Courses.Anomaly;

/// <summary>
/// Scores that should be small for the digits 0 to 4, of which there are training images, and large for the digits 5 to 9, of which there
/// are none.
/// </summary>
internal sealed class AnomalyScores
{
    private readonly DigitRows _train;
    private readonly DigitRows _normal;
    private readonly DigitRows _anomalies;

    public AnomalyScores(DigitRows digits)
    {
        (DigitRows train, DigitRows test) = digits.Split();
        _train = train.Of(IsNormal);
        _normal = test.Of(IsNormal);
        _anomalies = test.Of(digit => !IsNormal(digit));
    }

    /// <summary>Test images of the digits 0 to 4, then of the digits 5 to 9, one for each digit.</summary>
    public DigitRows Examples =>
        new(
            [.. _normal.FirstOfEach().Pixels, .. _anomalies.FirstOfEach().Pixels],
            [.. _normal.FirstOfEach().Digits, .. _anomalies.FirstOfEach().Digits]
        );

    /// <summary>Trains an autoencoder on the digits 0 to 4.</summary>
    public AutoEncoder Train(int seed)
    {
        AutoEncoder network = new(seed);
        network.Fit(new Dataset(_train.Pixels, _train.Pixels), AutoEncoderTraining.Options(seed));
        return network;
    }

    /// <summary>The error with which an autoencoder draws an image: it has not learnt to draw what was not in its training.</summary>
    public RocCurve Redrawn(AutoEncoder network) => Curve(images => images.Errors(images.Redrawn(network.Predict)));

    /// <summary>The difference of an image from the mean of the training images.</summary>
    public RocCurve ToMean() => Curve(images => images.Errors(_train.Mean(images.Count)));

    /// <summary>The difference of an image from the nearest training image, which needs all of them.</summary>
    public RocCurve ToNearest() => Curve(images => Array.ConvertAll([.. images.Pixels.Chunk(DigitRows.Length)], Nearest));

    private static bool IsNormal(int digit) => digit < 5;

    private RocCurve Curve(Func<DigitRows, double[]> score) => new(score(_normal), score(_anomalies));

    private double Nearest(float[] image)
    {
        double least = double.PositiveInfinity;
        for (int row = 0; row < _train.Count; row++)
        {
            double sum = 0;
            for (int i = 0; i < DigitRows.Length; i++)
            {
                double difference = (double)image[i] - _train.Pixels[(row * DigitRows.Length) + i];
                sum += difference * difference;
            }

            least = Math.Min(least, sum / DigitRows.Length);
        }

        return least;
    }
}
