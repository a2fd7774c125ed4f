using System.Diagnostics;
using Courses;
using Courses.Mnist;
using DigitPad;
using StaticNets;

namespace DigitPadTraining;

/// <summary>
/// Trains the network on a new random variation of each image in every epoch, tests it on the test images, and saves its weights.
/// </summary>
internal static class ReaderTraining
{
    private const string Origin = "the MNIST database of LeCun, Cortes and Burges";
    private const int BatchSize = 64;
    private const double FirstRate = 0.002;
    private const double ShareWithUpstroke = 0.3;
    private const int Length = DigitReader.InputLength;

    /// <returns>The exit code: 0 if the weights are saved.</returns>
    public static int Run(DirectoryInfo data, int seed, int epochs, FileInfo output)
    {
        MnistData train;
        MnistData test;
        try
        {
            train = MnistData.Read(data, "train", Origin, "mnist");
            test = MnistData.Read(data, "t10k", Origin, "mnist");
            Require(train);
            Require(test);
        }
        catch (Exception fault) when (fault is DataMissingException or InvalidDataException)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }

        Console.WriteLine(DigitReader.Summary);
        DigitReader network = new(seed);
        Train(network, train, seed, epochs);
        Console.WriteLine($"test accuracy: {network.Evaluate(test.Dataset).Accuracy:F4}");
        network.Save(output.FullName);
        Console.WriteLine($"weights: {output.FullName}, {new FileInfo(output.FullName).Length} bytes");
        return 0;
    }

    /// <summary>Rejects images that are not from MNIST: other databases have files of the same names.</summary>
    private static void Require(MnistData data)
    {
        if (data.Name != ImageDatabase.Mnist)
        {
            throw new InvalidDataException($"Expected {ImageDatabase.Mnist} in {data.Folder}, found {data.Name}.");
        }
    }

    /// <summary>Trains on one thread, so that the same seed gives the same weights on any number of cores.</summary>
    private static void Train(DigitReader network, MnistData data, int seed, int epochs)
    {
        Xoshiro256StarStar random = new(seed);
        int[] order = [.. Enumerable.Range(0, data.Count)];
        float[] pixels = new float[BatchSize * Length];
        int[] digits = new int[BatchSize];
        int steps = (data.Count + BatchSize - 1) / BatchSize;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            random.Shuffle<int>(order);
            double loss = 0;
            for (int step = 0; step < steps; step++)
            {
                ReadOnlySpan<int> rows = order.AsSpan(step * BatchSize, Math.Min(BatchSize, data.Count - (step * BatchSize)));
                for (int i = 0; i < rows.Length; i++)
                {
                    Span<float> picture = pixels.AsSpan(i * Length, Length);
                    Variation.Draw(random).Apply(data.Pixels.AsSpan(rows[i] * Length, Length), picture);
                    digits[i] = data.Digits[rows[i]];
                    if (digits[i] == 1 && random.NextDouble() < ShareWithUpstroke)
                    {
                        Upstroke.Draw(random, picture);
                    }
                }

                Adam optimizer = new(Rate((epoch + ((double)step / steps)) / epochs));
                loss += network.TrainStep(pixels.AsSpan(0, rows.Length * Length), digits.AsSpan(0, rows.Length), optimizer);
            }

            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine($"epoch {epoch + 1, 2} of {epochs}: loss {loss / steps:F4}, {seconds:F1} s");
        }
    }

    /// <summary>Returns the learning rate: half a cosine wave from the first rate to zero.</summary>
    /// <param name="passed">The share of the training that is finished, 0 to 1.</param>
    private static double Rate(double passed) => FirstRate * (1 + Math.Cos(Math.PI * passed)) / 2;
}
