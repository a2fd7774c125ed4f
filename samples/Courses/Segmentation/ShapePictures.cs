using StaticNets;

namespace Courses.Segmentation;

/// <summary>Noisy pictures of 16 × 16 pixels, each of a disc, a rectangle or a triangle, and the pixels that belong to the shape.</summary>
/// <param name="Pixels">256 numbers for each picture.</param>
/// <param name="Masks">1 for each pixel whose centre lies in the shape, 0 for the others.</param>
internal sealed record ShapePictures(float[] Pixels, float[] Masks)
{
    public const int Side = 16;
    public const int Length = Side * Side;

    private const double Contrast = 0.4;
    private const double Noise = 0.2;

    public int Count => Pixels.Length / Length;

    public Dataset Dataset => new(Pixels, Masks);

    /// <summary>
    /// Draws pictures. Kind, place, size and direction of the shape and the brightness of the background are random, the shape is brighter or
    /// darker by 0.4, and each pixel has normally distributed noise of σ = 0.2.
    /// </summary>
    public static ShapePictures Draw(int count, int seed)
    {
        Xoshiro256StarStar random = new(seed);
        NormalSampler normal = new(random);
        ShapePictures pictures = new(new float[count * Length], new float[count * Length]);
        for (int start = 0; start < pictures.Pixels.Length; start += Length)
        {
            Func<double, double, bool> contains = RandomShape(random);
            double background = Between(random, 0.3, 0.7);
            double contrast = random.NextDouble() < 0.5 ? -Contrast : Contrast;
            for (int i = 0; i < Length; i++)
            {
                (int row, int column) = Math.DivRem(i, Side);
                bool isInside = contains(column, row);
                pictures.Masks[start + i] = isInside ? 1 : 0;
                pictures.Pixels[start + i] = (float)(background + (isInside ? contrast : 0) + (Noise * normal.Next()));
            }
        }

        return pictures;
    }

    /// <summary>Returns the first pictures.</summary>
    public ShapePictures First(int count) => new(Pixels[..(count * Length)], Masks[..(count * Length)]);

    /// <summary>Returns the share of the pixels for which a network's probability and the mask agree.</summary>
    public double Accuracy(BatchPrediction<float> network)
    {
        float[] probabilities = new float[Pixels.Length];
        network(Pixels, probabilities);
        return Metric.BinaryAccuracy(probabilities, Masks);
    }

    /// <summary>
    /// The accuracy if pixels brighter than a threshold are taken for the shape. The threshold is the best one for these very pixels, so a fair
    /// one has no more.
    /// </summary>
    public double BestThreshold()
    {
        float[] pixels = [.. Pixels];
        float[] masks = [.. Masks];
        Array.Sort(pixels, masks);

        // With the threshold below the darkest pixel, the pixels of the shape are right. Each step moves one more pixel below it.
        int right = masks.Count(mask => mask == 1);
        int most = right;
        foreach (float mask in masks)
        {
            right += mask == 1 ? -1 : 1;
            most = Math.Max(most, right);
        }

        return most / (double)pixels.Length;
    }

    private static Func<double, double, bool> RandomShape(Xoshiro256StarStar random)
    {
        (double centreX, double centreY) = (Between(random, 5, 10), Between(random, 5, 10));
        (double sine, double cosine) = Math.SinCos(Between(random, 0, 2 * Math.PI));
        (double width, double height) = (Between(random, 3.5, 6), Between(random, 3.5, 6));
        int kind = random.NextInt32(3);
        return (x, y) =>
        {
            double along = (cosine * (x - centreX)) + (sine * (y - centreY));
            double across = (cosine * (y - centreY)) - (sine * (x - centreX));
            return kind switch
            {
                0 => (along * along) + (across * across) <= width * width,
                1 => Math.Abs(along) <= width && Math.Abs(across) <= height,

                // From the apex at one end to a base of twice the width at the other.
                _ => Math.Abs(along) <= height && 2 * height * Math.Abs(across) <= width * (along + height),
            };
        };
    }

    private static double Between(Xoshiro256StarStar random, double least, double most) => least + (random.NextDouble() * (most - least));
}
