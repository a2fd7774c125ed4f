using System.Globalization;
using System.IO.Compression;

namespace StaticNets.DigitPad.Tests;

/// <summary>
/// Handwritten digits from another source than the training data: the images of samples/Digits, 8×8 pixels, scaled to 20×20 pixels in the
/// middle of 28×28. Pixels are 0 to 255.
/// </summary>
internal static class DigitRows
{
    public const int Length = Side * Side;
    private const int Side = 28;
    private const int Small = 8;
    private const int Box = 20;
    private const int Margin = (Side - Box) / 2;

    public static IReadOnlyList<int[]> Read(int count)
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"));
        using StreamReader text = new(new GZipStream(file, CompressionMode.Decompress));
        return [.. Enumerable.Range(0, count).Select(_ => Enlarge(text.ReadLine()!))];
    }

    private static int[] Enlarge(string line)
    {
        int[] small = [.. line.Split(',').Take(Small * Small).Select(value => int.Parse(value, CultureInfo.InvariantCulture))];
        int[] large = new int[Length];
        for (int row = 0; row < Box; row++)
        {
            for (int column = 0; column < Box; column++)
            {
                int pixel = small[(row * Small / Box * Small) + (column * Small / Box)];
                large[((Margin + row) * Side) + Margin + column] = pixel * 255 / 16;
            }
        }

        return large;
    }
}
