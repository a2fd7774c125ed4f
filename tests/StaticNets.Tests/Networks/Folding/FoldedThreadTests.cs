using StaticNets.Runtime;

namespace StaticNets.Tests.Networks.Folding;

/// <summary>So large that threads which predict at once arrive while one of them still writes the folded weights.</summary>
[Network]
[Input(128)]
[Dense(1024)]
[BatchNormalization]
internal sealed partial class FoldedLarge : INetwork<float>;

/// <summary>Several threads predict at once after the weights have changed.</summary>
public sealed class FoldedThreadTests
{
    private const int Threads = 8;

    /// <summary>No prediction uses folded weights of before, and none uses weights that are only half written.</summary>
    [Fact]
    public void AllUseTheNewWeights()
    {
        FoldedLarge network = new(seed: 2);
        FoldedLarge twin = new(seed: 2);
        float[] x = [.. Enumerable.Range(0, FoldedLarge.InputLength).Select(i => (i % 7) - 3f)];
        float[] expected = new float[FoldedLarge.OutputLength];
        for (int round = 0; round < 200; round++)
        {
            UnfoldedPass.Fill(network.Parameters, round);
            UnfoldedPass.Fill(twin.Parameters, round);
            twin.Predict(x, expected);
            AtOnce(() =>
            {
                float[] y = new float[expected.Length];
                network.Predict(x, y);
                return y.AsSpan().SequenceEqual(expected);
            });
        }
    }

    /// <summary>The weights are written once after each change, and not before they are needed.</summary>
    [Fact]
    public void WriteThemOnce()
    {
        AlignedBlock<float> parameters = new(16);
        CountedBlock folded = new();
        for (int change = 1; change <= 50; change++)
        {
            parameters.Change().Span.Fill(change);
            parameters.Change();
            Assert.Equal(change - 1, folded.Writes);
            AtOnce(() => folded.Of(parameters) == change);
            Assert.Equal(change, folded.Writes);
            Assert.Equal(change, folded.Of(parameters));
            Assert.Equal(change, folded.Writes);
        }
    }

    /// <summary>Runs something on several threads that begin together; it must return true on each of them.</summary>
    private static void AtOnce(Func<bool> run)
    {
        using Barrier start = new(Threads);
        bool[] succeeded = new bool[Threads];
        Thread[] threads = new Thread[Threads];
        for (int i = 0; i < Threads; i++)
        {
            int thread = i;
            threads[i] = new Thread(() =>
            {
                start.SignalAndWait();
                succeeded[thread] = run();
            });
            threads[i].Start();
        }

        Array.ForEach(threads, thread => thread.Join());
        Assert.All(succeeded, Assert.True);
    }

    /// <summary>Takes so long to write its only element that other threads arrive in the meantime.</summary>
    private sealed class CountedBlock() : FoldedBlock<float>(1)
    {
        public int Writes { get; private set; }

        protected override void Write(ref float parameters, ref float folded)
        {
            folded = float.NaN;
            Thread.Sleep(2);
            folded = parameters;
            Writes++;
        }
    }
}
