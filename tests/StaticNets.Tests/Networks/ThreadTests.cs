using StaticNets.Tests.Networks.Sizes;

namespace StaticNets.Tests.Networks;

/// <summary>Runs beside no other test, since it counts what all threads allocate.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Sixteen threads predict with one instance at once.</summary>
[Collection(nameof(Alone))]
public sealed class ThreadTests
{
    private const int Threads = 16;
    private const int Calls = 3;

    // The test runner's own threads may allocate at any time, so rounds are short and many; a leak of ours shows in every one.
    private const int Rounds = 60;

    private readonly Handwriting _network = new(seed: 3);
    private readonly float[] _x = new RandomRows<float>(NetworkInside.Description(typeof(Handwriting)), Threads * 7, seed: 1).X;
    private int _ready;
    private int _round;

    [Fact]
    public void AllocateNothingAndGetTheSameBits()
    {
        // Thread t has 7t + 7 rows, so that each is somewhere else in its pass.
        float[][] expected = [.. Enumerable.Range(1, Threads).Select(t => Predict(_x.AsSpan(0, t * 7 * Handwriting.InputLength)))];
        float[][] actual = [.. expected.Select(y => new float[y.Length])];
        int[] wrong = new int[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() => Run(t, expected[t], actual[t], wrong)))];
        Array.ForEach(threads, thread => thread.Start());

        // The first round allocates the threads' workspaces.
        long[] allocated = new long[Rounds + 1];
        for (int round = 0; round <= Rounds; round++)
        {
            Await(Threads);
            Volatile.Write(ref _ready, 0);
            long before = GC.GetTotalAllocatedBytes(true);
            Volatile.Write(ref _round, round + 1);
            Await(Threads);
            allocated[round] = GC.GetTotalAllocatedBytes(true) - before;
        }

        Volatile.Write(ref _round, Rounds + 2);
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(wrong, count => Assert.Equal(0, count));
        Assert.True(allocated.Skip(1).Min() == 0, "bytes a round: " + string.Join(", ", allocated));
    }

    private void Run(int thread, float[] expected, float[] y, int[] wrong)
    {
        ReadOnlySpan<float> x = _x.AsSpan(0, (thread + 1) * 7 * Handwriting.InputLength);
        for (int round = 1; round <= Rounds + 1; round++)
        {
            Interlocked.Increment(ref _ready);
            while (Volatile.Read(ref _round) < round)
            {
                Thread.Sleep(1);
            }

            for (int call = 0; call < Calls; call++)
            {
                _network.Predict(x, y);
                wrong[thread] += y.AsSpan().SequenceEqual(expected) ? 0 : 1;
            }
        }

        Interlocked.Increment(ref _ready);
    }

    private void Await(int count)
    {
        while (Volatile.Read(ref _ready) < count)
        {
            Thread.Sleep(1);
        }
    }

    private float[] Predict(ReadOnlySpan<float> x)
    {
        float[] y = new float[x.Length / Handwriting.InputLength * Handwriting.OutputLength];
        _network.Predict(x, y);
        return y;
    }
}
