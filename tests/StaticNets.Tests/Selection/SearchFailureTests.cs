using System.Globalization;

namespace StaticNets.Tests.Selection;

/// <summary>Tests trials that throw, scores that cannot be ranked, and searches that are cancelled.</summary>
public sealed class SearchFailureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void TheFirstFailingTrialIsNamedWithItsOptions(int threads)
    {
        // With several threads, trial 7 fails before trial 5, whose folds take longer. The exception must name trial 5 all the same.
        var error = Assert.Throws<TrialFailedException>(() =>
            GridSearch.Run(
                SearchProblem.Options,
                SearchProblem.Data,
                SearchProblem.Folds,
                (options, _, validation, _) =>
                {
                    if (options == new Tried(0.25, 2) && validation.X<double>().Span[0] == FirstOfFold(2))
                    {
                        Thread.Sleep(100);
                        throw new InvalidOperationException("The fifth.");
                    }

                    return options == new Tried(4, 3) ? throw new InvalidOperationException("The seventh.") : 0;
                },
                new SearchOptions { Parallelism = threads }
            )
        );
        Assert.Equal(5, error.Trial);
        Assert.Equal("Tried { Rate = 0.25, Width = 2 }", error.Options);
        Assert.Equal("Trial 5 with the options Tried { Rate = 0.25, Width = 2 } failed in fold 2: The fifth.", error.Message);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact]
    public void ACultureDoesNotChangeTheText()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;
            var error = Assert.Throws<TrialFailedException>(() => Run(_ => throw new InvalidOperationException("0,5")));
            Assert.Equal("Tried { Rate = 0.5, Width = 1 }", error.Options);
            Assert.Same(comma, CultureInfo.CurrentCulture);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void AScoreThatIsNoNumberCannotBeRanked()
    {
        var error = Assert.Throws<TrialFailedException>(() => Run(options => options.Width == 3 ? double.NaN : 1));
        Assert.Equal(1, error.Trial);
        Assert.Contains("its score is NaN", error.Message, StringComparison.Ordinal);

        int calls = 0;
        error = Assert.Throws<TrialFailedException>(() =>
            Run(_ => calls++ == 0 ? double.PositiveInfinity : double.NegativeInfinity, threads: 1)
        );
        Assert.Contains("have no mean", error.Message, StringComparison.Ordinal);

        // A score of −∞ is ranked last.
        Assert.Equal(4, Run(options => options.Rate == 4 ? 1 : double.NegativeInfinity).Best.Options.Rate);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ACancelledSearchBeginsNoMoreTrials(int threads)
    {
        using CancellationTokenSource source = new();
        int begun = 0;
        Assert.Throws<OperationCanceledException>(() =>
            Run(
                _ =>
                {
                    if (Interlocked.Increment(ref begun) == 6)
                    {
                        source.Cancel();
                    }

                    return 0;
                },
                threads,
                source.Token
            )
        );

        // When the sixth call cancels the search, each of the other threads may be about to begin one more call.
        Assert.InRange(begun, 6, 5 + threads);
    }

    [Fact]
    public void AScoreThatWatchesTheTokenEndsTheSearchAsCancelled()
    {
        using CancellationTokenSource source = new();
        Assert.Throws<OperationCanceledException>(() =>
            Run(
                _ =>
                {
                    source.Cancel();
                    source.Token.ThrowIfCancellationRequested();
                    return 0;
                },
                token: source.Token
            )
        );

        // A cancellation by the trial itself counts as a failure.
        Assert.Throws<TrialFailedException>(() => Run(_ => throw new OperationCanceledException()));
    }

    [Fact]
    public void WhatTheProgressCallbackThrowsEndsTheSearch()
    {
        var error = Assert.Throws<NotSupportedException>(() =>
            GridSearch.Run(
                SearchProblem.Options,
                SearchProblem.Data,
                SearchProblem.Folds,
                (_, _, _, _) => 0,
                new SearchOptions { Progress = _ => throw new NotSupportedException("No more.") }
            )
        );
        Assert.Equal("No more.", error.Message);
    }

    private static double FirstOfFold(int fold) => SearchProblem.X[SearchProblem.Folds.Folds[fold].Validation[0]];

    private static SearchResult<Tried> Run(Func<Tried, double> score, int threads = 2, CancellationToken token = default) =>
        GridSearch.Run(
            SearchProblem.Options,
            SearchProblem.Data,
            SearchProblem.Folds,
            (options, _, _, _) => score(options),
            new SearchOptions { Parallelism = threads, CancellationToken = token }
        );
}
