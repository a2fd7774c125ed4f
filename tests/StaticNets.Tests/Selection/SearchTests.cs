using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace StaticNets.Tests.Selection;

public sealed class SearchTests
{
    /// <summary>All numbers are exact: small multiples of powers of two, and means of four such numbers.</summary>
    [Theory]
    [InlineData(SearchGoal.Maximize)]
    [InlineData(SearchGoal.Minimize)]
    public void GridSearchTriesEveryCombinationInEveryFold(SearchGoal goal)
    {
        SearchResult<Tried> result = GridSearch.Run(
            SearchProblem.Options,
            SearchProblem.Data,
            SearchProblem.Folds,
            (options, train, validation, _) =>
                (options.Rate * validation.Targets<double>().ToArray().Sum()) + (options.Width * train.Targets<double>().Length),
            new SearchOptions { Goal = goal }
        );

        List<(Tried Options, double Score)> expected = [];
        foreach (double rate in (double[])[0.5, 0.25, 4, 0.125])
        {
            foreach (int width in (int[])[1, 3, 2])
            {
                double sum = 0;
                foreach (Fold fold in SearchProblem.Folds.Folds)
                {
                    sum += (rate * fold.Validation.Sum(row => SearchProblem.Y[row])) + (width * fold.Train.Length);
                }

                expected.Add((new Tried(rate, width), sum / 4));
            }
        }

        var ranked = goal == SearchGoal.Maximize ? expected.OrderByDescending(pair => pair.Score) : expected.OrderBy(pair => pair.Score);
        Assert.Equal(ranked, result.Trials.Select(trial => (trial.Options, trial.Score)));
        Assert.All(result.Trials, trial => Assert.Equal(expected[trial.Number].Options, trial.Options));
        Assert.Equal(result.Trials[0], result.Best);
    }

