using System.Collections.Concurrent;

namespace StaticNets.Tests.Ranks;

/// <summary>Ranks that are threads of one process, so that no test needs MPI.</summary>
internal sealed class ThreadRanks : IDisposable
{
    private readonly BlockingCollection<byte[]>[,] _mail;
    private readonly CancellationTokenSource _aborted = new();

    private ThreadRanks(int size)
    {
        _mail = new BlockingCollection<byte[]>[size, size];
        for (int i = 0; i < size * size; i++)
        {
            _mail[i / size, i % size] = [];
        }
    }

    /// <summary>The messages of all calls of <see cref="ICommunicator.Abort"/>.</summary>
    private ConcurrentQueue<string> Messages { get; } = [];

    /// <summary>Runs a function on all ranks at the same time.</summary>
    /// <param name="size">Number of ranks.</param>
    /// <param name="work">The function.</param>
    /// <returns>What each rank returned or threw, and why a rank ended all, or <see langword="null"/>.</returns>
    public static (TResult?[] Results, Exception?[] Errors, string? Abortion) Run<TResult>(int size, Func<ICommunicator, TResult> work)
    {
        using ThreadRanks ranks = new(size);
        TResult?[] results = new TResult?[size];
        Exception?[] errors = new Exception?[size];
        Thread[] threads =
        [
            .. Enumerable
                .Range(0, size)
                .Select(rank => new Thread(() =>
                {
                    try
                    {
                        results[rank] = work(new Member(ranks, rank, size));
                    }
                    catch (Exception error)
                    {
                        errors[rank] = error;
                    }
                })),
        ];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            Assert.True(thread.Join(TimeSpan.FromMinutes(2)), "A rank waits forever.");
        }

        foreach (BlockingCollection<byte[]> box in ranks._mail)
        {
            Assert.True(ranks._aborted.IsCancellationRequested || box.Count == 0, "A rank sent what nobody received.");
        }

        return (results, errors, ranks.Messages.FirstOrDefault());
    }

    public void Dispose()
    {
        _aborted.Dispose();
        foreach (BlockingCollection<byte[]> box in _mail)
        {
            box.Dispose();
        }
    }

    private sealed class Member(ThreadRanks ranks, int rank, int size) : ICommunicator
    {
        public int Rank => rank;

        public int Size => size;

        public void SendReceive(int partner, ReadOnlySpan<byte> sent, Span<byte> received)
        {
            Assert.Equal(sent.Length, received.Length);
            Assert.False(sent.Overlaps(received));
            ranks._mail[rank, partner].Add(sent.ToArray());
            Take(partner, received);
        }

        public void Broadcast(int root, Span<byte> bytes)
        {
            for (int other = 0; other < size && rank == root; other++)
            {
                if (other != root)
                {
                    ranks._mail[root, other].Add(bytes.ToArray());
                }
            }

            if (rank != root)
            {
                Take(root, bytes);
            }
        }

        public void Abort(string message)
        {
            ranks.Messages.Enqueue(message);
            ranks._aborted.Cancel();
        }

        private void Take(int from, Span<byte> received)
        {
            byte[] bytes = ranks._mail[from, rank].Take(ranks._aborted.Token);
            Assert.Equal(received.Length, bytes.Length);
            bytes.CopyTo(received);
        }
    }
}
