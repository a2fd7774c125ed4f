using Digits;

namespace StaticNets.Tests.Files;

/// <summary>Writes a file repeatedly until the process is killed: <c>save PATH</c> or <c>checkpoint PATH</c>.</summary>
internal static class EndlessWriter
{
    /// <summary>The seeds of the weights that are written alternately.</summary>
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
    /// Two batches in each epoch, because their order and the state of Adam must survive. One thread, for the same bits in each run.
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
