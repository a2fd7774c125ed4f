using Digits;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Pretrained;

/// <summary>
/// A server replaces its network from files while requests run, as in docs/shipping.md: each request uses either the old network or the new
/// one.
/// </summary>
public sealed class HotSwapTests
{
    private const int Readers = 8;
    private const int Swaps = 400;

    [Fact]
    public void NoPredictionMixesTwoNetworks()
    {
        float[] pixels = [.. Enumerable.Range(0, 64 * 4).Select(i => i % 13 / 13f)];
        using TemporaryFolder folder = new();
        DigitClassifier[] networks = [DigitClassifier.Pretrained, .. Enumerable.Range(1, 4).Select(seed => new DigitClassifier(seed))];
        string[] files = [.. networks.Select((_, i) => folder.File($"{i}.safetensors"))];
        for (int i = 0; i < networks.Length; i++)
        {
            networks[i].Save(files[i]);
        }

        float[][] expected = [.. networks.Select(network => Predict(network, pixels))];
        Assert.Equal(networks.Length, expected.Select(row => row[0]).Distinct().Count());
        DigitClassifier current = DigitClassifier.Pretrained;
        bool done = false;
        string? torn = null;
        long[] seen = new long[networks.Length];
        Thread[] readers =
        [
            .. Enumerable
                .Range(0, Readers)
                .Select(_ => new Thread(() =>
                {
                    while (!Volatile.Read(ref done))
                    {
                        float[] found = Predict(Volatile.Read(ref current), pixels);
                        int which = Array.FindIndex(expected, row => row.AsSpan().SequenceEqual(found));
                        if (which < 0)
                        {
                            torn = string.Join(' ', found);
                            return;
                        }

                        Interlocked.Increment(ref seen[which]);
                    }
                })),
        ];
        Array.ForEach(readers, thread => thread.Start());
        for (int i = 0; i < Swaps; i++)
        {
            Volatile.Write(ref current, DigitClassifier.Load(files[i % files.Length]));
            Thread.Yield();
        }

        Volatile.Write(ref done, true);
        Array.ForEach(readers, thread => thread.Join());
        Assert.Null(torn);
        Assert.True(seen.Count(count => count > 0) >= 2, "the readers saw one network only: nothing was tested");
    }

    private static float[] Predict(DigitClassifier network, float[] pixels)
    {
        float[] probabilities = new float[pixels.Length / DigitClassifier.InputLength * DigitClassifier.OutputLength];
        network.Predict(pixels, probabilities);
        return probabilities;
    }
}
