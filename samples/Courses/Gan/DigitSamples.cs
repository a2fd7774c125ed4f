using Courses.Digits;
using Courses.Plots;
using StaticNets;

namespace Courses.Gan;

/// <summary>Images that a generator made of the digits.</summary>
/// <param name="Pixels">64 pixels for each image.</param>
/// <param name="Digits">The digit that a classifier, trained on real images, takes each image for.</param>
/// <param name="Distance">Mean squared distance of an image from the nearest training image.</param>
internal sealed record DigitSamples(float[] Pixels, int[] Digits, double Distance)
{
    private const int Steps = 8000;
    private const int Count = 1000;
    private const int Columns = 12;

    /// <summary>Trains a generator and makes images.</summary>
    /// <param name="train">The real images.</param>
    /// <param name="classifier">A network that knows the digits.</param>
    public static DigitSamples Of(DigitRows train, DigitClassifier classifier, int seed)
    {
        DigitTraining training = new(train, seed);
        for (int step = 0; step < Steps; step++)
        {
            training.Step();
        }

        float[] pixels = training.Make(Count);
        return new DigitSamples(pixels, Classify(classifier, pixels), DistanceFrom(train, pixels));
    }

    /// <summary>Trains the classifier.</summary>
    public static DigitClassifier NewClassifier(DigitRows train)
    {
        DigitClassifier classifier = new(seed: 0);
        classifier.Fit(
            train.Dataset,
            new FitOptions
            {
                Epochs = 40,
                BatchSize = 32,
                Optimizer = new Adam(),
            }
        );
        return classifier;
    }

    /// <summary>Returns the share of images that show a digit.</summary>
    public double Share(int digit) => Digits.Count(each => each == digit) / (double)Digits.Length;

    /// <summary>Returns the mean squared distance of images from the nearest real one.</summary>
    public static double DistanceFrom(DigitRows real, float[] pixels)
    {
        double sum = 0;
        int count = pixels.Length / DigitRows.Length;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> image = pixels.AsSpan(i * DigitRows.Length, DigitRows.Length);
            double nearest = double.PositiveInfinity;
            for (int j = 0; j < real.Count; j++)
            {
                double distance = System.Numerics.Tensors.TensorPrimitives.Distance(
                    image,
                    real.Pixels.AsSpan(j * DigitRows.Length, DigitRows.Length)
                );
                nearest = Math.Min(nearest, distance * distance);
            }

            sum += nearest / count;
        }

        return sum;
    }

    /// <summary>Draws some images, sorted by the digits that the classifier sees.</summary>
    public string Draw()
    {
        ImageRow[] rows =
        [
            .. Enumerable
                .Range(0, DigitRows.Classes)
                .Select(digit => new ImageRow(
                    $"seen as {digit}",
                    [
                        .. Enumerable
                            .Range(0, Digits.Length)
                            .Where(i => Digits[i] == digit)
                            .Take(Columns)
                            .SelectMany(i => Pixels[(i * DigitRows.Length)..((i + 1) * DigitRows.Length)]),
                    ]
                )),
        ];
        return new ImageGrid("Digits that the generator of seed 0 made", DigitRows.Side, rows).Draw();
    }

    private static int[] Classify(DigitClassifier classifier, float[] pixels)
    {
        float[] probabilities = new float[pixels.Length / DigitRows.Length * DigitRows.Classes];
        classifier.Predict(pixels, probabilities);
        return [.. probabilities.Chunk(DigitRows.Classes).Select(row => Array.IndexOf(row, row.Max()))];
    }
}
