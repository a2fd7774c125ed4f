using StaticNets;
using StaticNets.Csv;

namespace Courses.Digits;

/// <summary>Images of 8 × 8 pixels between 0 and 1, which show handwritten digits.</summary>
/// <param name="Pixels">64 pixels for each image.</param>
/// <param name="Digits">The digit that each image shows.</param>
internal sealed record DigitRows(float[] Pixels, int[] Digits)
{
    public const int Side = 8;
    public const int Length = Side * Side;
    public const int Classes = 10;

    private const float Brightest = 16;
    private const double TestShare = 0.2;
    private const int SplitSeed = 20;

    public int Count => Digits.Length;

    public Dataset Dataset => new(Pixels, Digits);

    /// <summary>The images with one target for each class: 1 for that of the image, 0 for the others.</summary>
    public Dataset OneHot => new(Pixels, StaticNets.OneHot.Encode(Digits, Classes));

    /// <summary>Reads all 1 797 images.</summary>
    public static DigitRows Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "digits.csv.gz");
        CsvTable<float> table = CsvTable.Read(
            path,
            new CsvOptions
            {
                HasHeader = false,
                Target = Length,
                TargetKind = CsvTarget.ClassLabel,
                Labels = [.. Enumerable.Range(0, Classes).Select(digit => $"{digit}")],
            }
        );
        return new DigitRows(Array.ConvertAll(table.X, pixel => pixel / Brightest), table.Classes);
    }

    /// <summary>Splits off a fifth of each digit's images as test images.</summary>
    /// <param name="seed">Determines the test images.</param>
    public (DigitRows Train, DigitRows Test) Split(int seed = SplitSeed)
    {
        DataSplit split = DataSplit.Stratify(Digits, TestShare, seed: seed);
        return (Pick(split.Train), Pick(split.Test));
    }

    /// <summary>Returns the images of some digits.</summary>
    public DigitRows Of(Func<int, bool> digit) => Pick(Enumerable.Range(0, Count).Where(row => digit(Digits[row])));

    /// <summary>Returns some images, in the order of the given indices.</summary>
    public DigitRows Pick(IEnumerable<int> rows)
    {
        int[] picked = [.. rows];
        return new DigitRows(
            [.. picked.SelectMany(row => Pixels[(row * Length)..((row + 1) * Length)])],
            Array.ConvertAll(picked, row => Digits[row])
        );
    }

    /// <summary>Returns the first image of each digit, in ascending order of the digits.</summary>
    public DigitRows FirstOfEach() => Pick(Digits.Distinct().Order().Select(digit => Array.IndexOf(Digits, digit)));

    /// <summary>Returns the images with normally distributed noise on each pixel, which may lie outside 0 to 1 then.</summary>
    public DigitRows WithNoise(double deviation, int seed)
    {
        NormalSampler normal = new(new Xoshiro256StarStar(seed));
        return this with { Pixels = Array.ConvertAll(Pixels, pixel => pixel + (float)(deviation * normal.Next())) };
    }

    /// <summary>Returns the images that a network draws when it sees these.</summary>
    public float[] Redrawn(BatchPrediction<float> network)
    {
        float[] drawn = new float[Pixels.Length];
        network(Pixels, drawn);
        return drawn;
    }

    /// <summary>Returns the share of images whose class has the largest of a network's outputs.</summary>
    public double Accuracy(BatchPrediction<float> network)
    {
        float[] outputs = new float[Count * Classes];
        network(Pixels, outputs);
        return ConfusionMatrix.FromPredictions(Digits, outputs, Classes).Accuracy;
    }

    /// <summary>Returns the mean of the images, repeated for each of <paramref name="count"/> images.</summary>
    public float[] Mean(int count)
    {
        double[] sums = new double[Length];
        for (int i = 0; i < Pixels.Length; i++)
        {
            sums[i % Length] += Pixels[i];
        }

        float[] mean = Array.ConvertAll(sums, sum => (float)(sum / Count));
        return [.. Enumerable.Repeat(mean, count).SelectMany(pixels => pixels)];
    }

    /// <summary>Returns the mean squared error of each image, drawn by a network or another estimate.</summary>
    public double[] Errors(float[] drawn)
    {
        double[] errors = new double[Count];
        for (int i = 0; i < Pixels.Length; i++)
        {
            double difference = (double)drawn[i] - Pixels[i];
            errors[i / Length] += difference * difference / Length;
        }

        return errors;
    }
}
