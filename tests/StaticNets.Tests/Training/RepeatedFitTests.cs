using StaticNets.Tests.Support;

namespace StaticNets.Tests;

/// <summary>
/// Each call of <c>Fit</c> uses new orders of the rows; several calls with one epoch use the same orders as one call with several epochs.
/// </summary>
public sealed class RepeatedFitTests : IDisposable
{
    private const int Epochs = 4;

    private readonly TemporaryFolder _folder = new();
    private readonly TinyData<float> _data = new(23);
    private readonly FitOptions _one = new()
    {
        BatchSize = 5,
        Seed = 3,
        Optimizer = new Momentum(0.02),
        Parallelism = 1,
    };

    private Dataset Rows => new(_data.X, _data.Targets);

    [Fact]
    public void CallsOfOneEpochAreOneCallOfMany()
    {
        TinyNetwork<float> many = new();
        History history = many.Fit(Rows, _one with { Epochs = Epochs });
        TinyNetwork<float> loop = new();
        double[] losses = [.. Enumerable.Range(0, Epochs).Select(_ => loop.Fit(Rows, _one).Epochs[0].Loss)];
        Assert.Equal(history.Epochs.Select(record => record.Loss), losses);
        Assert.Equal(many.Parameters.Span.ToArray(), loop.Parameters.Span.ToArray());
    }

    /// <summary>The second call of <c>Fit</c> starts after the steps of the first call; a resumed call must know their number.</summary>
    [Fact]
    public void AResumedSecondCallIsTheSameToTheBit()
    {
        TinyNetwork<float> whole = new();
        whole.Fit(Rows, _one);
        TinyNetwork<float> resumed = new();
        resumed.Fit(Rows, _one);
        FitOptions options = _one with { Epochs = Epochs };
        whole.Fit(Rows, options);

        string path = _folder.File("checkpoint.safetensors");
        resumed.Fit(Rows, options with { Epochs = 2, Checkpoint = new Checkpoint(path) });
        TinyNetwork<float> other = new(seed: 9);
        other.Fit(Rows, options with { ResumeFrom = path });
        Assert.Equal(whole.Parameters.Span.ToArray(), other.Parameters.Span.ToArray());
    }

    public void Dispose() => _folder.Dispose();
}
