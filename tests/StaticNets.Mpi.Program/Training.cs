using System.Globalization;
using System.IO.Compression;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Digits;

namespace StaticNets.MpiProgram;

/// <summary>Trains the digits network for 200 steps on all ranks; each prints the hash of its weights.</summary>
internal static class Training
{
    private const int Rows = 1280;
    private const int BatchSize = 256;
    private const int Steps = 200;
    private const float Brightest = 16;

    /// <summary>Trains and prints.</summary>
    public static int Run(Settings settings)
    {
        ICommunicator world = Mpi.World;
        string? differs = world.Rank == 1 ? settings.Differs : null;
        FitOptions options = new()
        {
            Communicator = world,
            Parallelism = settings.Threads,
            Epochs = Steps / (Rows / BatchSize),
            BatchSize = BatchSize,
            Optimizer = new Adam(differs == "rate" ? 2e-3 : 1e-3),
            Seed = differs == "seed" ? 8 : 7,
            Checkpoint = settings.Checkpoint is null ? null : new Checkpoint(settings.Checkpoint),
            ResumeFrom = settings.Resume,
            Progress = epoch =>
            {
                Console.WriteLine($"epoch {epoch.Epoch}");
                Thread.Sleep(settings.Pause);
            },
        };
        Dataset data = Read();
        Console.WriteLine($"process {Environment.ProcessId}");
        using MemoryStream weights = new();
        if (differs == "network")
        {
            SmallDigitClassifier other = new(seed: 1);
            other.Fit(data, options);
            other.Save(weights);
        }
        else
        {
            DigitClassifier net = new(seed: differs == "weights" ? 2 : 1);
            net.Fit(data, options);
            net.Save(weights);
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(weights.ToArray()));
        Console.WriteLine($"rank {world.Rank} of {world.Size}, {VectorBits} bits: {hash}");
        return 0;
    }

    private static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : 128;

    private static Dataset Read()
    {
        using Stream resource = typeof(Training).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using GZipStream content = new(resource, CompressionMode.Decompress);
        using StreamReader lines = new(content);
        float[] pixels = new float[Rows * DigitClassifier.InputLength];
        int[] digits = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            int[] values = [.. lines.ReadLine()!.Split(',').Select(value => int.Parse(value, CultureInfo.InvariantCulture))];
            for (int i = 0; i < DigitClassifier.InputLength; i++)
            {
                pixels[(row * DigitClassifier.InputLength) + i] = values[i] / Brightest;
            }

            digits[row] = values[^1];
        }

        return new Dataset(pixels, digits);
    }
}
