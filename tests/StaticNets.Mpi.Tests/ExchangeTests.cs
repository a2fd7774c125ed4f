namespace StaticNets.MpiTests;

/// <summary>Blocks of bytes between ranks, compared by the ranks with blocks that they compute themselves.</summary>
[Collection(RanksCollection.Name)]
public sealed class ExchangeTests(RankProgram program)
{
    public static IEnumerable<TheoryDataRow<string, bool>> Ways => MpiRun.Rows(false, true);

    /// <summary>
    /// Rings and broadcasts of 0 bytes up to 3 MiB and one byte, in one message and in messages of 1 MiB; 1000 exchanges and broadcasts
    /// allocate nothing.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void BlocksArriveUnchanged(string launcher, bool native)
    {
        Outcome outcome = program.Run(launcher, native, ranks: 4, "exchange");
        Assert.True(outcome.ExitCode == 0, $"{outcome}");
        Assert.Equal(
            ["rank 0 of 4: exchanged", "rank 1 of 4: exchanged", "rank 2 of 4: exchanged", "rank 3 of 4: exchanged"],
            outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order()
        );
    }
}
