using System.Diagnostics;
using Digits;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>
/// A process is killed by SIGKILL while it writes a file. Then the file has the old or the new content and is never damaged.
/// </summary>
public sealed class KilledWriterTests(ITestOutputHelper output)
{
    private const int LongestDelay = 20;

    private static int Kills => LongRun.Count(10, 200);

    [Fact]
    public void WeightsAreThoseOfOneOfTheTwoSaves()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("net.safetensors");
        float[][] written = [.. EndlessWriter.Seeds.Select(seed => Values(new DigitClassifier(seed)))];
        int[] seen = new int[written.Length];
        int interrupted = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            Kill("save", path, kill);
            interrupted += RemoveLeftovers(folder);
            float[] found = Values(DigitClassifier.Load(path));
            int which = Array.FindIndex(written, values => values.AsSpan().SequenceEqual(found));
            Assert.True(which >= 0, $"after kill {kill} the weights are a mixture");
            seen[which]++;
        }

        AssertInterrupted(interrupted);
        output.WriteLine(
            $"found after {Kills} kills: {string.Join(", ", seen.Zip(EndlessWriter.Seeds, (n, seed) => $"{n} of seed {seed}"))}"
        );
        Assert.True(!LongRun.Enabled || seen.All(count => count > 0), "every kill found the same weights");
    }

    [Fact]
    public void ATrainingGoesOnFromItsCheckpoint()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("training.safetensors");
        int interrupted = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            Kill("checkpoint", path, kill);
            interrupted += RemoveLeftovers(folder);
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

            var uninterrupted = new DigitClassifier(EndlessWriter.Seeds[0]);
            uninterrupted.Fit(EndlessWriter.Data, EndlessWriter.Options(path, epochs) with { Checkpoint = null });
            Assert.True(
                Values(uninterrupted).AsSpan().SequenceEqual(Values(network)),
                $"after kill {kill} the weights of epoch {epochs} are not those of a training that was never killed"
            );
        }

        AssertInterrupted(interrupted);
    }

    private static void Kill(string what, string path, int kill)
    {
        using Process writer = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(KilledWriterTests).Assembly.Location, what, path]) { RedirectStandardOutput = true }
        )!;
        try
        {
            Assert.Equal("writing", writer.StandardOutput.ReadLine());

            // The delay differs from kill to kill, but is the same in each run of the test.
            Thread.Sleep(new Random(kill).Next(LongestDelay));
        }
        finally
        {
            writer.Kill();
            writer.WaitForExit();
        }
    }

    /// <summary>Removes the temporary files of writers that were killed before the rename.</summary>
    /// <returns>The number of files.</returns>
    private static int RemoveLeftovers(TemporaryFolder folder)
    {
        string[] leftovers = Directory.GetFiles(folder.Path, ".staticnets-*.tmp");
        Array.ForEach(leftovers, File.Delete);
        return leftovers.Length;
    }

    /// <summary>
    /// Asserts, in a long run, that at least one kill fell into a write. A few kills may all fall between two writes, but not 200 kills.
    /// </summary>
    private void AssertInterrupted(int interrupted)
    {
        output.WriteLine($"{interrupted} of {Kills} kills fell into a write");
        Assert.True(!LongRun.Enabled || interrupted > 0, "no kill fell into a write: nothing was tested");
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
