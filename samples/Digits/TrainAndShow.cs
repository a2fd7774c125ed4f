using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using StaticNets;

namespace Digits;

/// <summary>Reads data, trains, saves and loads the weights, and prints the results.</summary>
internal static class TrainAndShow
{
    private const int Epochs = 100;
    private const double TestShare = 0.2;

    /// <summary>Trains from a seed, and writes weights and learning curves to a folder.</summary>
    public static int Run(int seed, DirectoryInfo output)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        output.Create();
        (DigitData train, DigitData test) = DigitData.Read().Split(TestShare);
        Console.WriteLine($"{train.Count} pictures to learn from, {test.Count} held out, seed {seed}");
        Console.WriteLine();
        Console.WriteLine(DigitClassifier.Summary);
        Console.WriteLine();

        DigitClassifier network = new(seed);
        History history = Train(network, train, test, seed);
        string curve = Path.Combine(output.FullName, "learning-curve.svg");
        history.SaveLearningCurve(curve);

        float[] probabilities = new float[test.Count * DigitClassifier.OutputLength];
        network.Predict(test.Pixels, probabilities);
        ConfusionMatrix matrix = ConfusionMatrix.FromPredictions(test.Digits, probabilities, DigitClassifier.OutputLength);
        ConfusionTable.Write(matrix);

        string weights = Path.Combine(output.FullName, "digits.safetensors");
        network.Save(weights);
        bool isSame = PredictsTheSame(DigitClassifier.Load(weights), test, probabilities);
        Console.WriteLine($"weights: {weights}, {new FileInfo(weights).Length} bytes");
        Console.WriteLine($"learning curve: {curve}");
        Console.WriteLine(isSame ? "loaded again: predicts the same bits" : "loaded again: predicts DIFFERENT bits");
        Console.WriteLine($"test accuracy: {matrix.Accuracy:F4}");
        return isSame ? 0 : 1;
    }

    private static History Train(DigitClassifier network, DigitData train, DigitData test, int seed)
    {
        History? history = null;
        TimeSpan elapsed = default;
        TrainingDisplay.Run(
            Epochs,
            progress =>
            {
                FitOptions options = new()
                {
                    Epochs = Epochs,
                    BatchSize = 32,
                    Optimizer = new Sgd(0.1),
                    Validation = test.Dataset,
                    Seed = seed,
                    Progress = progress,
                };
                long start = Stopwatch.GetTimestamp();
                history = network.Fit(train.Dataset, options);
                elapsed = Stopwatch.GetElapsedTime(start);
            }
        );
        Console.WriteLine($"fit: {elapsed.TotalMilliseconds:F0} ms");
        return history!;
    }

    private static bool PredictsTheSame(DigitClassifier loaded, DigitData test, float[] expected)
    {
        float[] probabilities = new float[expected.Length];
        loaded.Predict(test.Pixels, probabilities);
        return MemoryMarshal.AsBytes<float>(probabilities).SequenceEqual(MemoryMarshal.AsBytes<float>(expected));
    }
}