    [Fact]
    public void OfEqualScoresTheFirstTrialIsTheBetterOne()
    {
        foreach (SearchGoal goal in Enum.GetValues<SearchGoal>())
        {
            SearchResult<int> result = GridSearch.Run(
                [3, 1, 2],
                SearchProblem.Data,
                SearchProblem.Folds,
                (_, _, _, _) => 1,
                new SearchOptions { Goal = goal }
            );
            Assert.Equal([3, 1, 2], result.Trials.Select(trial => trial.Options));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    public void TheResultIsTheSameForAnyNumberOfThreads(int threads)
    {
        Assert.Equal(SearchProblem.Ranking(Random(1)), SearchProblem.Ranking(Random(threads)));

        static SearchResult<Tried> Random(int parallelism) =>
            RandomSearch.Run(
                SearchProblem.Draw,
                20,
                SearchProblem.Data,
                SearchProblem.Folds,
                (options, train, validation, seed) =>
                {
                    // The trials take different times, so later trials may finish first.
                    Thread.Sleep(parallelism > 1 ? seed & 7 : 0);
                    return SearchProblem.OfEverything(options, train, validation, seed);
                },
                new SearchOptions { Seed = 11, Parallelism = parallelism }
            );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void NoMoreTrialsRunAtOnceThanAllowed(int threads)
    {
        int running = 0;
        ConcurrentBag<int> seen = [];

        // All threads must meet before the first trial continues. With fewer threads they would never meet.
        using Barrier all = new(threads);
        int met = 0;
        GridSearch.Run(
            Enumerable.Range(0, 12),
            SearchProblem.Data,
            SearchProblem.Folds,
            (_, _, _, _) =>
            {
                seen.Add(Interlocked.Increment(ref running));
                if (Interlocked.Increment(ref met) <= threads)
                {
                    Assert.True(all.SignalAndWait(TimeSpan.FromSeconds(60)));
                }

                Interlocked.Decrement(ref running);
                return 0;
            },
            new SearchOptions { Parallelism = threads }
        );
        Assert.Equal(threads, seen.Max());
    }

    [Fact]
    public void DrawsDependOnTheSeedAndTheNumberOfTheTrialAlone()
    {
        ImmutableArray<Tried> few = Drawn(seed: 1, trials: 5);
        Assert.Equal(few, Drawn(seed: 1, trials: 9).Take(5));
        Assert.Equal(5, few.Distinct().Count());
        Assert.Empty(few.Intersect(Drawn(seed: 2, trials: 5)));

        static ImmutableArray<Tried> Drawn(int seed, int trials) =>
            [
                .. RandomSearch
                    .Run(
                        SearchProblem.Draw,
                        trials,
                        SearchProblem.Data,
                        SearchProblem.Folds,
                        (_, _, _, _) => 0,
                        new SearchOptions { Seed = seed }
                    )
                    .Trials.OrderBy(trial => trial.Number)
                    .Select(trial => trial.Options),
            ];
    }

    [Fact]
    public void EveryTrialAndFoldHasItsOwnSeed()
    {
        ConcurrentBag<int> seeds = [];
        GridSearch.Run(
            Enumerable.Range(0, 10),
            SearchProblem.Data,
            SearchProblem.Folds,
            (_, _, _, seed) =>
            {
                seeds.Add(seed);
                return 0;
            }
        );
        Assert.Equal(40, seeds.Distinct().Count());
    }

    [Fact]
    public void ProgressTellsEachTrialAndTheBestSoFar()
    {
        List<SearchProgress> told = [];
        double[] scores = [1, 5, 2, 7];
        GridSearch.Run(
            [0, 1, 2, 3],
            SearchProblem.Data,
            SearchProblem.Folds,
            (option, _, _, _) => scores[option],
            new SearchOptions { Parallelism = 1, Progress = told.Add }
        );
        SearchProgress[] expected = [new(1, 4, "0", 1, 1), new(2, 4, "1", 5, 5), new(3, 4, "2", 2, 5), new(4, 4, "3", 7, 7)];
        Assert.Equal(expected, told);

        told.Clear();
        SearchOptions parallel = new() { Parallelism = 4, Progress = told.Add };
        GridSearch.Run(Enumerable.Range(0, 50), SearchProblem.Data, SearchProblem.Folds, (option, _, _, _) => option, parallel);
        Assert.Equal(Enumerable.Range(1, 50), told.Select(progress => progress.Finished));
    }

    [Fact]
    public void GridsHaveAllCombinationsTheLastAxisRunningFastest()
    {
        Assert.Equal([2, 4], Grid.Of([1, 2], value => 2 * value));
        Assert.Equal(["1a", "1b", "2a", "2b"], Grid.Of([1, 2], ["a", "b"], (a, b) => a + b));
        Assert.Equal(["1ax", "1bx", "2ax", "2bx"], Grid.Of([1, 2], ["a", "b"], ["x"], (a, b, c) => a + b + c));
        Assert.Equal(["1axy", "1axz", "1bxy", "1bxz"], Grid.Of([1], ["a", "b"], ["x"], ["y", "z"], (a, b, c, d) => a + b + c + d));
    }

    [Fact]
    public void RefusesWhatCannotRun()
    {
        Says(() => GridSearch.Run<int>([], SearchProblem.Data, SearchProblem.Folds, (_, _, _, _) => 0), "grid is empty");
        Says(() => RandomSearch.Run(_ => 1, 0, SearchProblem.Data, SearchProblem.Folds, (_, _, _, _) => 0), "trials must be at least 1");
        Says(() => GridSearch.Run([1], SearchProblem.Data, KFold.Split(14), (_, _, _, _) => 0), "no 14 whole rows");
        Says(() => new SearchOptions { Parallelism = 0 }, "Parallelism must be at least 1, but is 0");
        Says(() => new SearchOptions { Goal = (SearchGoal)7 }, "Goal must be Maximize or Minimize, but is 7");
        Says(() => new SearchOptions { Name = " " }, "Name");
    }

    private static void Says(Func<object> use, string part)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(use);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}
