using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>Searches that ran in parts, and are put together from the journals.</summary>
public sealed class SearchMergeTests : IDisposable
{
    private const int Trials = 7;

    private static readonly double[] _rows = [1, 2, 3, 4, 5, 6];

    private readonly TemporaryFolder _folder = new();

    /// <summary>The merged journal has the bytes of that of one machine, and the search reads all trials from it.</summary>
    [Theory]
    [InlineData(2, SearchGoal.Maximize)]
    [InlineData(3, SearchGoal.Maximize)]
    [InlineData(3, SearchGoal.Minimize)]
    [InlineData(7, SearchGoal.Minimize)]
    public void TheMergedSearchIsThatOfOneMachine(int count, SearchGoal goal)
    {
        SearchResult<double> whole = Run(Journal("whole"), goal: goal);
        // The parts are given in another order than that of their numbers.
        string[] parts = [.. Parts(count, goal).Reverse()];
        string merged = Journal("merged");
        string report = ToolRun.Of(["search", "merge", .. parts, "--output", merged]).Report;
        Assert.Equal(File.ReadAllText(Journal("whole")), File.ReadAllText(merged));
        SearchResult<double> read = Run(merged, goal: goal, score: (_, _) => throw new InvalidOperationException("It ran."));
        Assert.Equal(whole.Trials.Select(trial => (trial.Number, trial.Score)), read.Trials.Select(trial => (trial.Number, trial.Score)));
        string[] lines = report.Split('\n');
        Assert.Equal(
            [
                "rank trial score options",
                .. whole.Trials.Select(
                    (trial, rank) => FormattableString.Invariant($"{rank + 1} {trial.Number} {trial.Score} {trial.Options}")
                ),
            ],
            lines[..(Trials + 1)].Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        );
        Assert.Equal(["", $"7 trials of {count} parts", ""], lines[(Trials + 1)..]);
    }

    [Fact]
    public void AJournalThatIsMissingOrGivenTwiceIsTold()
    {
        string[] parts = Parts(4);
        Refuses(
            $"Part 2 is missing: expected the parts 0 to 3, found 0 in '{parts[0]}', 1 in '{parts[1]}', 3 in '{parts[3]}'.\n",
            parts[0],
            parts[3],
            parts[1]
        );
        Refuses($"Parts 0, 1, 3 are missing: expected the parts 0 to 3, found 2 in '{parts[2]}'.\n", parts[2]);
        string copy = Journal("copy");
        File.Copy(parts[1], copy);
        Refuses($"'{parts[1]}' and '{copy}' are both part 1 of 4.\n", [.. parts, copy]);
        Refuses($"There is no file '{Journal("none")}'.\n", [.. parts, Journal("none")]);
    }

    [Fact]
    public void PartsOfDifferentSearchesAreRefusedWithBothValues()
    {
        string[] parts = Parts(2);
        Run(Journal("seed"), (1, 2), seed: 4);
        Differs("seed", "search", "'search' (grid search, seed 3, ", "'search' (grid search, seed 4, ");
        Run(Journal("name"), (1, 2), name: "other");
        Differs("name", "search", "'search' (grid", "'other' (grid");
        Run(Journal("parts"), (1, 3));
        Differs("parts", "number of parts", "2", "3");
        Run(Journal("trials"), (1, 2), trials: 8);
        Differs("trials", "number of trials", "7", "8");
        Run(Journal("goal"), (1, 2), goal: SearchGoal.Minimize);
        Differs("goal", "goal", "Maximize", "Minimize");
        Run(Journal("whole"));
        Assert.Equal(
            $"'{Journal("whole")}' is the journal of a whole search, not of a part: it was written without SearchOptions.Part.\n",
            ToolRun.Of("search", "merge", parts[0], Journal("whole")).Refusal
        );

        void Differs(string name, string what, string first, string second)
        {
            string other = Journal(name);
            string refusal = ToolRun.Of("search", "merge", parts[0], other).Refusal;
            string start = $"'{parts[0]}' and '{other}' are not parts of one search: the {what} is {first}";
            Assert.StartsWith(start, refusal, StringComparison.Ordinal);
            Assert.Contains($" in '{parts[0]}' and {second}", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void APartThatIsNotFinishedIsRefused()
    {
        string[] parts = Parts(2);
        string[] lines = File.ReadAllLines(parts[1]);
        File.WriteAllLines(parts[1], lines[..^2]);
        Refuses(
            $"'{parts[1]}' is not finished: 2 of its 3 trials are missing, the first is trial 3. Run this part again, which continues it.\n",
            parts
        );
        File.WriteAllText(parts[1], "{\"search\":\n");
        Assert.Contains(
            $"The journal '{parts[1]}' cannot be merged: line 1 does not say which search it belongs to.",
            ToolRun.Of(["search", "merge", .. parts]).Refusal,
            StringComparison.Ordinal
        );
        File.WriteAllLines(parts[1], [.. lines, File.ReadAllLines(parts[0])[^1]]);
        Refuses($"'{parts[1]}' is damaged: its trial 6 does not belong to part 1 of 2.\n", parts);
    }

    [Fact]
    public void TheJournalOfAPartIsNotReplaced()
    {
        string[] parts = Parts(2);
        Refuses($"The output '{parts[1]}' would replace the journal '{parts[1]}' of a part.\n", [.. parts, "--output", parts[1]]);
    }

    public void Dispose() => _folder.Dispose();

    private string Journal(string name) => _folder.File($"{name}.jsonl");

    private string[] Parts(int count, SearchGoal goal = SearchGoal.Maximize)
    {
        string[] paths = [.. Enumerable.Range(0, count).Select(index => Journal($"part-{index}"))];
        for (int index = 0; index < count; index++)
        {
            Run(paths[index], (index, count), goal);
        }

        return paths;
    }

    private static void Refuses(string expected, params string[] arguments) =>
        Assert.Equal(expected, ToolRun.Of(["search", "merge", .. arguments]).Refusal);

    /// <summary>Scores that fall and rise with the options, two of them equal.</summary>
    private static SearchResult<double> Run(
        string journal,
        (int, int)? part = null,
        SearchGoal goal = SearchGoal.Maximize,
        int trials = Trials,
        int seed = 3,
        string name = "search",
        Func<double, int, double>? score = null
    ) =>
        GridSearch.Run(
            Enumerable.Range(0, trials).Select(trial => trial / 3.0),
            new Dataset(_rows, _rows),
            KFold.Split(_rows.Length, 2),
            (option, _, _, foldSeed) => score is null ? Math.Abs(option - 1) + (1.0 / 7) : score(option, foldSeed),
            new SearchOptions
            {
                Journal = journal,
                Part = part ?? (0, 1),
                Goal = goal,
                Seed = seed,
                Name = name,
                Parallelism = 1,
            }
        );
}
