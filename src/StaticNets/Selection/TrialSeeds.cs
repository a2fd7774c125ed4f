namespace StaticNets.Selection;

/// <summary>Derives the seeds of a search by a hash, so that neighbouring searches and trials get unrelated seeds.</summary>
internal static class TrialSeeds
{
    private const ulong Draws = 0;
    private const ulong Scores = 1;

    /// <summary>Returns the seed for drawing the options of a trial.</summary>
    public static int OfDraw(int search, int trial) => Of(search, Draws, (ulong)trial);

    /// <summary>Returns the seed that a trial receives for one fold.</summary>
    public static int OfScore(int search, int trial, int fold) => Of(search, Scores, ((ulong)trial << 32) + (ulong)fold);

    private static int Of(int search, ulong purpose, ulong place) =>
        unchecked((int)SplitMix64.At(SplitMix64.At(SplitMix64.At((ulong)search, 0), purpose), place));
}
