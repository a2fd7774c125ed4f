using StaticNets.Tests.Support;

namespace StaticNets.Tests.Selection;

/// <summary>Tests searches that run in parts, as several processes or machines would run them.</summary>
public sealed class SearchPartTests
{
    private const int Trials = 11;

    /// <summary>The parts together try what one search tries, with the same scores to the last bit.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 1)]
    [InlineData(11, 2)]
    public void ThePartsAreTheWholeSearch(int count, int threads)
    {
        using TemporaryFolder folder = new();
        SearchResult<Tried>[] parts =
        [
            .. Enumerable.Range(0, count).Select(index => Run((index, count), folder.File($"{index}.jsonl"), threads: threads)),
        ];
        Assert.All(parts, (part, index) => Assert.All(part.Trials, trial => Assert.Equal(index, trial.Number % count)));
        string[] expected = [.. SearchProblem.Ranking(Run((0, 1), null)).Split('\n')];
        IEnumerable<string> found = parts.SelectMany(part => SearchProblem.Ranking(part).Split('\n'));
        Assert.Equal(expected.Order(), found.Order());
        Assert.All(parts, part => Assert.Equal(part.Trials.Max(trial => trial.Score), part.Best.Score));
    }

    [Fact]
    public void AnInterruptedPartGoesOnAndMayGetMoreTrials()
    {
        using TemporaryFolder folder = new();
        string journal = folder.File("part.jsonl");
        int runs = 0;
        Assert.Throws<TrialFailedException>(() =>
            Run((1, 3), journal, onScore: () => _ = Interlocked.Increment(ref runs) > 5 ? throw new IOException("Power is gone.") : 0)
        );
        Assert.Equal(2, File.ReadAllLines(journal).Length);
        string expected = SearchProblem.Ranking(Run((1, 3), folder.File("other.jsonl"), trials: 20));
        Assert.Equal(SearchProblem.Ranking(Run((1, 3), folder.File("short.jsonl"))), SearchProblem.Ranking(Run((1, 3), journal)));
        Assert.Equal(expected, SearchProblem.Ranking(Run((1, 3), journal, trials: 20)));
        Assert.Equal(File.ReadAllText(folder.File("other.jsonl")), File.ReadAllText(journal));
    }

    [Fact]
    public void TheFirstLineSaysWhichPartItIs()
    {
        using TemporaryFolder folder = new();
        string journal = folder.File("part.jsonl");
        Run((1, 3), journal);
        Assert.EndsWith(
            ",\"part\":1,\"parts\":3,\"trials\":11,\"goal\":\"maximize\"}",
            File.ReadLines(journal).First(),
            StringComparison.Ordinal
        );
        Run((1, 3), journal, goal: SearchGoal.Minimize);
        Assert.EndsWith(
            ",\"part\":1,\"parts\":3,\"trials\":11,\"goal\":\"minimize\"}",
            File.ReadLines(journal).First(),
            StringComparison.Ordinal
        );

        // The journal of a whole search is that of earlier versions.
        Run((0, 1), folder.File("whole.jsonl"));
        Assert.DoesNotContain("part", File.ReadLines(folder.File("whole.jsonl")).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheJournalOfAnotherPartIsRefused()
    {
        using TemporaryFolder folder = new();
        string journal = folder.File("part.jsonl");
        Run((1, 3), journal);
        byte[] content = File.ReadAllBytes(journal);
        Refuses((2, 3), "part 1 of 3 of the search 'search'", "not to part 2 of 3 of the search 'search'");
        Refuses((1, 4), "part 1 of 3", "part 1 of 4");
        Refuses((0, 1), "part 1 of 3", "not to the search 'search'");
        Assert.Equal(content, File.ReadAllBytes(journal));
        Run((0, 1), folder.File("whole.jsonl"));
        File.Copy(folder.File("whole.jsonl"), journal, overwrite: true);
        Refuses((0, 3), "the search 'search'", "not to part 0 of 3");

        // A line of another part in an own journal, as when files are joined by hand.
        File.Delete(journal);
        Run((1, 3), journal);
        File.AppendAllText(
            journal,
            File.ReadLines(folder.File("whole.jsonl")).First(line => line.Contains("\"trial\":3", StringComparison.Ordinal)) + "\n"
        );
        Refuses((1, 3), "its trial 3 does not belong to part 1 of 3");

        void Refuses((int, int) part, params string[] texts)
        {
            var error = Assert.Throws<InvalidDataException>(() => Run(part, journal));
            Assert.All(texts, text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("{\"part\":3,\"parts\":3,\"trials\":11,\"goal\":\"maximize\"}")]
    [InlineData("{\"part\":-1,\"parts\":3,\"trials\":11,\"goal\":\"maximize\"}")]
    [InlineData("{\"part\":1,\"parts\":12,\"trials\":11,\"goal\":\"maximize\"}")]
    [InlineData("{\"part\":1,\"parts\":3,\"trials\":11,\"goal\":\"best\"}")]
    [InlineData("{\"part\":1,\"parts\":3,\"trials\":11}")]
    [InlineData("{\"part\":\"1\",\"parts\":3,\"trials\":11,\"goal\":\"maximize\"}")]
    public void ADamagedPartIsRefused(string part)
    {
        using TemporaryFolder folder = new();
        string journal = folder.File("part.jsonl");
        File.WriteAllText(journal, "{\"search\":\"search\",\"settings\":\"\"," + part[1..] + "\n");
        var error = Assert.Throws<InvalidDataException>(() => Run((1, 3), journal));
        Assert.Contains("line 1 does not say which search it belongs to", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PartsThatCannotBeMergedAreRefused()
    {
        using TemporaryFolder folder = new();
        Tells(
            "Part 1 of 3 needs a journal of its own: set SearchOptions.Journal.",
            Assert.Throws<ArgumentException>(() => Run((1, 3), null))
        );
        Tells(
            "A search of 11 trials cannot have 12 parts: each part needs a trial.",
            Assert.Throws<ArgumentException>(() => Run((1, 12), folder.File("part.jsonl")))
        );
        Tells(
            "Part.Index must be from 0 to Part.Count − 1 = 2, but is 3.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions { Part = (3, 3) })
        );
        Tells("but is -1.", Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions { Part = (-1, 3) }));
        Tells(
            "Part.Count must be at least 1, but is 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new SearchOptions { Part = (0, 0) })
        );
        Assert.Empty(folder.Names);

        static void Tells(string expected, Exception error) => Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static SearchResult<Tried> Run(
        (int, int) part,
        string? journal,
        int trials = Trials,
        int threads = 1,
        SearchGoal goal = SearchGoal.Maximize,
        Action? onScore = null
    ) =>
        RandomSearch.Run(
            SearchProblem.Draw,
            trials,
            SearchProblem.Data,
            SearchProblem.Folds,
            (options, train, validation, seed) =>
            {
                onScore?.Invoke();
                return SearchProblem.OfEverything(options, train, validation, seed);
            },
            new SearchOptions
            {
                Part = part,
                Journal = journal,
                Seed = 11,
                Parallelism = threads,
                Goal = goal,
            }
        );
}
