using StaticNets.Tests.Support;

namespace StaticNets.Tests.Training;

/// <summary>Trainings that carry states of recurrent layers, interrupted after an epoch and continued from a checkpoint.</summary>
public sealed class CarriedCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FitOptions _options;

    public CarriedCheckpointTests()
    {
        _options = new FitOptions
        {
            Epochs = 4,
            BatchSize = 5,
            Shuffle = false,
            Stateful = true,
            TruncateSteps = 4,
            Optimizer = new Adam(0.01),
        };
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(true, 0)]
    [InlineData(false, 4)]
    public void ContinueWithTheSameBits(bool isStateful, int pieces)
    {
        FitOptions options = _options with { Stateful = isStateful, TruncateSteps = pieces };
        CarriedAnySteps whole = new(seed: 1);
        History expected = whole.Fit(Data(), options);

        Interrupt(options);
        CarriedAnySteps resumed = new(seed: 2);
        History found = resumed.Fit(Data(), options with { ResumeFrom = FilePath });

        Assert.Equal(expected.Epochs.Select(epoch => epoch.Loss), found.Epochs.Select(epoch => epoch.Loss));
        Assert.Equal(Weights(whole), Weights(resumed));
    }

    [Fact]
    public void AnotherWayToCarryStatesIsRefused()
    {
        Interrupt(_options);
        Refused("TruncateSteps = 3, found 4", _options with { TruncateSteps = 3 });
        Refused("TruncateSteps = 0, found 4", _options with { TruncateSteps = 0 });
        Refused("Stateful = False, found True", _options with { Stateful = false });
    }

    public void Dispose() => _folder.Dispose();

    private string FilePath => _folder.File("carried.checkpoint");

    private void Interrupt(FitOptions options) =>
        new CarriedAnySteps(seed: 1).Fit(Data(), options with { Epochs = 2, Checkpoint = new Checkpoint(FilePath) });

    private void Refused(string reason, FitOptions options)
    {
        CarriedAnySteps network = new(seed: 3);
        var error = Assert.Throws<InvalidDataException>(() => network.Fit(Data(), options with { ResumeFrom = FilePath }));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(Weights(new CarriedAnySteps(seed: 3)), Weights(network));
    }

    // 10 rows of 9 steps: two batches an epoch, of three pieces each.
    private static Dataset Data()
    {
        double[] x = [.. Enumerable.Range(0, 10 * 9 * 3).Select(i => Math.Sin(i))];
        double[] targets = [.. Enumerable.Range(0, 10 * 9 * 2).Select(i => Math.Cos(3 * i))];
        return new Dataset(x, targets) { Steps = 9 };
    }

    private static double[] Weights(CarriedAnySteps network) =>
        [
            .. network.Parameters.Names.SelectMany(name =>
            {
                double[] values = new double[network.Parameters[name].FlattenedLength];
                network.Parameters[name].FlattenTo(values);
                return values;
            }),
        ];
}
