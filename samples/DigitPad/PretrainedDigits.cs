using Digits;

namespace DigitPad;

/// <summary>The network that all requests share; predicting is safe from many threads.</summary>
internal static class PretrainedDigits
{
    public static DigitClassifier Network { get; } = Load();

    private static DigitClassifier Load()
    {
        string path = Path.GetTempFileName();
        try
        {
            using (Stream resource = typeof(PretrainedDigits).Assembly.GetManifestResourceStream("digits.safetensors")!)
            using (FileStream file = File.Create(path))
            {
                resource.CopyTo(file);
            }

            return DigitClassifier.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
