using System.Globalization;
using System.IO.Compression;

namespace StaticNets.DigitPad.Tests;

/// <summary>Pictures of the data that the network has learnt from: 64 values from 0 to 16, and their digit.</summary>
internal static class DigitRows
{
    public static IReadOnlyList<(int[] Pixels, int Digit)> Read(int count)
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"));
        using StreamReader text = new(new GZipStream(file, CompressionMode.Decompress));
        return [.. Enumerable.Range(0, count).Select(_ => Row(text.ReadLine()!))];
    }

    private static (int[] Pixels, int Digit) Row(string line)
    {
        int[] values = [.. line.Split(',').Select(value => int.Parse(value, CultureInfo.InvariantCulture))];
        return (values[..64], values[64]);
    }
}
