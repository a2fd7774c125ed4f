using System.Globalization;
using Digits;

namespace DigitsAot;

/// <summary>Predicts the probabilities of ten digits for one image.</summary>
internal static class Prediction
{
    public static void Run(Stream picture, TextWriter output)
    {
        float[] pixels = Pgm.Read(picture, width: 8, height: 8);
        float[] probabilities = new float[DigitClassifier.OutputLength];
        DigitClassifier.Pretrained.Predict(pixels, probabilities);
        for (int digit = 0; digit < probabilities.Length; digit++)
        {
            output.WriteLine(
                digit.ToString(CultureInfo.InvariantCulture) + " " + probabilities[digit].ToString("F4", CultureInfo.InvariantCulture)
            );
        }
    }
}
