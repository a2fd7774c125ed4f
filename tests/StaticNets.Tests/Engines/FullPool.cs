using StaticNets.Tests.Networks.Sizes;

namespace StaticNets.Tests.Engines;

/// <summary>
/// The command <c>full-pool</c>: every thread of the pool waits, and a thread outside the pool predicts. It runs in a process of its own
/// with two processors, because the size of the thread pool belongs to the process.
/// </summary>
internal static class FullPool
{
    /// <summary>The output of the process if the predictions are right.</summary>
    public const string Done = "predicted";

    private const int PoolThreads = 2;
    private const int Rows = 4000;

    public static void Run()
    {
        if (!ThreadPool.SetMinThreads(1, 1) || !ThreadPool.SetMaxThreads(PoolThreads, PoolThreads))
        {
            throw new InvalidOperationException(
                $"The pool cannot be limited to {PoolThreads} threads on {Environment.ProcessorCount} processors."
            );
        }

        using CountdownEvent waiting = new(PoolThreads);
        using ManualResetEventSlim end = new();
        for (int i = 0; i < PoolThreads; i++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                waiting.Signal();
                end.Wait();
            });
        }

        waiting.Wait();
        Handwriting network = new(seed: 3);
        float[] x = new float[Rows * Handwriting.InputLength];
        float[] expected = new float[Rows * Handwriting.OutputLength];
        float[] y = new float[expected.Length];
        network.Predict(x, expected);
        Thread caller = new(() => network.PredictParallel(x, y, 2));
        caller.Start();
        caller.Join();
        end.Set();
        Console.WriteLine(y.AsSpan().SequenceEqual(expected) ? Done : "The outputs are others.");
    }
}
