using Digits;

namespace StaticNets.Tests.Pretrained;

/// <summary>A server replaces its network while requests are answered: a request sees the old network or the new one, whole.</summary>
public sealed class HotSwapTests
{
    private const int Readers = 8;
    private const int Swaps = 400;

    [Fact]
    public void NoPredictionMixesTwoNetworks()
    {
        float[] pixels = [.. Enumerable.Range(0, 64 * 4).Select(i => i % 13 / 13f)];
        int seeds = 5;
        float[][] expected = [.. Enumerable.Range(0, seeds).Select(seed => Predict(new DigitClassifier(seed), pixels))];
        Assert.Equal(seeds, expected.Select(row => row[0]).Distinct().Count());
        DigitClassifier current = new(0);
        bool done = false;
        string? torn = null;
        long[] seen = new long[seeds];
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
            Volatile.Write(ref current, new DigitClassifier(i % seeds));
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
