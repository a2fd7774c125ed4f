using System.CommandLine;
using System.Diagnostics;
using StaticNets;

namespace Courses.Mnist;

/// <summary><c>mnist</c>: trains on the 60 000 handwritten digits and tests on the 10 000 others.</summary>
internal static class MnistCommand
{
    private const int Epochs = 10;
    private const int BatchSize = 32;

    public static Command Create()
    {
        Option<int> seed = new("--seed") { Description = "Seed of the initial weights and of the order of the pictures." };
        Command command = new("mnist", "Digits of 28 × 28 pixels: 784-128-64-10, Adam, 10 epochs.") { DataFolder.Option, seed };
        command.SetAction(result => Run(result.GetValue(DataFolder.Option)!, result.GetValue(seed)));
        return command;
    }

    private static int Run(DirectoryInfo folder, int seed)
    {
        MnistData train,
            test;
        try
        {
            train = MnistData.Read(folder, "train");
            test = MnistData.Read(folder, "t10k");
        }
        catch (Exception fault) when (fault is FileNotFoundException or InvalidDataException)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }

        Console.WriteLine(MnistClassifier.Summary);
        MnistClassifier network = new(seed);
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = BatchSize,
            Optimizer = new Adam(),
            Seed = seed,
            Progress = progress => Console.WriteLine(Line(progress.Record)),
        };
        long start = Stopwatch.GetTimestamp();
        network.Fit(train.Dataset, options);
        Print("training", (double)Epochs * train.Count, start);

        float[] probabilities = new float[test.Count * MnistClassifier.OutputLength];
        network.Predict(test.Pixels, probabilities);
        start = Stopwatch.GetTimestamp();
        network.Predict(test.Pixels, probabilities);
        Print("prediction", test.Count, start);
        ConfusionMatrix matrix = ConfusionMatrix.FromPredictions(test.Digits, probabilities, MnistClassifier.OutputLength);
        Console.WriteLine($"test accuracy: {matrix.Accuracy:F4}");
        return 0;
    }

    private static string Line(EpochRecord record) => $"epoch {record.Epoch, 2}: loss {record.Loss:F4}, accuracy {record.Accuracy:F4}";

    private static void Print(string what, double images, long start) =>
        Console.WriteLine($"{what}: {images / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} images a second");
}
