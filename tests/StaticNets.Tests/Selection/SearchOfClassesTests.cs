using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Selection;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Dense(4, Activation = Activation.Tanh)]
[Dropout(0)]
[Dense(1)]
internal sealed partial class Narrow : ILearn<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(1)]
[Dense(16, Activation = Activation.Tanh)]
[Dropout(0)]
[Dense(1)]
internal sealed partial class Wide : ILearn<double>;

/// <summary>A search over several network classes.</summary>
public sealed class SearchOfClassesTests
{
    private static SearchCandidate<Tried>[] Candidates =>
        [new("first", SearchProblem.OfEverything), new("second", (o, t, v, s) => -SearchProblem.OfEverything(o, t, v, s))];

    /// <summary>The candidates take turns, each with the options and the seed that a search of one class gives its trial.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void CandidatesTakeTurns(int threads)
    {
        SearchOptions options = new() { Seed = 4, Parallelism = threads };
        SearchResult<CandidateOptions<Tried>> result = RandomSearch.Run(
            Candidates,
            SearchProblem.Draw,
            7,
            SearchProblem.Data,
            SearchProblem.Folds,
            options
        );
        Trial<Tried>[] alone = OfOne(options);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], result.Trials.Select(trial => trial.Number).Order());
        foreach (Trial<CandidateOptions<Tried>> trial in result.Trials)
        {
            int sign = trial.Number % 2 == 0 ? 1 : -1;
            Assert.Equal(sign > 0 ? "first" : "second", trial.Options.Candidate);
            Assert.Equal(alone[trial.Number].Options, trial.Options.Options);
            Assert.Equal(alone[trial.Number].FoldScores, trial.FoldScores.Select(score => sign * score));
        }

        Assert.Equal(result.Trials.Max(trial => trial.Score), result.Best.Score);

        static Trial<Tried>[] OfOne(SearchOptions options) =>
            [
                .. RandomSearch
                    .Run(SearchProblem.Draw, 7, SearchProblem.Data, SearchProblem.Folds, SearchProblem.OfEverything, options)
                    .Trials.OrderBy(trial => trial.Number),
            ];
    }

    [Fact]
    public void ClassesAndTheirHyperparametersAreSearchedAtOnce()
    {
        SearchResult<CandidateOptions<double>> result = RandomSearch.Run<double>(
            [
                new("narrow", (rate, train, validation, seed) => Score(new Narrow(seed) { Dropout = { Rate = rate } }, train, validation)),
                new("wide", (rate, train, validation, seed) => Score(new Wide(seed) { Dropout = { Rate = rate } }, train, validation)),
            ],
            random => random.Uniform(0, 0.9),
            6,
            SearchProblem.Data,
            SearchProblem.Folds,
            new SearchOptions { Goal = SearchGoal.Minimize }
        );
        Assert.Equal(3, result.Trials.Count(trial => trial.Options.Candidate == "wide"));
        Assert.Equal(6, result.Trials.Select(trial => trial.Score).Distinct().Count());

        static double Score(ILearn<double> network, Dataset train, Dataset validation)
        {
            _ = network.Fit(train, new FitOptions { Epochs = 2, Parallelism = 1 });
            return network.Evaluate(validation).Loss;
        }
    }

    [Fact]
    public void FailuresAndJournalsNameTheCandidate()
    {
        SearchCandidate<Tried>[] failing = [Candidates[0], new("broken", (_, _, _, _) => double.NaN)];
        string message = Assert.Throws<TrialFailedException>(() => Run(failing)).Message;
        Assert.Contains(
            "Trial 1 with the options CandidateOptions { Candidate = broken, Options = Tried {",
            message,
            StringComparison.Ordinal
        );
        using Support.TemporaryFolder folder = new();
        SearchOptions journal = new() { Journal = folder.File("search.jsonl") };
        Run(Candidates, journal);
        Run(Candidates, journal);
        SearchCandidate<Tried>[] others = [Candidates[0], new("third", SearchProblem.OfEverything)];
        Assert.Contains(
            "random (first, second) search",
            Assert.Throws<InvalidDataException>(() => Run(others, journal)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void RejectsMissingAndEqualNames()
    {
        Assert.StartsWith(
            "There are no candidates to compare.",
            Assert.Throws<ArgumentException>(() => Run([])).Message,
            StringComparison.Ordinal
        );
        SearchCandidate<Tried>[] twins = [Candidates[0], Candidates[0]];
        Assert.StartsWith(
            "Two candidates are called 'first', but each needs a name of its own.",
            Assert.Throws<ArgumentException>(() => Run(twins)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => new SearchCandidate<Tried>(" ", SearchProblem.OfEverything));
    }

    /// <summary>A candidate that no trial tries would not be missed.</summary>
    [Fact]
    public void RejectsFewerTrialsThanCandidates()
    {
        SearchCandidate<Tried>[] five =
        [
            .. "abcde".Select(name => new SearchCandidate<Tried>(name.ToString(), SearchProblem.OfEverything)),
        ];
        Assert.StartsWith(
            "trials must be at least the number of candidates, but is 4.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Run(five)).Message,
            StringComparison.Ordinal
        );
    }

    private static SearchResult<CandidateOptions<Tried>> Run(SearchCandidate<Tried>[] candidates, SearchOptions? options = null) =>
        RandomSearch.Run(candidates, SearchProblem.Draw, 4, SearchProblem.Data, SearchProblem.Folds, options);
}
