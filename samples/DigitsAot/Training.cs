using System.Globalization;
using Digits;
using StaticNets;

namespace DigitsAot;

/// <summary>Trains on rows from standard input. Every fifth row is a test row.</summary>
internal static class Training
{
    private const int HeldOut = 5;
    private const int Epochs = 50;
    private const float Brightest = 16;

    public static void Run(TextReader rows, string weights, TextWriter output)
    {
        CheckTarget(weights);
        Pictures train = new();
        Pictures test = new();
        int line = 0;
        while (rows.ReadLine() is { } row)
        {
            (line++ % HeldOut == 0 ? test : train).Add(row, line);
        }

        if (train.Digits.Count == 0)
        {
            throw new InvalidDataException("There are too few rows to learn from: two at least.");
        }

        DigitClassifier network = new(seed: 1);
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = 32,
            Optimizer = new Sgd(0.1),
            Validation = test.Dataset,
        };
        History history = network.Fit(train.Dataset, options);
        network.Save(weights);
        EpochRecord last = history.Epochs[^1];
        output.WriteLine($"{train.Digits.Count} pictures learnt in {Epochs} epochs, loss {last.Loss:F4}");
        output.WriteLine($"{test.Digits.Count} held out, accuracy {last.ValidationAccuracy:F4}");
        output.WriteLine($"weights: {weights}");
    }

    /// <summary>Checks before the training that the weights can be written, so that the training is not wasted.</summary>
    private static void CheckTarget(string weights)
    {
        if (string.IsNullOrWhiteSpace(weights))
        {
            throw new IOException("WEIGHTS must be the name of a file, but is empty.");
        }

        if (Directory.Exists(weights) || Path.EndsInDirectorySeparator(weights))
        {
            throw new IOException($"WEIGHTS must be a file, but '{weights}' is a folder.");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(weights))!;
        if (!Directory.Exists(folder))
        {
            throw new IOException($"WEIGHTS cannot be written: there is no folder '{folder}'.");
        }

        try
        {
            File.Create(Path.Combine(folder, Path.GetRandomFileName()), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"WEIGHTS cannot be written: the folder '{folder}' takes no file.", fault);
        }
    }

    private sealed class Pictures
    {
        private readonly List<float> _pixels = [];

        public List<int> Digits { get; } = [];

        public Dataset Dataset => new(_pixels.ToArray(), Digits.ToArray());

        public void Add(string row, int line)
        {
            int column = 0;
            foreach (Range range in row.AsSpan().Split(','))
            {
                bool isPixel = column++ < DigitClassifier.InputLength;
                int most = isPixel ? (int)Brightest : DigitClassifier.OutputLength - 1;
                ReadOnlySpan<char> text = row.AsSpan(range);
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value > most)
                {
                    throw new InvalidDataException($"Line {line}, column {column}: expected a number from 0 to {most}, found '{text}'.");
                }

                if (isPixel)
                {
                    _pixels.Add(value / Brightest);
                }
                else
                {
                    Digits.Add(value);
                }
            }

            if (column != DigitClassifier.InputLength + 1)
            {
                throw new InvalidDataException(
                    $"Line {line}: expected {DigitClassifier.InputLength} pixels and a digit, found {column} columns."
                );
            }
        }
    }
}
