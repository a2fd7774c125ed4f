namespace StaticNets.Benchmarks.Workloads;

/// <summary>An epoch of LeNet-5 on as many pictures as MNIST has. The pictures are random numbers: the time does not depend on them.</summary>
internal static class LeNetEpoch
{
    public const int Rows = 60_000;

    private const int BatchSize = 128;

    public static Action Create()
    {
        LeNetLearner network = new(seed: 1);
        Dataset rows = new(RandomRows.Values(Rows * LeNetLearner.InputLength), RandomRows.Classes(Rows, LeNetLearner.OutputLength));
        FitOptions options = new()
        {
            Epochs = 1,
            BatchSize = BatchSize,
            Optimizer = new Adam(1e-3),
            Parallelism = 1,
        };
        return () => network.Fit(rows, options);
    }
}
