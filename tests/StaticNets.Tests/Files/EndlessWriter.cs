using Digits;

namespace StaticNets.Tests.Files;

/// <summary>The commands <c>save PATH</c> and <c>checkpoint PATH</c>, which write a file repeatedly until the process is killed.</summary>
internal static class EndlessWriter
{
    /// <summary>The seeds of the two networks whose weights are written alternately.</summary>
    public static readonly int[] Seeds = [1, 2];

    public static void Run(string[] args)
    {
        string path = args[1];
        if (args[0] == "save")
        {
            Save(path);
        }
        else
        {
            TrainWithCheckpoints(path);
        }
    }

    private static void Save(string path)
    {
        DigitClassifier[] networks = [.. Seeds.Select(seed => new DigitClassifier(seed))];
        for (int i = 0; ; i++)
        {
            networks[i % networks.Length].Save(path);
            Tell(i);
        }
    }

    private static void TrainWithCheckpoints(string path) =>
        new DigitClassifier(Seeds[0]).Fit(Data, Options(path, int.MaxValue) with { Progress = progress => Tell(progress.Epoch) });

    /// <summary>A few rows, so that most of the time is spent on writing.</summary>
    public static Dataset Data { get; } =
        new(Enumerable.Range(0, 4 * DigitClassifier.InputLength).Select(i => i % 17 / 16f).ToArray(), new[] { 1, 2, 3, 4 });

    /// <summary>
    /// Returns options with two batches in each epoch, because the order of the batches and the state of Adam must survive the kill, and
    /// with one thread, so that each run gives the same bits.
    /// </summary>
    public static FitOptions Options(string path, int epochs) =>
        new()
        {
            Epochs = epochs,
            BatchSize = 2,
            Parallelism = 1,
            Optimizer = new Adam(1e-3),
            Checkpoint = new Checkpoint(path),
        };

    // Tells the test that the first file exists: from now on the process may be killed.
    private static void Tell(int written)
    {
        if (written == 1)
        {
            Console.Out.WriteLine("writing");
            Console.Out.Flush();
        }
    }
}
