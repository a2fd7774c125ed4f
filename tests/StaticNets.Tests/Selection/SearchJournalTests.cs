using StaticNets.Tests.Support;

namespace StaticNets.Tests.Selection;

/// <summary>Tests searches that are interrupted and continued, and journals of other searches.</summary>
public sealed class SearchJournalTests
{
    private const int Trials = 12;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    public void ASearchGoesOnWhereItWasInterrupted(int threads, int threadsLater)
    {
        string expected = SearchProblem.Ranking(Run(journal: null));
        using TemporaryFolder folder = new();
        string journal = folder.File("trials.jsonl");
        int before = 0;
        Assert.Throws<TrialFailedException>(() =>
            Run(journal, threads, onScore: () => Throw(Interlocked.Increment(ref before) > 4 * 5 ? "Power is gone." : null))
        );
        int kept = File.ReadAllLines(journal).Length - 1;
        Assert.InRange(kept, 1, Trials - 1);
        int after = 0;
        Assert.Equal(expected, SearchProblem.Ranking(Run(journal, threadsLater, onScore: () => Interlocked.Increment(ref after))));
        Assert.Equal(4 * (Trials - kept), after);
        Assert.Equal(Trials + 1, File.ReadAllLines(journal).Length);
        Assert.Equal(["trials.jsonl"], folder.Names);

        // All trials are in the journal, so none runs again.
        Assert.Equal(expected, SearchProblem.Ranking(Run(journal, onScore: () => Throw("It ran."))));
    }

    [Fact]
    public void MoreTrialsContinueARandomSearchAndFewerTakeItsFirst()
    {
        using TemporaryFolder folder = new();
        string journal = folder.File("trials.jsonl");
        Run(journal, trials: 5);
        Assert.Equal(SearchProblem.Ranking(Run(journal: null)), SearchProblem.Ranking(Run(journal)));
        string few = SearchProblem.Ranking(Run(journal: null, trials: 3));
        Assert.Equal(few, SearchProblem.Ranking(Run(journal, trials: 3, onScore: () => Throw("It ran."))));
        Assert.Equal(Trials + 1, File.ReadAllLines(journal).Length);
    }

    [Fact]
    public void InfiniteScoresSurvive()
    {
        using TemporaryFolder folder = new();
        string journal = folder.File("trials.jsonl");
        for (int round = 0; round < 2; round++)
        {
            SearchResult<double> result = GridSearch.Run(
                [double.NegativeInfinity, 0.1, double.PositiveInfinity],
                SearchProblem.Data,
                SearchProblem.Folds,
                (option, _, _, _) => round == 0 ? option : throw new InvalidOperationException("It ran."),
                new SearchOptions { Journal = journal }
            );
            Assert.Equal([double.PositiveInfinity, 0.1, double.NegativeInfinity], result.Trials.Select(trial => trial.FoldScores[0]));
        }
    }

