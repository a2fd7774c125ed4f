using System.Text.RegularExpressions;

namespace StaticNets.MpiTests;

/// <summary>A rank that fails ends all ranks, which would wait for it otherwise.</summary>
[Collection(RanksCollection.Name)]
public sealed partial class FailureTests(RankProgram program)
{
    public static IEnumerable<TheoryDataRow<string, string>> Failures =>
        MpiRun.Rows("exception", "thread", "abort", "partner", "length", "exit");

    public static IEnumerable<TheoryDataRow<string, string>> NativeFailures => MpiRun.Rows("exception", "exit");

    public static IEnumerable<TheoryDataRow<string, bool>> Ways => MpiRun.Rows(false, true);

    [Theory]
    [MemberData(nameof(Failures))]
    public void AFailingRankEndsAllWithItsMessage(string launcher, string failure) => Ends(launcher, failure, native: false);

    [Theory]
    [MemberData(nameof(NativeFailures))]
    public void SoDoesOneThatIsCompiledAheadOfTime(string launcher, string failure) => Ends(launcher, failure, native: true);

    [Theory]
    [MemberData(nameof(Ways))]
    public void AKilledRankEndsAll(string launcher, bool native)
    {
        using RunningRanks running = program.Start(launcher, native, ranks: 3, "fail", "wait");
        running.Kill(output => WaitingProcess().Match(output) is { Success: true } match ? match.Groups[1].Value : null);
        Outcome outcome = running.End(RankProgram.LongestEnd);
        Assert.NotEqual(0, outcome.ExitCode);
    }

    private void Ends(string launcher, string failure, bool native)
    {
        string message = failure switch
        {
            "partner" =>
                "Rank 1 of 3: Unhandled exception. System.ArgumentOutOfRangeException: The partner must be another rank, from 0 to 2 and not 1.",
            "length" => "Expected 5 bytes from rank 0, which sent 1: the ranks are at different exchanges.",
            "exit" => "Rank 1 of 3: ends with exit code 3.",
            "abort" => "Rank 1 of 3: the data of this rank is damaged",
            _ => "Rank 1 of 3: Unhandled exception. System.IO.InvalidDataException: the data of this rank is damaged",
        };
        Outcome outcome = program.Run(launcher, native, ranks: 3, "fail", failure);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.True(outcome.Duration < RankProgram.LongestEnd, $"{outcome}");
    }

    [GeneratedRegex(@"process (\d+)\s")]
    private static partial Regex WaitingProcess();
}
