using System.Diagnostics;
using Digits;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>A process is killed while it writes a file (SIGKILL: nothing of it runs any more). The file is the old or the new one, never a broken one.</summary>
public sealed class KilledWriterTests
{
    private const int LongestDelay = 20;

    private static int Kills => LongRun.Count(10, 200);

    [Fact]
    public void WeightsAreThoseOfOneOfTheTwoSaves()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("net.safetensors");
        float[][] written = [.. EndlessWriter.Seeds.Select(seed => Values(new DigitClassifier(seed)))];
        for (int kill = 0; kill < Kills; kill++)
        {
            Kill("save", path, kill);
            float[] found = Values(DigitClassifier.Load(path));
            Assert.True(written.Any(values => values.AsSpan().SequenceEqual(found)), $"after kill {kill} the weights are a mixture");
        }
    }

    [Fact]
    public void ATrainingGoesOnFromItsCheckpoint()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("training.safetensors");
        for (int kill = 0; kill < Kills; kill++)
        {
            Kill("checkpoint", path, kill);
            int epochs = 0;
            var network = new DigitClassifier(seed: 7);

            using var stop = new CancellationTokenSource();
            FitOptions options = EndlessWriter.Options(folder.File("other.safetensors"), int.MaxValue) with
            {
                ResumeFrom = path,
                CancellationToken = stop.Token,
                Progress = progress =>
                {
                    epochs = progress.Epoch;
                    stop.Cancel();
                },
            };
            Assert.Throws<OperationCanceledException>(() => network.Fit(EndlessWriter.Data, options));
            Assert.True(epochs > 1, $"after kill {kill} the training began anew");
        }
    }

    private static void Kill(string what, string path, int kill)
    {
        using Process writer = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(KilledWriterTests).Assembly.Location, what, path]) { RedirectStandardOutput = true }
        )!;
        Assert.Equal("writing", writer.StandardOutput.ReadLine());

        // Other moments of the write each time, the same ones in each run.
        Thread.Sleep(new Random(kill).Next(LongestDelay));
        writer.Kill();
        writer.WaitForExit();
    }

    private static float[] Values(DigitClassifier network)
    {
        List<float> values = [];
        foreach (string name in network.Parameters.Names)
        {
            float[] tensor = new float[(int)network.Parameters[name].FlattenedLength];
            network.Parameters[name].FlattenTo(tensor);
            values.AddRange(tensor);
        }

        return [.. values];
    }
}