    [Fact]
    public void AJournalOfAnotherSearchIsRefusedByName()
    {
        using TemporaryFolder folder = new();
        string journal = folder.File("trials.jsonl");
        Run(journal, name: "first");
        byte[] content = File.ReadAllBytes(journal);
        Refuses(() => Run(journal, name: "second"), "belongs to the search 'first'", "not to the search 'second'", journal);
        Refuses(() => Run(journal, name: "first", seed: 12), "seed 11", "seed 12");
        Refuses(() => Run(journal, name: "first", folds: KFold.Split(SearchProblem.Rows, 3)), "4 folds", "3 folds");
        Refuses(() => Run(journal, name: "first", folds: KFold.Split(SearchProblem.Rows, 4, seed: 6)), "fingerprint");
        double[] other = [.. SearchProblem.Y];
        other[12]++;
        Refuses(() => Run(journal, name: "first", data: new Dataset(SearchProblem.X, other)), "fingerprint");
        Refuses(
            () => Run(journal, name: "first", draw: random => new Tried(random.Uniform(0, 1), 1)),
            "its trial ",
            " has the options Tried {"
        );
        SearchOptions options = new()
        {
            Journal = journal,
            Name = "first",
            Seed = 11,
        };
        Refuses(
            () => GridSearch.Run(SearchProblem.Options, SearchProblem.Data, SearchProblem.Folds, SearchProblem.OfEverything, options),
            "random search",
            "grid search"
        );
        Assert.Equal(content, File.ReadAllBytes(journal));

        void Refuses(Func<object> use, params string[] parts)
        {
            var error = Assert.Throws<InvalidDataException>(use);
            Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("", "last line is not whole")]
    [InlineData("hello\n", "line 1 does not say")]
    [InlineData("[]\n", "line 1 does not say")]
    [InlineData("{\"search\":\"search\"}\n", "line 1 does not say")]
    [InlineData("+{\"trial\":", "last line is not whole")]
    [InlineData("+{\"trial\":\n", "line 3 is damaged")]
    [InlineData("+[]\n", "line 3 is damaged")]
    [InlineData("+{\"trial\":1,\"options\":\"\"}\n", "line 3 is damaged")]
    [InlineData("+{\"trial\":1,\"options\":\"\",\"scores\":[null]}\n", "line 3 is damaged")]
    [InlineData("+{\"trial\":1,\"options\":\"\",\"scores\":[\"much\"]}\n", "line 3 is damaged")]
    [InlineData("+{\"trial\":-1,\"options\":\"\",\"scores\":[]}\n", "line 3 is damaged")]
    [InlineData("+{\"trial\":0,\"options\":\"\",\"scores\":[]}\n", "line 3 repeats trial 0")]
    [InlineData("+{\"trial\":1,\"options\":\"\",\"scores\":[1]}\n", "trial 1 has the options  and 1 scores")]
    [InlineData("+\u0001", "no text in UTF-8")]
    public void ADamagedJournalIsRefusedWithItsLine(string text, string expected)
    {
        using TemporaryFolder folder = new();
        string journal = folder.File("trials.jsonl");
        if (text.StartsWith('+'))
        {
            Run(journal, trials: 1);
            text = text[1..];
        }

        // The byte 255 never occurs in UTF-8.
        byte[] added = text == "\u0001" ? [255, (byte)'\n'] : System.Text.Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(journal, [.. File.Exists(journal) ? File.ReadAllBytes(journal) : [], .. added]);
        byte[] content = File.ReadAllBytes(journal);
        var error = Assert.Throws<InvalidDataException>(() => Run(journal));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(journal, error.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(journal));
    }

    [Fact]
    public void AFolderThatIsMissingIsToldBeforeTheFirstTrial()
    {
        using TemporaryFolder folder = new();
        string journal = Path.Combine(folder.Path, "missing", "trials.jsonl");
        Assert.Throws<DirectoryNotFoundException>(() => Run(journal, onScore: () => Throw("It ran.")));
    }

    /// <summary>Another process that reads the journal finds complete lines at any time.</summary>
    [Fact]
    public void TheFileIsWholeAtAnyTime()
    {
        using TemporaryFolder folder = new();
        string journal = folder.File("trials.jsonl");
        int finished = 0;
        Run(
            journal,
            threads: 4,
            onScore: () =>
            {
                string content = File.ReadAllText(journal);
                Assert.EndsWith("}\n", content, StringComparison.Ordinal);
                Assert.InRange(content.Count(letter => letter == '\n'), 1, Trials + 1);
                Interlocked.Increment(ref finished);
            }
        );
        Assert.Equal(4 * Trials, finished);
    }

    private static SearchResult<Tried> Run(
        string? journal,
        int threads = 2,
        int trials = Trials,
        string name = "search",
        int seed = 11,
        KFold? folds = null,
        Dataset? data = null,
        Func<RandomSource, Tried>? draw = null,
        Action? onScore = null
    ) =>
        RandomSearch.Run(
            draw ?? SearchProblem.Draw,
            trials,
            data ?? SearchProblem.Data,
            folds ?? SearchProblem.Folds,
            (options, train, validation, foldSeed) =>
            {
                onScore?.Invoke();
                return SearchProblem.OfEverything(options, train, validation, foldSeed);
            },
            new SearchOptions
            {
                Journal = journal,
                Name = name,
                Seed = seed,
                Parallelism = threads,
            }
        );

    private static void Throw(string? message)
    {
        if (message is not null)
        {
            throw new InvalidOperationException(message);
        }
    }
}
