using System.Diagnostics;
using System.Globalization;
using Digits;

namespace DigitsAot;

/// <summary>Measures the number of predictions per second, one image at a time.</summary>
internal static class Speed
{
    private const int Calls = 10_000;
    private static readonly TimeSpan _time = TimeSpan.FromSeconds(2);

    public static void Run(TextWriter output)
    {
        float[] pixels = new float[DigitClassifier.InputLength];
        float[] probabilities = new float[DigitClassifier.OutputLength];
        DigitClassifier network = DigitClassifier.Pretrained;
        TimeSpan best = TimeSpan.MaxValue;
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < _time)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Calls; i++)
            {
                network.Predict(pixels, probabilities);
            }

            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            best = taken < best ? taken : best;
        }

        output.WriteLine(
            (best.TotalNanoseconds / Calls).ToString("F0", CultureInfo.InvariantCulture) + " ns a prediction, the best of many thousands"
        );
    }
}
