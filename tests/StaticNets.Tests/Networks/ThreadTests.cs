using StaticNets.Runtime;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks.Convolutions;
using StaticNets.Tests.Networks.Padded;
using StaticNets.Tests.Networks.Sizes;

namespace StaticNets.Tests.Networks;

/// <summary>Tests that run alone, because they count the allocations of all threads.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Sixteen threads predict with one instance at the same time.</summary>
[Collection(nameof(Alone))]
public sealed class ThreadTests
{
    private const int Threads = 16;

    private int _ready;
    private int _round;

    public static TheoryData<Type> Networks => [typeof(Handwriting), typeof(PooledSingle), typeof(NormalizedConvolutionsSingle)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void GetTheSameBits(Type network) => Run((INetwork<float>)Activator.CreateInstance(network, 3)!, rounds: 2, calls: 30);

    /// <summary>
    /// The test runner allocates some bytes ten times a second, so the test takes the minimum of many short rounds; a leak would show in
    /// every round. The first round is left out, because it allocates the threads' scratch memory.
    /// </summary>
    [Fact]
    public void AllocateNothing()
    {
        long[] allocated = Run(new SigmoidGraph(seed: 3), rounds: 100, calls: 3);
        Assert.True(allocated.Skip(1).Min() == 0, "bytes a round: " + string.Join(", ", allocated));
    }

    /// <summary>
    /// Returns the bytes that all threads allocated in each round. Each thread predicts a different multiple of 7 rows, so that the threads
    /// are in different phases.
    /// </summary>
    private long[] Run(INetwork<float> network, int rounds, int calls)
    {
        NetworkDescription description = NetworkInside.Description(network.GetType());
        float[] x = new RandomRows<float>(description, Threads * 7, seed: 1).X;
        int[] wrong = new int[Threads];
        Thread[] threads = new Thread[Threads];
        for (int t = 0; t < Threads; t++)
        {
            int rows = 7 * (t + 1);
            int thread = t;
            float[] own = x[..(rows * description.InputLength)];
            float[] expected = new float[rows * description.OutputLength];
            float[] actual = new float[expected.Length];
            network.Predict(own, expected);
            threads[t] = new Thread(() => wrong[thread] = Predict(network, own, actual, expected, rounds, calls));
            threads[t].Start();
        }

        long[] allocated = new long[rounds];
        for (int round = 0; round < rounds; round++)
        {
            Await();
            Volatile.Write(ref _ready, 0);
            long before = GC.GetTotalAllocatedBytes(true);
            Volatile.Write(ref _round, round + 1);
            Await();
            allocated[round] = GC.GetTotalAllocatedBytes(true) - before;
        }

        Array.ForEach(threads, thread => thread.Join());
        Assert.All(wrong, count => Assert.Equal(0, count));
        return allocated;
    }

    /// <summary>Returns the number of predictions that differ from the expected ones.</summary>
    private int Predict(INetwork<float> network, float[] x, float[] y, float[] expected, int rounds, int calls)
    {
        int wrong = 0;
        for (int round = 1; round <= rounds; round++)
        {
            Interlocked.Increment(ref _ready);
            while (Volatile.Read(ref _round) < round)
            {
                Thread.Sleep(1);
            }

            for (int call = 0; call < calls; call++)
            {
                network.Predict(x, y);
                wrong += y.AsSpan().SequenceEqual(expected) ? 0 : 1;
            }
        }

        Interlocked.Increment(ref _ready);
        return wrong;
    }

    private void Await()
    {
        while (Volatile.Read(ref _ready) < Threads)
        {
            Thread.Sleep(1);
        }
    }
}
