using StaticNets.Training;

namespace StaticNets.Tests;

public sealed class FitAsyncTests
{
    private static readonly FitOptions _options = new()
    {
        Epochs = 4,
        BatchSize = 3,
        Optimizer = new Adam(0.01),
        Seed = 5,
    };

    [Fact]
    public async Task TrainsAsFitDoesOnAnotherThread()
    {
        TinyData<float> data = new(20);
        Dataset train = new(data.X, data.Targets);
        TinyNetwork<float> network = new();
        TinyNetwork<float> twin = new();
        int thread = Environment.CurrentManagedThreadId;
        List<int> threads = [];
        FitOptions options = _options with { Progress = _ => threads.Add(Environment.CurrentManagedThreadId) };
        History history = await Trainer.FitAsync(network, train, options, TestContext.Current.CancellationToken);
        Assert.Equal(twin.Fit(train, _options).Epochs, history.Epochs);
        Assert.Equal(twin.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
        Assert.Equal(4, threads.Count);
        Assert.DoesNotContain(thread, threads);
    }

    /// <summary>Either token cancels the task, and is named by the exception.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task IsCancelledByBothTokens(bool byOptions)
    {
        TinyData<float> data = new(20);
        using CancellationTokenSource source = new();
        FitOptions options = _options with
        {
            Epochs = int.MaxValue,
            AfterBatch = batch =>
            {
                if (batch.Epoch == 2)
                {
                    source.Cancel();
                }
            },
            CancellationToken = byOptions ? source.Token : default,
        };
        Task<History> training = Trainer.FitAsync(
            new TinyNetwork<float>(),
            new Dataset(data.X, data.Targets),
            options,
            byOptions ? default : source.Token
        );
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training);
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.True(training.IsCanceled);
    }

    [Fact]
    public async Task FailsWithTheExceptionsOfFit()
    {
        Task<History> training = Trainer.FitAsync(new TinyNetwork<float>(), new Dataset(new float[7], new float[4]), _options, default);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => training);
        Assert.Contains("rows of 3", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>(
            "train",
            () => Trainer.FitAsync(new TinyNetwork<float>(), null!, _options, default)
        );
    }
}
