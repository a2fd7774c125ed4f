using System.IO.Compression;
using CsvHelper;
using StaticNets;

namespace Digits;

/// <summary>Images of digits: rows of 64 pixels between 0 and 1, and the digit of each.</summary>
internal sealed record DigitData(float[] Pixels, int[] Digits)
{
    private const float Brightest = 16;
    private const int SplitSeed = 20;

    public int Count => Digits.Length;

    public Dataset Dataset => new(Pixels, Digits);

    /// <summary>Reads the images that are embedded in this program.</summary>
    public static DigitData Read()
    {
        using Stream resource = typeof(DigitData).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using GZipStream content = new(resource, CompressionMode.Decompress);
        using CsvReader csv = CsvReader.Create(content, new CsvReaderOptions { Separator = ',', HasHeader = false });
        List<float> pixels = [];
        List<int> digits = [];
        while (csv.Read())
        {
            for (int i = 0; i < DigitClassifier.InputLength; i++)
            {
                pixels.Add(csv.Parse<float>(i) / Brightest);
            }

            digits.Add(csv.Parse<int>(DigitClassifier.InputLength));
        }

        return new DigitData([.. pixels], [.. digits]);
    }

    /// <summary>Splits off test images at random; they are the same ones in every run.</summary>
    public (DigitData Train, DigitData Test) Split(double testShare)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        new Random(SplitSeed).Shuffle(order);
        int test = (int)Math.Round(Count * testShare);
        return (Take(order.AsSpan(test)), Take(order.AsSpan(0, test)));
    }

    private DigitData Take(ReadOnlySpan<int> rows)
    {
        const int Length = DigitClassifier.InputLength;
        float[] pixels = new float[rows.Length * Length];
        int[] digits = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            Pixels.AsSpan(rows[i] * Length, Length).CopyTo(pixels.AsSpan(i * Length));
            digits[i] = Digits[rows[i]];
        }

        return new DigitData(pixels, digits);
    }
}
